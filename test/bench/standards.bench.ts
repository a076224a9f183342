import { reportBars } from '../support/bench-report.ts';
import { judgeTexts } from '../support/standard-texts.ts';

/** The reader of work standards against tables that people filled in. */
const texts = judgeTexts('texts');
const later = [...judgeTexts('held-out'), ...judgeTexts('second-held-out')];
const independent = judgeTexts('held-out-1');
const share = (judged: typeof texts): number => (100 * judged.filter(({ isRight }) => isRight).length) / judged.length;
for (const { text, expected, read } of [...texts, ...later, ...independent].filter(({ isRight }) => !isRight))
  process.stdout.write(`${text}\n  ${JSON.stringify(expected)}\n  ${JSON.stringify(read)}\n`);
const holds = reportBars('standards', [
  { bar: 'texts in the table', value: texts.length, unit: '', limit: 300, sense: 'at-least' },
  { bar: 'texts read right', value: share(texts), unit: '%', limit: 95, sense: 'at-least' },
  { bar: 'wrong values', value: texts.filter(({ isWrong }) => isWrong).length, unit: '', limit: 0, sense: 'at-most' },
  {
    bar: 'further texts, which have corrected the reader since',
    value: share(later),
    unit: '%',
    limit: 95,
    sense: 'at-least',
  },
  {
    bar: 'wrong values among these',
    value: later.filter(({ isWrong }) => isWrong).length,
    unit: '',
    limit: 0,
    sense: 'at-most',
  },
  {
    bar: `held-out texts right, set 1, of ${independent.length}`,
    value: share(independent),
    unit: '%',
    limit: 95,
    sense: 'at-least',
  },
  {
    bar: 'held-out wrong values, set 1',
    value: independent.filter(({ isWrong }) => isWrong).length,
    unit: 'texts',
    limit: 0,
    sense: 'at-most',
  },
]);
process.exitCode = holds ? 0 : 1;
