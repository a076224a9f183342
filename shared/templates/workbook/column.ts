import type { RecordKind } from '../../domain/record-kind.ts';

/**
 * What a column of the workbook holds. Words in cells are Chinese; codes in records are English; `choice` says which
 * word stands for which code.
 */
export type ColumnValue =
  | { readonly type: 'line' } // one line of text, at most 200 characters
  | { readonly type: 'text' } // free text, line breaks allowed
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly type: 'day' } // 2026-03-01; Excel dates and 2026年3月1日 are understood
  | { readonly type: 'yesNo' } // 是, 否
  | { readonly type: 'choice'; readonly words: Readonly<Record<string, string>> } // code → word
  | { readonly type: 'reference'; readonly to: RecordKind } // named by code, number or name
  | { readonly type: 'rank' } // place among the siblings, from 1
  | { readonly type: 'holders' } // people of a position, separated by 、
  | { readonly type: 'next' } // steps that follow: 3, or 是→3；否→5
  | { readonly type: 'target' } // the record that evidence proves; its kind stands in another column
  | { readonly type: 'note' } // written for the reader's eyes, never read back
  | { readonly type: 'id' }; // the record's id, last column

/** One column of a sheet: the header, the record's field behind it, and what may stand in it. */
export interface Column {
  readonly header: string;
  readonly field: string;
  readonly value: ColumnValue;
  readonly required?: true;
  /** In characters of the standard font. */
  readonly width: number;
  /** How to fill it in, in plain Chinese; stands in the guide sheet and as the cell's prompt. */
  readonly hint: string;
}

/** A sheet with one record a row. */
export interface TableSheet {
  readonly layout: 'table';
  readonly name: string;
  readonly kind: RecordKind;
  readonly about: string;
  /** The field that names the owner; siblings are the records of one owner. */
  readonly parentField?: string;
  readonly columns: readonly Column[];
}

/** A sheet with one field a row: for kinds of which there is one a workspace. */
export interface FormSheet {
  readonly layout: 'form';
  readonly name: string;
  readonly about: string;
  readonly rows: readonly (Column & { readonly kind: RecordKind })[];
}

export type SheetTemplate = TableSheet | FormSheet;

export const line = { type: 'line' } as const;
export const text = { type: 'text' } as const;
export const day = { type: 'day' } as const;
export const yesNo = { type: 'yesNo' } as const;
export const rank = { type: 'rank' } as const;
export const note = { type: 'note' } as const;
export const year = { type: 'number', min: 1949, max: 2200, whole: true } as const;
export const points = { type: 'number', min: 0, max: 100, whole: false } as const;

export const amount = { type: 'number', min: -1e12, max: 1e12, whole: false } as const;
export const copies = { type: 'number', min: 1, max: 9999, whole: true } as const;
export const weeks = { type: 'number', min: 1, max: 40, whole: true } as const;

/** A column that names another record. */
export function reference<K extends RecordKind>(to: K): { readonly type: 'reference'; readonly to: K } {
  return { type: 'reference', to };
}

/** The last column of every table: hidden, and left alone by people. */
export const idColumn: Column = {
  header: '标识（勿改）',
  field: 'id',
  value: { type: 'id' },
  width: 4,
  hint: '程序用来认出这一行，请勿改动；新增的行留空。',
};
