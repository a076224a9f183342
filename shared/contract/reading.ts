import { z } from 'zod';
import { fileRisks } from '../domain/file-risk.ts';
import { idSchema } from '../domain/fields.ts';
import { fileViews, longestRead, textStates } from '../domain/reading.ts';
import { jobIdSchema, method, nothing } from './method.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u);

/** One of the files of a piece of evidence. Whatever is asked of a file names both: bytes alone are not handed out. */
const fileOf = z.object({ id: idSchema, fileHash: hashSchema }).strict();

/** Where in a file something stands. */
export const filePlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), page: z.number().int() }),
  z.object({ kind: z.literal('slide'), slide: z.number().int() }),
  z.object({ kind: z.literal('cell'), sheet: z.string(), cell: z.string() }),
  z.object({ kind: z.literal('paragraph'), paragraph: z.number().int() }),
  z.object({ kind: z.literal('line'), line: z.number().int() }),
]);

export const readableFileSchema = z.object({
  fileHash: hashSchema,
  fileName: z.string(),
  /** Counted from 1; of one with earlier versions the newest has the highest. */
  version: z.number().int(),
  isEarlier: z.boolean(),
  sizeBytes: z.number().int(),
  /** By the bytes; `application/octet-stream` when they tell nothing. */
  mediaType: z.string(),
  view: z.enum(fileViews),
  /** Its bytes are here. Those of a piece that only a list named may not have come yet. */
  isHere: z.boolean(),
  /** Its first bytes are not those that were stored. */
  isDamaged: z.boolean(),
  risk: z.enum(fileRisks).nullable(),
  /** The system's program for it may be given a copy. */
  mayOpen: z.boolean(),
  /** Null while nobody has looked for its words yet. */
  textState: z.enum(textStates).nullable(),
});
export type ReadableFile = z.infer<typeof readableFileSchema>;

const paragraphSchema = z.object({
  type: z.literal('paragraph'),
  number: z.number().int(),
  heading: z.number().int(),
  align: z.enum(['start', 'center', 'end']),
  indent: z.number(),
  isIndented: z.boolean(),
  label: z.string(),
  runs: z.array(
    z.object({
      text: z.string(),
      bold: z.boolean(),
      italic: z.boolean(),
      underline: z.boolean(),
      strike: z.boolean(),
    }),
  ),
});
const pictureSchema = z.object({
  type: z.literal('picture'),
  index: z.number().int(),
  widthPx: z.number().nullable(),
});
const cellSchema = z.object({
  columnSpan: z.number().int(),
  rowSpan: z.number().int(),
  blocks: z.array(z.discriminatedUnion('type', [paragraphSchema, pictureSchema])),
});
const blockSchema = z.discriminatedUnion('type', [
  paragraphSchema,
  pictureSchema,
  z.object({ type: z.literal('table'), rows: z.array(z.array(cellSchema)) }),
  z.object({ type: z.literal('slide'), number: z.number().int() }),
  z.object({ type: z.literal('page'), number: z.number().int() }),
]);

export const readingDocumentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('blocks'),
    blocks: z.array(blockSchema),
    pictures: z.array(
      z
        .object({
          mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/bmp', 'image/webp']),
          bytes: z.instanceof(Uint8Array),
        })
        .nullable(),
    ),
  }),
  z.object({
    kind: z.literal('sheets'),
    sheets: z.array(
      z.object({
        name: z.string(),
        hidden: z.boolean(),
        rows: z.array(z.array(z.string())),
        merges: z.array(
          z.object({
            row: z.number().int(),
            column: z.number().int(),
            rows: z.number().int(),
            columns: z.number().int(),
          }),
        ),
        isCut: z.boolean(),
      }),
    ),
  }),
  z.object({ kind: z.literal('text'), text: z.string(), encoding: z.string(), isCut: z.boolean() }),
  /** It cannot be read; the state says why. */
  z.object({ kind: z.literal('refused'), state: z.enum(textStates) }),
]);
export type ReadingAnswer = z.infer<typeof readingDocumentSchema>;

export const readingContract = {
  /** The files of a piece of evidence, its own first, and how each can be shown. */
  describe: method(
    'read',
    z.object({ id: idSchema }).strict(),
    z.object({
      id: idSchema,
      number: z.string(),
      title: z.string(),
      keeper: z.string(),
      physicalPlace: z.string(),
      /** What a list called the file that has not come yet; empty otherwise. */
      awaitedName: z.string(),
      files: z.array(readableFileSchema),
    }),
  ),
  /**
   * Some bytes of a file, checked against the hash of their chunk; fewer than asked for where a chunk ends, none at the
   * end of the file. Throws `not-found` for a file that is none of this piece's, `workspace-damaged` for bytes that are
   * not those that were stored.
   */
  bytes: method(
    'read',
    fileOf.extend({ offset: z.number().int().min(0), length: z.number().int().min(1).max(longestRead) }),
    z.object({ bytes: z.instanceof(Uint8Array), sizeBytes: z.number().int() }),
  ),
  /** A Word, Excel, PowerPoint, OFD, HTML or text file as what it says, or why it can't be read. */
  document: method('job', fileOf.extend({ jobId: jobIdSchema }), readingDocumentSchema),
  /** Writes a copy of a file to `path` (never over an existing file), hashed again on the way; risky ones too. */
  saveCopy: method(
    'job',
    fileOf.extend({ jobId: jobIdSchema, path: z.string().min(1) }),
    z.object({ path: z.string(), sizeBytes: z.number().int() }),
  ),
  /** Writes a read-only copy into a folder, for another program to open. Throws `rule-broken` about a risky file. */
  copyOut: method(
    'job',
    fileOf.extend({ jobId: jobIdSchema, folder: z.string().min(1) }),
    z.object({ path: z.string() }),
  ),
  /** How far the looking for words has come. */
  progress: method(
    'read',
    nothing,
    z.object({
      waiting: z.number().int(),
      read: z.number().int(),
      withoutText: z.number().int(),
      failed: z.number().int(),
    }),
  ),
} as const;
