import { z } from 'zod';
import { issueSchema } from '../app-error.ts';
import { recordKinds } from '../domain/record-kind.ts';
import { jobIdSchema, method } from './method.ts';

const countsSchema = z.object({
  kind: z.enum(recordKinds as [(typeof recordKinds)[number], ...(typeof recordKinds)[number][]]),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});

/** What an import would do or did. Rows missing from the workbook are left alone: an import never removes. */
export const workbookReportSchema = z.object({
  path: z.string(),
  counts: z.array(countsSchema),
  issues: z.array(issueSchema),
});
export type WorkbookReport = z.infer<typeof workbookReportSchema>;

export const workbookContract = {
  /** Writes the documented template, empty or filled with the department's records. */
  export: method(
    'job',
    z.object({ jobId: jobIdSchema, path: z.string().min(1), content: z.enum(['empty', 'filled']) }).strict(),
    z.object({ path: z.string(), sizeBytes: z.number(), rows: z.number().int() }),
  ),
  /** Reads the workbook and tells what an import would do; writes nothing. */
  check: method('job', z.object({ jobId: jobIdSchema, path: z.string().min(1) }).strict(), workbookReportSchema),
  /** All or nothing, in one transaction. Answers `import-invalid` with every issue when there is one. */
  import: method('job', z.object({ jobId: jobIdSchema, path: z.string().min(1) }).strict(), workbookReportSchema),
} as const;
