import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { workspaceKinds } from './workspace.ts';
import { done, jobIdSchema, method, nothing } from './method.ts';
import { paperSpecSchema } from './papers.ts';
import { printChoiceSchema, printerSchema, printHabitSchema } from './printing.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const settingsSchema = z.object({
  /** This computer, as files note where they are used; empty until the first one was opened. */
  computerId: z.string().max(64).default(''),
  language: z.enum(languages).default('zh-CN'),
  author: z.string().max(100).default(''),
  zoom: z.number().min(0.8).max(2).default(1),
  reopenLast: z.boolean().default(true),
  recent: z.array(z.object({ path: z.string(), departmentName: z.string(), openedAt: z.string() })).default([]),
  /** How each kind of paper was printed last, by its name; one that cannot be read is forgotten. */
  printing: z.record(z.string().max(60), printHabitSchema).catch({}).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What a file dialog is for: it decides title, filter and the folder that it opens in. */
export const fileKinds = [
  'workspace',
  'workbook',
  'table',
  'pdf',
  'docx',
  'bundle',
  'sealedBundle',
  'enrolment',
  'library',
  'evidence',
  'foreign',
  'any',
] as const;

/** Answered by the main process itself, not by the host. */
export const desktopContract = {
  settings: method('read', nothing, settingsSchema),
  saveSettings: method('write', settingsSchema.partial().strict(), settingsSchema),
  /** Asks for existing files. Empty when the user thought better of it. */
  pickFiles: method(
    'read',
    z
      .object({ kind: z.enum(fileKinds), multiple: z.boolean().default(false), folders: z.boolean().default(false) })
      .strict(),
    z.object({ paths: z.array(z.string()) }),
  ),
  /** Asks where to write; the system's dialog asks before overwriting. Null when cancelled. */
  pickTarget: method(
    'read',
    z.object({ kind: z.enum(fileKinds), suggestedName: z.string().max(200) }).strict(),
    z.object({ path: z.string().nullable() }),
  ),
  showInFolder: method('read', z.object({ path: z.string() }).strict(), done),
  /** Opens a file that the program has just written in the system's program for it. */
  openFile: method('read', z.object({ path: z.string() }).strict(), done),
  /** Opens a read-only copy of a file of evidence in the system's program. Throws `rule-broken` about a risky file. */
  openCopy: method(
    'job',
    z.object({ jobId: jobIdSchema, id: idSchema, fileHash: z.string().regex(/^[0-9a-f]{64}$/u) }).strict(),
    z.object({ opened: z.literal(true) }),
  ),
  /**
   * Compiles a paper and prints it: as `choice` says, or, where there is none, as the user says in the system's dialog
   * (`printed: false` when they thought better of it). Throws `no-printer`, about the printer that is not there;
   * `print-failed`, about what the system said; `invalid-input` about a range that is none.
   */
  print: method(
    'job',
    z.object({ jobId: jobIdSchema, spec: paperSpecSchema, choice: printChoiceSchema.optional() }).strict(),
    z.object({ printed: z.boolean() }),
  ),
  /** The printers of this computer; none where the system has none. */
  printers: method('read', nothing, z.object({ printers: z.array(printerSchema) })),
  /** Versions for the about page. */
  about: method(
    'read',
    nothing,
    z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      hostPort: z.string(),
    }),
  ),
  /**
   * Says what the window's menu is about: the kind of the open file, null for none, and the steps; null where there is
   * none to undo or redo.
   */
  showSteps: method(
    'read',
    z
      .object({
        kind: z.enum(workspaceKinds).nullable(),
        undo: z.string().max(200).nullable(),
        redo: z.string().max(200).nullable(),
      })
      .strict(),
    done,
  ),
  /** A file named on the command line or double-clicked, once; null when there is none. */
  takeOpenRequest: method('read', nothing, z.object({ path: z.string().nullable() })),
} as const;
