import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { done, jobIdSchema, method, nothing } from './method.ts';

/** Whose file it is: a department's own, or the central office's, which holds many departments. */
export const workspaceKinds = ['department', 'office'] as const;
export type WorkspaceKind = (typeof workspaceKinds)[number];

/** What the window shows about the open file. Sizes in bytes; times are UTC, ISO 8601. */
export const workspaceStatusSchema = z.object({
  path: z.string(),
  workspaceId: idSchema,
  kind: z.enum(workspaceKinds),
  replicaId: idSchema,
  departmentId: idSchema,
  departmentName: z.string(),
  collegeName: z.string(),
  author: z.string(),
  schemaVersion: z.number().int(),
  fileSizeBytes: z.number(),
  evidenceBytes: z.number(),
  lastSavedAt: z.string().nullable(),
  revisionCount: z.number().int(),
});
export type WorkspaceStatus = z.infer<typeof workspaceStatusSchema>;

export const workspaceContract = {
  /** Makes a new file and opens it. `sample` takes in the sample department, evidence included; `office` is the central office's. */
  create: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        path: z.string().min(1),
        template: z.enum(['sample', 'empty', 'office']),
        departmentName: z.string().max(200).default(''),
        collegeName: z.string().max(200).default(''),
        author: z.string().max(100).default(''),
      })
      .strict(),
    workspaceStatusSchema,
  ),
  open: method('write', z.object({ path: z.string().min(1) }).strict(), workspaceStatusSchema),
  close: method('write', nothing, done),
  /** Null when no file is open. */
  status: method('read', nothing, workspaceStatusSchema.nullable()),
  /** The name that stands in the revisions made from now on. */
  setAuthor: method('write', z.object({ author: z.string().max(100) }).strict(), workspaceStatusSchema),
  /** A whole copy of the file, written beside it, fsynced and renamed. */
  backup: method(
    'job',
    z.object({ jobId: jobIdSchema, path: z.string().min(1) }).strict(),
    z.object({ path: z.string(), sizeBytes: z.number() }),
  ),
  /** SQLite's own integrity check, and every evidence chunk and file hashed again. */
  check: method(
    'job',
    z.object({ jobId: jobIdSchema }).strict(),
    z.object({
      integrity: z.array(z.string()), // empty when SQLite finds nothing
      filesChecked: z.number().int(),
      bytesChecked: z.number(),
      damaged: z.array(z.object({ fileHash: z.string(), titles: z.array(z.string()) })),
    }),
  ),
} as const;
