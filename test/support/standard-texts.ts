import { readFileSync } from 'node:fs';
import { readStandard, targetValueText } from '../../shared/domain/standard-text/read-standard.ts';

const fields = ['measure', 'comparison', 'targetValue', 'unit', 'timeLimit', 'frequency'] as const;
type Fields = Readonly<Record<(typeof fields)[number], string>>;

/** Tables in test/fixtures/standards that share no text; those with a number were written by people who had not read the reader. */
export const standardTables = [
  'texts',
  'held-out',
  'second-held-out',
  'held-out-1',
  'held-out-2',
  'held-out-3',
  'held-out-4',
  'held-out-5',
  'held-out-6',
  'held-out-7',
  'held-out-8',
  'held-out-9',
  'held-out-10',
  'held-out-11',
  'sample-shapes',
] as const;

/** Texts of whole departments hold some of the others' texts again. */
export type StandardTable = (typeof standardTables)[number] | 'department-texts' | 'department-texts-2';

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
      const allows = (field: (typeof fields)[number]): boolean => expected[field].split('‖').includes(read[field]);
      return {
        text,
        expected,
        read: Object.fromEntries(fields.map((field) => [field, read[field]])) as unknown as Fields,
        isRight: fields.every(allows),
        isWrong: fields.some((field) => read[field] !== '' && !allows(field)),
      };
    });
}
