import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppFailure } from '../../shared/app-error.ts';
import { reportBars } from '../support/bench-report.ts';
import { hostileMerges } from '../support/import-corpus/merged-workbook.ts';
import { measureCorpus, readPaper } from '../support/import-corpus/measure-corpus.ts';

/** The corpus of foreign papers: what of it is recovered, whether a character is lost, and how long it takes. */
const folder = fileURLToPath(new URL('../fixtures/import-corpus/', import.meta.url));
const isVerbose = process.argv.includes('--verbose');
const corpus = await measureCorpus(folder);
/** Written by somebody who had not read the importer. Of the second set only the totals are told: nobody is to mend by it. */
const heldOut = [
  { set: 1, ...(await measureCorpus(join(folder, 'held-out-1'))) },
  { set: 2, ...(await measureCorpus(join(folder, 'held-out-2'))) },
  { set: 3, ...(await measureCorpus(join(folder, 'held-out-3'))) },
  { set: 4, ...(await measureCorpus(join(folder, 'held-out-4'))) },
];
if (isVerbose) {
  for (const differing of [
    ...corpus.differences,
    ...(heldOut[0]?.differences ?? []),
    ...(heldOut[2]?.differences ?? []),
    ...(heldOut[3]?.differences ?? []),
  ])
    console.log(`\n${differing}`);
}

let slowestHostile = 0;
let unclear = 0;
for (const name of readdirSync(join(folder, 'hostile'))) {
  const startedAt = performance.now();
  const outcome = await readPaper(join(folder, 'hostile', name), '后勤处').then(
    ({ source }) => `read (${source.notes.map(({ kind }) => kind).join(', ')})`,
    (error: unknown) => {
      if (error instanceof AppFailure && error.error.code === 'import-invalid')
        return error.error.details?.[0]?.rule ?? '';
      unclear += 1;
      return `NO MESSAGE: ${String(error)}`;
    },
  );
  const elapsed = performance.now() - startedAt;
  slowestHostile = Math.max(slowestHostile, elapsed);
  if (isVerbose) console.log(`${name}: ${outcome} in ${Math.round(elapsed)} ms`);
}

const merged = join(mkdtempSync(join(tmpdir(), 'gangbiao-import-')), '合并.xlsx');
writeFileSync(merged, hostileMerges());
const mergedFrom = performance.now();
const mergedRule = await readPaper(merged, '后勤处').then(
  () => 'read',
  (error: unknown) => (error instanceof AppFailure ? (error.error.details?.[0]?.rule ?? '') : String(error)),
);
const mergedMs = performance.now() - mergedFrom;
if (!mergedRule.startsWith('import-')) unclear += 1;
rmSync(dirname(merged), { recursive: true });

const percent = (found: number, expected: number): number => (100 * found) / expected;
const groups = ['position', 'duty', 'standard', 'workflow'] as const;
const holds = reportBars('import', [
  { bar: 'files in the corpus', value: corpus.files, unit: 'files', limit: 30, sense: 'at-least' },
  { bar: 'recovered by field', value: percent(corpus.found, corpus.expected), unit: '%', limit: 97, sense: 'at-least' },
  ...groups.map((group) => ({
    bar: `recovered: ${group} fields (${corpus.byGroup[group].expected})`,
    value: percent(corpus.byGroup[group].found, corpus.byGroup[group].expected),
    unit: '%',
    limit: 97,
    sense: 'at-least' as const,
  })),
  {
    bar: 'stated but not in the paper',
    value: percent(corpus.stated, corpus.expected),
    unit: '%',
    limit: 3,
    sense: 'at-most',
  },
  { bar: 'characters of pieces without a place', value: corpus.lost, unit: 'characters', limit: 0, sense: 'at-most' },
  { bar: 'characters of the bytes in no piece', value: corpus.unseen, unit: 'characters', limit: 0, sense: 'at-most' },
  { bar: 'slowest file', value: corpus.slowestMs, unit: 'ms', limit: 5_000, sense: 'at-most' },
  ...heldOut.flatMap(({ set, files, found, expected, stated, lost, unseen }) => [
    {
      bar: `held-out papers, set ${set}: recovered by field (${files} files, ${expected} fields)`,
      value: percent(found, expected),
      unit: '%',
      limit: 97,
      sense: 'at-least' as const,
    },
    {
      bar: `held-out papers, set ${set}: stated but not in the paper`,
      value: percent(stated, expected),
      unit: '%',
      limit: 3,
      sense: 'at-most' as const,
    },
    {
      bar: `held-out papers, set ${set}: characters without a place or a piece`,
      value: lost + unseen,
      unit: 'characters',
      limit: 0,
      sense: 'at-most' as const,
    },
  ]),
  { bar: 'slowest hostile file', value: slowestHostile, unit: 'ms', limit: 10_000, sense: 'at-most' },
  { bar: '0.8 MB of merged cells', value: mergedMs, unit: 'ms', limit: 10_000, sense: 'at-most' },
  { bar: 'hostile files without a message', value: unclear, unit: 'files', limit: 0, sense: 'at-most' },
]);
process.exitCode = holds ? 0 : 1;
