import { reportBars } from '../support/bench-report.ts';
import { judgeTexts, standardTables } from '../support/standard-texts.ts';

/** The reader of work standards against tables that people filled in. */
const texts = judgeTexts('texts');
const later = [...judgeTexts('held-out'), ...judgeTexts('second-held-out'), ...judgeTexts('sample-shapes')];
/** Written by somebody who had not read the reader. Of the second only the totals are told: nobody is to mend by it. */
const heldOut = standardTables.flatMap((name) => {
  const set = /^held-out-(\d+)$/u.exec(name)?.[1];
  return set === undefined ? [] : [{ set, judged: judgeTexts(name) }];
});
const share = (judged: typeof texts): number => (100 * judged.filter(({ isRight }) => isRight).length) / judged.length;
for (const { text, expected, read } of [
  ...texts,
  ...later,
  ...heldOut.flatMap(({ set, judged }) => (set === '2' ? [] : judged)),
].filter(({ isRight }) => !isRight))
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
  ...heldOut.flatMap(({ set, judged }) => [
    {
      bar: `held-out texts right, set ${set}, of ${judged.length}`,
      value: share(judged),
      unit: '%',
      limit: 95,
      sense: 'at-least' as const,
    },
    {
      bar: `held-out wrong values, set ${set}`,
      value: judged.filter(({ isWrong }) => isWrong).length,
      unit: 'texts',
      limit: 0,
      sense: 'at-most' as const,
    },
  ]),
]);
process.exitCode = holds ? 0 : 1;
