import { z } from 'zod';
import { dayField, idSchema, lineField, ordinalField, requiredLineField, textField } from './fields.ts';

/** 已发布, 已作废 */
export const editionStates = ['released', 'withdrawn'] as const;

/** UTF-16 units of what an edition keeps of itself. */
export const longestEdition = 24_000_000;

/**
 * A released edition of a handbook: its pages as they were set on that day, with the template that set them, so that the
 * same files can be made again whatever has become of the records. Nothing in it changes but that it is withdrawn.
 */
export const handbookEditionSchema = z.object({
  handbookId: idSchema,
  edition: requiredLineField, // 版次: A/0
  state: z.enum(editionStates).default('released'),
  releasedBy: lineField,
  releasedOn: dayField,
  remarks: textField, // 修改说明
  pageCount: z.number().int().min(0).default(0),
  templateHash: lineField, // SHA-256 of the template, 64 lower-case hex digits
  contentHash: lineField, // of `content`
  pdfHash: lineField,
  docxHash: lineField,
  content: z.string().max(longestEdition).default(''), // see frozen-edition.ts: Brotli, base64
  withdrawnBy: lineField,
  withdrawnOn: dayField,
  withdrawRemarks: textField,
  ordinal: ordinalField,
});
export type HandbookEdition = z.infer<typeof handbookEditionSchema>;

/** 发放登记: who was handed which copy. */
export const handbookCopySchema = z.object({
  handbookId: idSchema,
  number: lineField, // 受控号: 01
  recipient: requiredLineField, // 发放部门或人员
  count: z.number().int().min(1).max(9999).default(1),
  issuedOn: dayField,
  receivedBy: lineField, // 签收人
  returnedOn: dayField, // 收回日期
  remarks: lineField,
  ordinal: ordinalField,
});

/** 文件编号规则 written out: {部门}, {年} and {版次} stand for what they name; a code of its own goes before the rule. */
export function documentCodeOf(
  handbook: {
    readonly documentCode: string;
    readonly codeScheme: string;
    readonly year: number;
    readonly edition: string;
  },
  departmentCode: string,
): string {
  if (handbook.documentCode !== '') return handbook.documentCode;
  const values: Readonly<Record<string, string>> = {
    部门: departmentCode,
    年: String(handbook.year),
    版次: handbook.edition,
  };
  return handbook.codeScheme.replaceAll(/[{｛](部门|年|版次)[}｝]/gu, (_, name: string) => values[name] ?? '');
}

/** What comes after A/0: A/1. Editions of another form are left to people: an empty text. */
export function nextEdition(edition: string): string {
  const [, version = '', revision = ''] = /^([A-Z])\/(\d{1,2})$/u.exec(edition.trim()) ?? [];
  return version === '' ? '' : `${version}/${Number(revision) + 1}`;
}
