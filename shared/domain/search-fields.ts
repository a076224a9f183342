import type { z } from 'zod';
import { type RecordKind, recordKinds, recordSchemas } from './record-kind.ts';
import type { FieldValue } from './revision.ts';
import { searchTokensVersion } from './search-tokens.ts';

/** Which fields of a kind can be searched. */
export interface SearchFields {
  /** The name of a record: found before everything else, and in pinyin. Null for kinds whose records have sentences only. */
  readonly title: string | null;
  /** The field that stands first in a result: the title, or the sentence that the record consists of. */
  readonly heading: string | null;
  /** Every further field with words in it. */
  readonly body: readonly string[];
}

/** Text that no person wrote, and names that stand there because of a form and not of what it is about. */
const notWords: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  evidence: ['mediaType'],
  workStandard: ['sourceEntry'],
  statement: ['groupWeights', 'gradeScale'],
  taskMonth: ['month'],
  reviewItem: ['rootKind', 'recordKind', 'field', 'baseState', 'shownText'],
  assignedTask: ['issuedText'],
  paperTemplateVersion: ['content'],
  handbookEdition: ['templateHash', 'contentHash', 'pdfHash', 'docxHash'],
  approval: ['submittedBy', 'decidedBy', 'withdrawnBy'],
};

/** Longer fields are stored content of other records, not words of this one: see `textField`. */
const longestText = 20_000;

/** Whether a field holds free words: a string of no format (ids, days) and of no closed list. */
function holdsWords(schema: z.ZodType): boolean {
  const { def } = (schema as { _zod?: { def?: Definition } })._zod ?? {};
  if (def === undefined) return false;
  if (def.type === 'default' || def.type === 'nullable' || def.type === 'optional')
    return def.innerType !== undefined && holdsWords(def.innerType);
  return def.type === 'string' && def.format === undefined && isShort(schema);
}

function isShort(schema: z.ZodType): boolean {
  const { maxLength } = schema as { maxLength?: number | null };
  return typeof maxLength === 'number' && maxLength <= longestText;
}

type Definition = { readonly type: string; readonly format?: string; readonly innerType?: z.ZodType };

function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

function fieldsOf(kind: RecordKind): SearchFields {
  const excluded = new Set(notWords[kind]);
  const words = Object.entries<z.ZodType>(recordSchemas[kind].shape).filter(
    ([field, schema]) => holdsWords(schema) && !excluded.has(field) && !field.endsWith('Hash'),
  );
  const names = words.map(([field]) => field);
  const title = ['name', 'title'].find((field) => names.includes(field)) ?? null;
  const heading = title ?? words.find(([, schema]) => isRequired(schema))?.[0] ?? null;
  return { title, heading, body: names.filter((field) => field !== title) };
}

/** The searchable fields of every kind, read from the kinds' own schemas: a new kind can be searched from its first day. */
export const searchFields = Object.fromEntries(recordKinds.map((kind) => [kind, fieldsOf(kind)])) as Readonly<
  Record<RecordKind, SearchFields>
>;

/** Changes whenever an index that was made before would no longer be right. */
export const searchSignature = JSON.stringify([searchTokensVersion, searchFields]);

/** The words of a record as the index takes them. */
export function searchTexts(
  kind: RecordKind,
  fields: Readonly<Record<string, FieldValue | undefined>>,
): { readonly title: string; readonly body: readonly string[] } {
  const { title, body } = searchFields[kind];
  return {
    title: title === null ? '' : String(fields[title] ?? ''),
    body: body.map((field) => String(fields[field] ?? '')).filter((text) => text !== ''),
  };
}
