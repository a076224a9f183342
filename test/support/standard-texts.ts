import { readFileSync } from 'node:fs';
import { readStandard, targetValueText } from '../../shared/domain/standard-text/read-standard.ts';

const fields = ['measure', 'comparison', 'targetValue', 'unit', 'timeLimit', 'frequency'] as const;
type Fields = Readonly<Record<(typeof fields)[number], string>>;

/** Tables in test/fixtures/standards; the numbered ones were written by somebody who had not read the reader. */
export type StandardTable =
  | 'texts'
  | 'department-texts'
  | 'department-texts-2'
  | 'held-out'
  | 'second-held-out'
  | 'held-out-1'
  | 'held-out-2'
  | 'held-out-3'
  | 'held-out-4'
  | 'held-out-5'
  | 'held-out-6'
  | 'held-out-7'
  | 'held-out-8'
  | 'held-out-9'
  | 'sample-shapes';

export interface JudgedText {
  readonly text: string;
  /** Where a cell allows several fillings they are joined by ‖. */
  readonly expected: Fields;
  readonly read: Fields;
  /** Every field as a person filled it in. */
  readonly isRight: boolean;
  /** A field says something that the text does not say; a field left empty is not wrong. */
  readonly isWrong: boolean;
}

/** One way of writing what is written in several: 每天 is 每日, 15天 are 15日. */
function even(words: string): string {
  return words.replaceAll('：', ':').replaceAll('天', '日');
}

/**
 * Whether a field was read as one of the fillings that its cell allows. Several limits may stand in the cell without
 * what each is for (2小时内；24小时内), or each by itself; the reader tells what each is for (2小时内响应).
 */
function isAllowed(field: (typeof fields)[number], cell: string, read: string): boolean {
  const fillings = cell.split('‖');
  if (field !== 'timeLimit' && field !== 'frequency') return fillings.includes(read);
  if (fillings.some((one) => even(one) === even(read))) return true;
  const parts = fillings.flatMap((one) => (one === '' ? [] : even(one).split('；')));
  const limits = even(read).split('；');
  return (
    limits.length > 1 &&
    fillings.some((one) => one.split('；').length === limits.length) &&
    limits.every((limit) =>
      parts.some((part) => limit.startsWith(part) && /^\p{Script=Han}{0,6}$/u.test(limit.slice(part.length))),
    )
  );
}

/** Reads every text of a table in test/fixtures/standards and holds the result against the fields a person filled in. */
export function judgeTexts(name: StandardTable): readonly JudgedText[] {
  const file = readFileSync(new URL(`../fixtures/standards/${name}.psv`, import.meta.url), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [text = '', ...cells] = line.split('|');
      const expected = Object.fromEntries(
        fields.map((field, index) => [field, (cells[index] ?? '').replaceAll('~', '～')]),
      ) as unknown as Fields;
      const reading = readStandard(text);
      const read: Fields = { ...reading, targetValue: targetValueText(reading) };
      const allows = (field: (typeof fields)[number]): boolean => isAllowed(field, expected[field], read[field]);
      return {
        text,
        expected,
        read: Object.fromEntries(fields.map((field) => [field, read[field]])) as unknown as Fields,
        isRight: fields.every(allows),
        isWrong: fields.some((field) => read[field] !== '' && !allows(field)),
      };
    });
}
