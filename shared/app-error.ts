import { z } from 'zod';

/**
 * Every way in which a call can fail, as a closed list. The window turns a code into a sentence that says what to do
 * next (renderer catalogue, `errors.*`), so a new code without a sentence does not compile.
 */
export const errorCodes = [
  'invalid-input', // details: field paths that the contract's schema refused
  'not-found', // about: what was asked for
  'conflict', // the record changed since the caller read it
  'in-use', // something still refers to it; about: what
  'rule-broken', // a rule of the domain refused the change; about: the rule's name
  'no-workspace', // no file is open
  'workspace-busy', // another program holds the file; about: who
  'workspace-newer', // made by a newer program
  'workspace-damaged', // SQLite or the schema check refused it
  'not-a-workspace', // some other file
  'file-exists', // the target exists already
  'file-missing', // the named file is not there (any more)
  'file-denied', // no right to read or write it
  'file-busy', // another program has it open (Windows EBUSY/EPERM)
  'disk-full', // details: `room-missing` with the bytes that are free and needed, where they were counted before
  'drive-gone', // the drive was pulled out while it was written to
  'file-changed', // it changed while we read it
  'import-invalid', // details: one issue a line with sheet, cell and cure
  'bundle-invalid', // details: what does not verify
  'no-printer', // about: the printer that is not there (any more); empty when there is none at all
  'print-failed', // about: what the system said
  'cancelled',
  'host-gone', // the process that owns the file ended
  'internal', // a bug; about: a short cause for the log
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong in bad input: where it is, and which rule it broke. Words are made by the window. */
export const issueSchema = z.object({
  /** File, sheet, row/cell or field, outermost first, such as `['岗位', 'C7']`. */
  where: z.array(z.string()),
  /** Stable name of the rule, such as `missing-value`; the catalogue holds a sentence for each. */
  rule: z.string(),
  /** What stood there, shortened to 80 characters. */
  found: z.string().optional(),
  /** What would be right: allowed values, a limit, the name of the thing referred to. */
  expected: z.string().optional(),
});
export type Issue = z.infer<typeof issueSchema>;

export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  /** What it was about: a path, a name, a rule. Shown to the user where it helps. */
  about: z.string().optional(),
  details: z.array(issueSchema).optional(),
});
/** The error half of every `Result` that crosses a process. */
export type AppError = z.infer<typeof appErrorSchema>;

/** Thrown inside one process and turned into a `Result` at its edge; foreign errors are converted to it once. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError, options?: { cause?: unknown }) {
    super(error.about === undefined ? error.code : `${error.code}: ${error.about}`, options);
    this.name = 'AppFailure';
    this.error = error;
  }
}
