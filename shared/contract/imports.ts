import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { assignmentFaults } from '../domain/import/assign.ts';
import { importRoles } from '../domain/import/labels.ts';
import { placementUses } from '../domain/import/ledger.ts';
import { standardFields } from '../domain/import/imported.ts';
import { sourceKinds, sourceNoteKinds, sourceOrigins } from '../domain/import/source.ts';
import { jobIdSchema, method } from './method.ts';

const pieceSchema = z.object({
  id: z.string(),
  text: z.string(),
  number: z.string(),
  heading: z.number().int(),
  bold: z.boolean(),
  origin: z.enum(sourceOrigins),
  hidden: z.boolean(),
  contents: z.boolean(),
});
const tableSchema = z.object({
  type: z.literal('table'),
  id: z.string(),
  name: z.string(),
  rows: z.number().int(),
  columns: z.number().int(),
  cells: z.array(
    z.object({
      row: z.number().int(),
      column: z.number().int(),
      rowSpan: z.number().int(),
      columnSpan: z.number().int(),
      pieces: z.array(pieceSchema),
    }),
  ),
});
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), piece: pieceSchema }),
  tableSchema,
]);

const placementSchema = z.object({
  piece: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  use: z.enum(placementUses),
  target: z.string(),
});

const textSchema = z.object({ key: z.string(), text: z.string() });
const standardSchema = textSchema.extend({
  fields: z.partialRecord(z.enum(standardFields), z.string()),
  ratedScore: z.number().nullable(),
  deductions: z.string(),
});
const itemSchema = textSchema.extend({ implied: z.boolean(), standards: z.array(standardSchema) });
const dutySchema = textSchema.extend({ items: z.array(itemSchema) });

/** What applying would do with a position or a workflow that the file brings. */
export const importActions = ['new', 'update', 'skip'] as const;
export type ImportAction = (typeof importActions)[number];

const matchSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    by: z.enum(['code', 'name']),
    /** Fields that an update would fill or change, old and new. */
    changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    /** Duties, work items and standards that an update would add; what is there already stays as it is. */
    added: z.number().int(),
    same: z.number().int(),
  })
  .nullable();

const positionSchema = z.object({
  key: z.string(),
  name: z.string(),
  section: z.string(),
  /** Texts by the name of the record's field. */
  fields: z.record(z.string(), z.string()),
  headcount: z.number().int().nullable(),
  reportsTo: z.string(),
  holders: z.array(z.string()),
  duties: z.array(dutySchema),
  match: matchSchema,
});
const stepSchema = z.object({
  key: z.string(),
  actor: z.string(),
  action: z.string(),
  input: z.string(),
  output: z.string(),
  timeLimit: z.string(),
});
const workflowSchema = z.object({
  key: z.string(),
  name: z.string(),
  position: z.string().nullable(),
  purpose: z.string(),
  scope: z.string(),
  actors: z.string(),
  serviceTimeLimit: z.string(),
  duties: z.string(),
  norms: z.string(),
  basis: z.string(),
  records: z.string(),
  steps: z.array(stepSchema),
  /** A workflow of the same name: with the same steps it is left alone, or else the new one is added under a name of its own. */
  match: z.object({ id: idSchema, sameSteps: z.boolean() }).nullable(),
});

const columnTableSchema = z.object({
  tableId: z.string(),
  sheet: z.string(),
  fingerprint: z.string(),
  columns: z.array(
    z.object({
      column: z.number().int(),
      header: z.string(),
      role: z.enum(importRoles),
      samples: z.array(z.string()),
    }),
  ),
  hasHead: z.boolean(),
  remembered: z.boolean(),
});

/** What a file holds and what an import would make of it. Nothing is written. */
export const importPreviewSchema = z.object({
  path: z.string(),
  fileName: z.string(),
  /** SHA-256 of the bytes: an import of other bytes is refused. */
  fileHash: z.string(),
  sizeBytes: z.number().int(),
  kind: z.enum(sourceKinds),
  title: z.string(),
  blocks: z.array(blockSchema),
  notes: z.array(z.object({ kind: z.enum(sourceNoteKinds), count: z.number().int() })),
  /** Where every character of every piece went, in order and without gaps. */
  placements: z.array(placementSchema),
  /** What found no field, one stretch of a piece an entry, with its offsets there. */
  kept: z.array(z.object({ piece: z.string(), start: z.number().int(), end: z.number().int(), text: z.string() })),
  /**
   * What became of the assignments, one entry each: the text, the key of what it was put into, and why it does not fit
   * (it stays kept then).
   */
  assigned: z.array(z.object({ text: z.string(), key: z.string(), fault: z.enum(assignmentFaults).nullable() })),
  columnTables: z.array(columnTableSchema),
  positions: z.array(positionSchema),
  workflows: z.array(workflowSchema),
  sections: z.array(z.object({ key: z.string(), name: z.string(), duties: z.string(), isNew: z.boolean() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type ImportPreviewPosition = ImportPreview['positions'][number];
export type ImportPreviewWorkflow = ImportPreview['workflows'][number];

/** Fingerprint of a layout's headers → what each of its columns holds, and whether its first row names them. */
export const columnMappingsSchema = z.record(
  z.string().max(4_000),
  z.object({ roles: z.array(z.enum(importRoles)).max(256), hasHead: z.boolean() }).strict(),
);

/** Texts that found no field and where a person puts them, in order: a later one may name what an earlier one made. */
const assignmentsSchema = z
  .array(
    z
      .object({
        piece: z.string().max(100),
        start: z.number().int().min(0),
        end: z.number().int().min(0),
        to: z.string().max(100),
        as: z.enum(importRoles),
      })
      .strict(),
  )
  .max(5_000);

/** What an import did. */
export const importReportSchema = z.object({
  positions: z.object({ added: z.number().int(), updated: z.number().int(), skipped: z.number().int() }),
  duties: z.number().int(),
  workItems: z.number().int(),
  standards: z.number().int(),
  workflows: z.object({ added: z.number().int(), skipped: z.number().int() }),
  sections: z.number().int(),
  people: z.number().int(),
  /** The pieces of evidence that hold the originals, with the text that found no field in their remarks. */
  originals: z.array(z.object({ id: idSchema, title: z.string(), keptCharacters: z.number().int() })),
  /** Positions that were added or updated, in the order of the files. */
  positionIds: z.array(idSchema),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importsContract = {
  /** Reads one foreign file (DOCX, XLSX, CSV, text). Answers `import-invalid` with one issue when it cannot be read. */
  read: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        path: z.string().min(1),
        mappings: columnMappingsSchema.default({}),
        assignments: assignmentsSchema.default([]),
      })
      .strict(),
    importPreviewSchema,
  ),
  /**
   * Imports files as they were previewed: one command, one step of undo. Choices are by the keys of the preview; what
   * is not named is updated where it matches and added where it does not. Remembers the mappings for later files.
   * Answers `import-invalid` with `import-changed` when the file or an assignment is no longer as it was previewed.
   */
  apply: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        files: z
          .array(
            z
              .object({
                path: z.string().min(1),
                fileHash: z.string(),
                mappings: columnMappingsSchema.default({}),
                assignments: assignmentsSchema.default([]),
                choices: z.record(z.string(), z.enum(importActions)).default({}),
              })
              .strict(),
          )
          .min(1)
          .max(200),
      })
      .strict(),
    importReportSchema,
  ),
} as const;
