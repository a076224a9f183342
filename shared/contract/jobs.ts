import { z } from 'zod';
import { done, jobIdSchema, method } from './method.ts';

/** How far a long call has come. `total` 0 means unknown. Sent at most ten times a second. */
export const jobProgressSchema = z.object({
  jobId: jobIdSchema,
  /** Stable name of the stage, such as `hashing`; the catalogue holds the words. */
  stage: z.string(),
  done: z.number(),
  total: z.number(),
  unit: z.enum(['bytes', 'files', 'rows', 'pages', 'steps']),
  /** What is being worked on: a file name, a sheet. */
  label: z.string(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** Under this name an opening that takes long tells how far it has come; it is no job that could be cancelled. */
export const openingJobId = 'workspace.open';

export const jobsContract = {
  /** Asks a running job to stop; it answers `cancelled` itself, with nothing half done. Unknown ids are ignored. */
  cancel: method('read', z.object({ jobId: jobIdSchema }).strict(), done),
} as const;
