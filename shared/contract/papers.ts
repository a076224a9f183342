import { z } from 'zod';
import { evidenceGroups } from '../domain/evidence-groups.ts';
import { yearBases } from '../domain/coverage/year-span.ts';
import { idSchema, textField, yearField } from '../domain/fields.ts';
import { monthField } from '../domain/task-month.ts';
import { ledgerNames } from '../domain/ledger-names.ts';
import { jobIdSchema, method, nothing, saveMethod, storedSchema } from './method.ts';

/** Prints everything as it stands now, instead of the versions in force where there are any. */
const drafts = z.boolean().optional();

/** Which paper, of which records. */
export const paperSpecSchema = z.discriminatedUnion('paper', [
  z.object({ paper: z.literal('handbook'), year: yearField, drafts }).strict(),
  z.object({ paper: z.literal('handbook-edition'), editionId: idSchema }).strict(), // as it was released
  // 修改对照; null: as it is now
  z.object({ paper: z.literal('handbook-changes'), before: idSchema, after: idSchema.nullable() }).strict(),
  // none means all
  z.object({ paper: z.literal('job-description'), positionIds: z.array(idSchema).max(2000), drafts }).strict(),
  z.object({ paper: z.literal('standards-table'), drafts }).strict(), // S4 表5
  z.object({ paper: z.literal('statement'), statementId: idSchema }).strict(),
  // one after the other
  z.object({ paper: z.literal('statements'), statementIds: z.array(idSchema).min(1).max(2000) }).strict(),
  z.object({ paper: z.literal('statement-result'), statementId: idSchema }).strict(), // how its year ended
  z
    .object({
      paper: z.literal('evidence-list'),
      group: z.enum(evidenceGroups).optional(),
      evidenceIds: z.array(idSchema).max(100_000).optional(), // all when absent
    })
    .strict(),
  z.object({ paper: z.literal('coverage'), basis: z.enum(yearBases), year: yearField }).strict(), // 材料对照表
  z.object({ paper: z.literal('coverage-check'), basis: z.enum(yearBases), year: yearField }).strict(), // 提交前检查
  z.object({ paper: z.literal('renewals'), basis: z.enum(yearBases), year: yearField }).strict(), // 年度更新清单
  z.object({ paper: z.literal('task-plan'), year: yearField }).strict(), // 年度工作计划
  z.object({ paper: z.literal('task-month'), month: monthField }).strict(), // 月报
  z.object({ paper: z.literal('goal-table') }).strict(),
  z.object({ paper: z.literal('organization-chart') }).strict(),
  // none means all
  z.object({ paper: z.literal('workflows'), workflowIds: z.array(idSchema).max(2000), drafts }).strict(),
  z.object({ paper: z.literal('layer-standards'), drafts }).strict(), // 部门质量标准, S4 表6–9
  z.object({ paper: z.literal('scored-standards'), drafts }).strict(), // 计分考核标准
  z.object({ paper: z.literal('task-table'), tableId: idSchema }).strict(), // S4 表3, 表4, 附表
  z.object({ paper: z.literal('office-summary'), year: yearField }).strict(), // 全校汇总, of the central office
  z
    .object({ paper: z.literal('transmittal'), recipientId: idSchema.nullable(), sequence: z.number().int().min(1) })
    .strict(), // 交接单; null: for anybody
  // 名册与台账; `year`: of 问题整改台账 and 监测指标一览表
  z.object({ paper: z.literal('ledger'), ledger: z.enum(ledgerNames), year: yearField.optional() }).strict(),
]);
export type PaperSpec = z.infer<typeof paperSpecSchema>;

/** Kinds of papers in the order in which the print centre lists them. */
export const paperNames = [
  'handbook',
  'job-description',
  'workflows',
  'standards-table',
  'scored-standards',
  'layer-standards',
  'statement',
  'statement-result',
  'task-table',
  'task-plan',
  'task-month',
  'goal-table',
  'evidence-list',
  'coverage',
  'coverage-check',
  'renewals',
  'organization-chart',
  'ledger',
  'transmittal',
] as const satisfies readonly PaperSpec['paper'][];
export type PaperName = (typeof paperNames)[number];

export const paperFormats = ['pdf', 'docx', 'xlsx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** Papers that are lists: they can be written as a workbook too. */
export const sheetPapers: ReadonlySet<PaperSpec['paper']> = new Set([
  'standards-table',
  'layer-standards',
  'scored-standards',
  'evidence-list',
  'coverage',
  'coverage-check',
  'renewals',
  'goal-table',
  'task-table',
  'task-plan',
  'task-month',
  'ledger',
  'office-summary',
]);

/** A letter that no font at hand can draw. */
export const missingGlyphSchema = z.object({
  glyph: z.string(),
  /** Such as U+2CB4E. */
  code: z.string(),
  /** At most three, with the words around it; `page` is where the chapter begins, from 1. */
  places: z.array(z.object({ heading: z.string(), page: z.number().int(), excerpt: z.string() })),
});
export type MissingGlyph = z.infer<typeof missingGlyphSchema>;

/** One entry of the print centre's list. */
export const printableSchema = z.object({
  /** The same for the same paper of the same records, as long as they are there. */
  key: z.string(),
  spec: paperSpecSchema,
  title: z.string(),
  /** What tells it from others of the same title: a section, a year; may be empty. */
  note: z.string(),
  ready: z.boolean(),
});
export type Printable = z.infer<typeof printableSchema>;

export const papersContract = {
  /** What stands on the handbook's cover and approval page; made with defaults on first use. */
  handbook: method('read', z.object({ year: yearField }).strict(), storedSchema('handbook').nullable()),
  saveHandbook: saveMethod('handbook'),
  /** The paper as the PDF that `export` would write, and its outline with page numbers (from 1, counted in sheets). */
  preview: method(
    'job',
    z.object({ jobId: jobIdSchema, spec: paperSpecSchema }).strict(),
    z.object({
      pdf: z.instanceof(Uint8Array),
      pageCount: z.number().int(),
      /** `anchor` of a handbook's chapter: `chapter-3` stands for the third entry of its outline. */
      outline: z.array(
        z.object({ anchor: z.string(), title: z.string(), level: z.number().int(), page: z.number().int() }),
      ),
      missingGlyphs: z.array(z.string()),
      /** By which `previewChange` knows these pages; null for papers that are always set as a whole. */
      layout: z.number().int().nullable(),
    }),
  ),
  /**
   * After an edit of a book whose pages are shown: the pages of the chapters that changed, in their order, each in place
   * of `oldPages` sheets from `fromPage` (of the book as it was laid out); the first `skip` pages of the PDF are not
   * shown. `unsaved`: words of a free chapter that are still being typed. `known`: ids of pages that need not be sent
   * again. `differsElsewhere`: besides these pages, the list of revisions and numbers of pages, something else of the
   * book is not what it was, such as a heading that the contents name. Empty when nothing differs from the book any more;
   * null when it must be set as a whole.
   */
  previewChange: method(
    'read',
    z
      .object({
        spec: paperSpecSchema,
        layout: z.number().int(),
        unsaved: z.object({ chapterId: idSchema, text: textField }).strict().nullable().default(null),
        known: z.array(z.number().int()).max(100).default([]),
      })
      .strict(),
    z
      .array(
        z.object({
          /** The same for the same pages. */
          id: z.number().int(),
          fromPage: z.number().int(),
          oldPages: z.number().int(),
          skip: z.number().int(),
          differsElsewhere: z.boolean(),
          /** Null where they are known. */
          pdf: z.instanceof(Uint8Array).nullable(),
        }),
      )
      .nullable(),
  ),
  /**
   * How many pages the paper has, and which of its letters no font at hand can draw, each with the places where it
   * stands.
   */
  inspect: method(
    'job',
    z.object({ jobId: jobIdSchema, spec: paperSpecSchema }).strict(),
    z.object({ pageCount: z.number().int(), missing: z.array(missingGlyphSchema) }),
  ),
  /**
   * The same pages as one SVG for the print dialog: each page a ground (its size in points) and a group, glyphs last.
   * Vectors, so that the printer's own resolution decides.
   */
  sheets: method(
    'job',
    z.object({ jobId: jobIdSchema, spec: paperSpecSchema }).strict(),
    z.object({ svg: z.string(), pageCount: z.number().int() }),
  ),
  /**
   * Writes the paper beside `path`, fsyncs, renames. Replaces an existing file (the dialog has asked). Only `sheetPapers`
   * can be written as `xlsx`: others are refused as `invalid-input`. With `keepExisting` a file of that name stays, and
   * the answer's `path` says which free name was taken. `booklet`: only for `pdf`; two pages a sheet of A4 in folding
   * order, to be printed on both sides and turned over by the short edge; `usual` folds thick ones in lots. The answer's
   * `pageCount` is that of the paper.
   */
  export: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        spec: paperSpecSchema,
        format: z.enum(paperFormats),
        path: z.string().min(1),
        keepExisting: z.boolean().optional(),
        booklet: z
          .union([z.literal('usual'), z.object({ sheetsInFold: z.number().int().min(1).max(20).nullable() }).strict()])
          .optional(),
      })
      .strict(),
    z.object({ path: z.string(), sizeBytes: z.number(), pageCount: z.number().int(), sha256: z.string() }),
  ),
  /** Papers with a word on whether there is anything to print. */
  available: method(
    'read',
    nothing,
    z.array(z.object({ spec: paperSpecSchema, title: z.string(), ready: z.boolean() })),
  ),
  /** Everything that can be printed, by kind of paper and record. */
  catalogue: method('read', nothing, z.array(z.object({ paper: z.enum(paperNames), items: z.array(printableSchema) }))),
} as const;
