import type { FormText } from '../../../../shared/document/template-fields.ts';
import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';

/** What a form is filled with: texts by field name, rows by list name. */
export type FormValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

/** What the worker is started with: a form, and what to fill it with; null only to read it. */
export interface TemplateQuestion {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly data: FormValues | null;
}

export type TemplateAnswer =
  | { readonly texts: readonly FormText[] }
  | { readonly filled: Uint8Array }
  | { readonly refused: { readonly rule: ImportFileRule; readonly found: string | undefined } };
