import type { Issue } from '../../app-error.ts';
import type { FieldValue } from '../../domain/revision.ts';
import { missingCase } from '../../exhaustive.ts';
import type { Column } from '../../templates/workbook/column.ts';
import { cleanLine, cleanText, comparable } from './clean-text.ts';
import { type CellPlace, cellIssue } from './import-rules.ts';
import type { CellValue } from './sheet-rows.ts';

/** What a cell says: a value for the record, words that name something else, or nothing (`undefined`: as by default). */
export type CellReading = { readonly value: FieldValue | undefined } | { readonly issue: Issue };

const lineLimit = 200;
/** Names of files are as long as a disk takes them. */
const fileNameLimit = 255;
const textLimit = 20_000;
/** What Excel shows for a formula that has no value. */
export const excelError = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/u;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

/** Reads one cell by its column's rule. References, next steps and people stay words: the plan resolves them. */
export function readCell(column: Column, cell: CellValue, place: CellPlace): CellReading {
  const words = cellText(cell);
  if (excelError.test(words)) return { issue: cellIssue(place, 'error-cell', { found: words, expected: column.hint }) };
  if (comparable(words) === '') {
    return column.required
      ? { issue: cellIssue(place, 'missing-value', { expected: column.hint }) }
      : { value: undefined };
  }
  const rule = column.value;
  switch (rule.type) {
    case 'line':
      if (column.field === 'due' && typeof cell === 'number' && /^(?:19|20|21)\d{2}\.1$/u.test(words))
        return { issue: cellIssue(place, 'ambiguous-month', { found: words }) };
      return withinLimit(cleanLine(words), column.field === 'fileName' ? fileNameLimit : lineLimit, place);
    case 'text':
      return withinLimit(cleanText(words), textLimit, place);
    case 'number':
      return readNumber(words, { ...rule, place });
    case 'rank':
      return readNumber(words, { min: 1, max: 100_000, whole: true, place });
    case 'day':
      return readDay(cell, words, place);
    case 'yesNo':
      return readYesNo(words, place);
    case 'choice':
      return readChoice(rule.words, words, place);
    case 'id': {
      const id = comparable(words);
      return uuid.test(id) ? { value: id } : { issue: cellIssue(place, 'bad-id', { found: words }) };
    }
    case 'reference':
    case 'holders':
    case 'next':
    case 'target':
    case 'note':
      return { value: cleanLine(words) };
    default:
      return missingCase(rule);
  }
}

/** A cell as text: numbers without the noise of binary fractions. */
export function cellText(cell: CellValue): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell;
}

function withinLimit(value: string, limit: number, place: CellPlace): CellReading {
  if (value.length <= limit) return { value };
  return { issue: cellIssue(place, 'too-long', { found: value, expected: String(limit) }) };
}

function readNumber(words: string, rule: { min: number; max: number; whole: boolean; place: CellPlace }): CellReading {
  const digits = comparable(words).replaceAll(',', '');
  const { min, max, place } = rule;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(digits))
    return { issue: cellIssue(place, 'not-a-number', { found: words, expected: `${min}～${max}` }) };
  const value = Number(digits);
  if (rule.whole && !Number.isInteger(value))
    return { issue: cellIssue(place, 'not-whole', { found: words, expected: `${min}～${max}` }) };
  if (value < min || value > max)
    return { issue: cellIssue(place, 'out-of-range', { found: words, expected: `${min}～${max}` }) };
  return { value };
}

/** Excel's days count from 1899-12-30 (with its 1900 leap day); 20,000 is 1954 and 80,000 is 2119. */
function readDay(cell: CellValue, words: string, place: CellPlace): CellReading {
  const digits = comparable(words);
  const serial = typeof cell === 'number' || /^\d{5}(?:\.\d+)?$/u.test(digits) ? Number(digits) : Number.NaN;
  if (serial >= 20_000 && serial < 80_000) {
    return { value: new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10) };
  }
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:t?[\d:.]*z?)?$/u.exec(digits);
  if (parts !== null) {
    const [year, month, date] = [parts[1], parts[2] ?? parts[4], parts[3] ?? parts[5]].map(Number);
    const time = Date.UTC(year ?? 0, (month ?? 0) - 1, date ?? 0);
    const text = `${parts[1]}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    // 31 February would roll over into March: such a date is refused, not guessed.
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return { value: text };
  }
  return { issue: cellIssue(place, 'not-a-date', { found: words, expected: '2026-03-01' }) };
}

function readYesNo(words: string, place: CellPlace): CellReading {
  const word = comparable(words);
  if (['是', '√', '✓', '有', 'y', 'yes', 'true', '1'].includes(word)) return { value: true };
  if (['否', '×', 'x', '无', 'n', 'no', 'false', '0'].includes(word)) return { value: false };
  return { issue: cellIssue(place, 'not-in-list', { found: words, expected: '是、否' }) };
}

function readChoice(choices: Readonly<Record<string, string>>, words: string, place: CellPlace): CellReading {
  const word = comparable(words).replace('>=', '≥').replace('<=', '≤').replace(/类$/u, '');
  for (const [code, choice] of Object.entries(choices)) {
    if (choice !== '' && comparable(choice) === word) return { value: code };
  }
  const expected = Object.values(choices)
    .filter((choice) => choice !== '')
    .join('、');
  return { issue: cellIssue(place, 'not-in-list', { found: words, expected }) };
}
