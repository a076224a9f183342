import { z } from 'zod';
import { issueSchema } from '../app-error.ts';
import { jobIdSchema, method, nothing } from './method.ts';

/** What a bundle holds, as found by reading it back. */
export const bundleReportSchema = z.object({
  path: z.string(),
  sizeBytes: z.number(),
  payloadFiles: z.number().int(),
  payloadBytes: z.number(),
  recordCount: z.number().int(),
  revisionCount: z.number().int(),
  evidenceFileCount: z.number().int(),
  /** SHA-256 of tagmanifest-sha256.txt: one line that stands for every byte of the bag. */
  fingerprint: z.string(),
  departmentName: z.string(),
  collegeName: z.string(),
  valid: z.boolean(),
  issues: z.array(issueSchema),
});
export type BundleReport = z.infer<typeof bundleReportSchema>;

export const bundlesContract = {
  /** What an export would carry. */
  summary: method(
    'read',
    nothing,
    z.object({
      records: z.array(z.object({ kind: z.string(), count: z.number().int() })),
      revisionCount: z.number().int(),
      evidenceFileCount: z.number().int(),
      evidenceBytes: z.number(),
      suggestedName: z.string(),
    }),
  ),
  /** Writes the bag to `path + '.part'`, fsyncs, reads it back, verifies, renames. */
  export: method('job', z.object({ jobId: jobIdSchema, path: z.string().min(1) }).strict(), bundleReportSchema),
  /** Verifies any bundle without changing anything. */
  verify: method('job', z.object({ jobId: jobIdSchema, path: z.string().min(1) }).strict(), bundleReportSchema),
} as const;
