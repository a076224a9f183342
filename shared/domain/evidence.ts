import { z } from 'zod';
import { dayField, idSchema, lineField, ordinalField, requiredLineField, textField } from './fields.ts';

/** 文字, 统计, 声像, 证书, 实物, 其他 */
export const evidenceKinds = ['text', 'statistics', 'media', 'certificate', 'object', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const secrecyLevels = ['public', 'internal', 'confidential'] as const; // 公开, 内部, 秘密

/** 支撑材料. A piece without a file is a paper or an object that lies where `physicalPlace` says. */
export const evidenceSchema = z.object({
  number: lineField, // as text, in natural order: 1.1-1, 佐证材料15
  title: requiredLineField,
  kind: z.enum(evidenceKinds).default('text'),
  formedOn: dayField,
  year: lineField, // 2026 or 2025-2026
  provider: lineField,
  keeper: lineField,
  physicalPlace: lineField,
  secrecyLevel: z.enum(secrecyLevels).default('internal'),
  remarks: textField,
  /** SHA-256 of the bytes, 64 lower-case hex digits, or empty when there is no file. */
  fileHash: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/u)]).default(''),
  fileName: z.string().max(255).default(''), // the original name, unchanged
  mediaType: lineField,
  sizeBytes: z.number().int().min(0).default(0),
  ordinal: ordinalField,
});
export type Evidence = z.infer<typeof evidenceSchema>;

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
] as const;
export type EvidenceTargetKind = (typeof evidenceTargetKinds)[number];

/** One piece may prove many things, without a copy. */
export const evidenceLinkSchema = z.object({
  evidenceId: idSchema,
  targetKind: z.enum(evidenceTargetKinds),
  targetId: idSchema,
  remarks: lineField,
});
export type EvidenceLink = z.infer<typeof evidenceLinkSchema>;
