import type { Issue } from '../../app-error.ts';
import { cellAddress } from './sheet-rows.ts';

/**
 * Everything that can be wrong with a workbook, as a closed list; the window's catalogue has a sentence and a cure for
 * each. `found` is what stood in the cell, `expected` what would be right.
 */
export const importRules = [
  // the file
  'file-not-workbook', // neither xlsx nor anything like it
  'file-old-excel', // .xls, .et: save as .xlsx
  'file-encrypted', // take the password off first
  'file-truncated', // cut short or damaged: copy it again
  'file-too-large', // more bytes, parts or rows than a workbook of a department can have; expected: the limit
  'file-has-dtd', // an XML part declares entities: save it anew in Excel or WPS
  'file-too-heavy', // reading it took more memory or time than allowed
  // sheets and columns
  'no-known-sheet', // no sheet of the template
  'unknown-sheet', // expected: the nearest known name
  'duplicate-sheet', // two sheets of one name, but for blanks
  'missing-header', // no row with the sheet's headers among the first ten
  'unknown-column', // expected: the nearest known header
  'duplicate-column', // the same header twice
  'missing-column', // a required column; expected: its header
  // cells
  'missing-value', // expected: the column's hint
  'too-long', // expected: the limit in characters
  'not-a-number',
  'not-whole',
  'out-of-range', // expected: 0～100
  'not-a-date', // expected: a date as it should be written
  'not-in-list', // expected: the words allowed
  'error-cell', // #REF! and its like
  'bad-id', // the hidden id was altered: clear it
  'bad-next-step', // expected: the step numbers of this workflow
  // the workbook as a whole
  'unknown-reference', // expected: sheet, and the nearest label
  'ambiguous-reference', // several records are called so: use a code, a number or the id
  'duplicate-id', // two rows with one id: clear it in the copied row
  'duplicate-key', // two rows with one code, number or name
  'reports-to-cycle', // a position that is its own superior by way of others
  'goal-under-itself', // a goal that stands under itself or one of its own parts
  'goal-level-above', // expected: the level of the goal above
  'task-under-itself', // a task that is a part of itself
  'task-of-other-year', // expected: the year of the task that it is a part of
  'task-carried-in-circle', // a task carried over from itself by way of others
  'ambiguous-month', // 2017.1 as a number: January, or October whose nought Excel dropped
  'finding-concerns-one', // a finding names two things that it concerns
  'indicator-watches-one', // an indicator names two things that it watches
  'end-before-start', // expected: the earlier date
  'file-name-fixed', // the file is stored: its name stays
] as const;
export type ImportRule = (typeof importRules)[number];

/** Where a cell stands: sheet, row and column, both from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** An issue about a cell: `['岗位', 'C7']`. */
export function cellIssue(
  place: CellPlace,
  rule: ImportRule,
  details: { readonly found?: unknown; readonly expected?: string } = {},
): Issue {
  return issueAt([place.sheet, cellAddress(place.row, place.column)], rule, details);
}

/** An issue about anything larger than a cell. */
export function issueAt(
  where: readonly string[],
  rule: ImportRule,
  details: { readonly found?: unknown; readonly expected?: string } = {},
): Issue {
  const { found, expected } = details;
  const shown = found === undefined || found === null ? undefined : String(found).slice(0, 80);
  return {
    where: [...where],
    rule,
    ...(shown === undefined ? {} : { found: shown }),
    ...(expected === undefined ? {} : { expected }),
  };
}
