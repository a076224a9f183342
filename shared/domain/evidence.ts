import { z } from 'zod';
import { dayField, idSchema, lineField, ordinalField, requiredLineField, textField } from './fields.ts';

/** 文字, 统计, 声像, 证书, 实物, 其他 */
export const evidenceKinds = ['text', 'statistics', 'media', 'certificate', 'object', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How the year of a piece is counted: finance and logistics by the calendar, teaching by the school year. */
export const evidenceYearKinds = ['calendar', 'school-year'] as const;
export type EvidenceYearKind = (typeof evidenceYearKinds)[number];

export const secrecyLevels = ['public', 'internal', 'confidential'] as const; // 公开, 内部, 秘密

/** Something that can be seen: no title may consist of blanks, marks of direction and joiners alone. */
const visible = /[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u;

/** Whether a text can be seen at all. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** A file of a piece. Only what stands in the store may be named: see `stored_file_hash` in the schema. */
const fileFields = {
  /** SHA-256 of the bytes, 64 lower-case hex digits, or empty when there is no file. */
  fileHash: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/u)]).default(''),
  fileName: z.string().max(255).default(''), // the original name, unchanged
  mediaType: lineField,
  sizeBytes: z.number().int().min(0).default(0),
};

/** 支撑材料. A piece without a file is a paper or an object that lies where `physicalPlace` says. */
export const evidenceSchema = z.object({
  number: lineField, // as text, in natural order: 1.1-1, 佐证材料15
  title: requiredLineField.regex(visible),
  kind: z.enum(evidenceKinds).default('text'),
  formedOn: dayField,
  year: lineField, // 2026 or 2025-2026
  provider: lineField,
  keeper: lineField,
  physicalPlace: lineField,
  secrecyLevel: z.enum(secrecyLevels).default('internal'),
  remarks: textField,
  ...fileFields,
  ordinal: ordinalField,
  yearKind: z.enum(evidenceYearKinds).default('calendar'),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What a further file is to its piece: one of the files that it consists of, or an earlier version of one of them. */
export const evidencePartRoles = ['file', 'version'] as const;
export type EvidencePartRole = (typeof evidencePartRoles)[number];

/**
 * A further file of one piece. The piece's own file fields always hold the current version of its first file, so that
 * whoever knows nothing of parts still has the right one. Like a piece, a part may wait for its bytes: its name is then
 * known and its hash empty.
 */
export const evidencePartSchema = z.object({
  evidenceId: idSchema,
  role: z.enum(evidencePartRoles).default('file'),
  /** Which further file this is an earlier version of; null for the piece's own file, and for every current file. */
  ofPartId: idSchema.nullable().default(null),
  /** 1 is the oldest. A current file carries the number that it has among its versions. */
  version: z.number().int().min(1).max(9999).default(1),
  ...fileFields,
  remarks: lineField, // what changed, where it came from
  ordinal: ordinalField, // the order of the files of a piece, from 0
});
export type EvidencePart = z.infer<typeof evidencePartSchema>;

/** What a piece of evidence can prove. */
export const evidenceTargetKinds = [
  'position',
  'duty',
  'workItem',
  'workStandard',
  'workflow',
  'annualTask',
  'statement',
  'section',
  'department',
  'taskMonth',
  'goal',
  'statementItem',
  'reviewItem',
  'finding',
  'indicator',
] as const;
export type EvidenceTargetKind = (typeof evidenceTargetKinds)[number];

/** 2026, or the school year 2025-2026; empty where no year is named. */
export const linkYearField = z
  .string()
  .regex(/^(?:(?:19|2[01])\d\d(?:-(?:19|2[01])\d\d)?)?$/u)
  .default('');

/** One piece may prove many things in many years, without a copy. */
export const evidenceLinkSchema = z.object({
  evidenceId: idSchema,
  targetKind: z.enum(evidenceTargetKinds),
  targetId: idSchema,
  remarks: lineField,
  recordName: lineField, // of a workflow: which of the records that it keeps; empty: the workflow as a whole
  year: linkYearField, // what it proves it for; empty: the year that the evidence itself is of
});
export type EvidenceLink = z.infer<typeof evidenceLinkSchema>;
