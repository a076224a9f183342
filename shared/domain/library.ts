import { z } from 'zod';
import { idSchema, lineField, ordinalField, requiredLineField, textField } from './fields.ts';
import { comparisons } from './work-standard.ts';

/** 五层面; `school` holds management and service (S1 art. 6, 8). */
export const layers = ['school', 'program', 'course', 'teacher', 'student'] as const;
export type Layer = (typeof layers)[number];

/** 人力资源 财务支持 资源建设 安全保障 生活保障 文化保障 (S1 art. 10); empty for a standard that is none of them. */
export const safeguards = ['', 'people', 'finance', 'resources', 'safety', 'living', 'culture'] as const;
export type Safeguard = (typeof safeguards)[number];

/** 制定依据 流程标准 保障标准 绩效标准 考核标准 (S4 表6–9). */
export const standardTypes = ['basis', 'process', 'safeguard', 'performance', 'assessment'] as const;
export type StandardType = (typeof standardTypes)[number];

const entryFields = {
  layer: z.enum(layers).default('school'),
  safeguard: z.enum(safeguards).default(''),
  standardType: z.enum(standardTypes).default('process'),
  area: lineField, // 类别: 专业开发标准, 招生质量
  name: requiredLineField, // 标准要素: 报到率
  requirement: textField, // what it asks for; empty where the college says so itself
  checkMethod: lineField,
  basis: lineField,
  expectedEvidence: lineField,
};

/** 标准库条目 as it stands in a library's file. */
export const libraryEntryFileSchema = z.strictObject({ key: z.string().regex(/^[\w.-]{1,60}$/u), ...entryFields });
export type LibraryEntryFile = z.infer<typeof libraryEntryFileSchema>;

/** What a library says, without its hash. `key` stays the same over all versions. */
export const libraryContentSchema = z.strictObject({
  format: z.literal('gangbiao-library'),
  formatVersion: z.literal(1),
  key: z.string().regex(/^[\w.-]{1,60}$/u),
  title: requiredLineField,
  version: z.number().int().min(1).max(100_000),
  publisher: lineField,
  publishedOn: z.union([z.literal(''), z.iso.date()]),
  summary: textField,
  entries: z.array(libraryEntryFileSchema).min(1).max(5_000),
});
export type LibraryContent = z.infer<typeof libraryContentSchema>;

/** A library's file: its content and the SHA-256 of the content's canonical JSON, 64 lower-case hex digits. */
export const libraryFileSchema = libraryContentSchema.extend({ hash: z.string().regex(/^[\da-f]{64}$/u) });

/** 标准库 that this department has loaded. The built-in one is part of the program and no record. */
export const librarySchema = z.object({
  key: requiredLineField,
  title: requiredLineField,
  version: z.number().int().min(1).max(100_000),
  publisher: lineField,
  publishedOn: lineField,
  summary: textField,
  hash: lineField,
  ordinal: ordinalField,
});

/** An entry of a loaded library. */
export const libraryEntrySchema = z.object({
  libraryId: idSchema,
  key: requiredLineField,
  ...entryFields,
  ordinal: ordinalField,
});

/** 部门标准: a standard of the department for a layer or a safeguard, its own or taken from a library. */
export const layerStandardSchema = z.object({
  ...entryFields,
  measure: lineField,
  comparison: z.enum(comparisons).default(''),
  targetValue: lineField,
  unit: lineField,
  timeLimit: lineField,
  frequency: lineField,
  sourceEntry: lineField, // LIBRARY#ENTRY; empty for one's own
  ordinal: ordinalField,
});
export type LayerStandard = z.infer<typeof layerStandardSchema>;

/** How a record names the entry it was taken from. */
export function sourceOf(libraryKey: string, entryKey: string): string {
  return `${libraryKey}#${entryKey}`;
}
