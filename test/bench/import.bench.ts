import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readForeignFile } from '../../electron/host/documents/import/source-reader.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { piecesOf } from '../../shared/domain/import/source.ts';
import { reportBars } from '../support/bench-report.ts';
import { factsOf } from '../support/import-corpus/expectation.ts';
import { rawCharacters } from '../support/import-corpus/raw-characters.ts';

/** The corpus of foreign papers: what of it is recovered, whether a character is lost, and how long it takes. */
const folder = fileURLToPath(new URL('../fixtures/import-corpus/', import.meta.url));
const files = readdirSync(folder).filter((name) => /\.(?:docx|xlsx|csv|txt)$/u.test(name));
const isVerbose = process.argv.includes('--verbose');
const groups = ['position', 'duty', 'standard', 'workflow'] as const;

function groupOf(fact: string): (typeof groups)[number] {
  if (/^(?:duty|workItem|sectionDuties) /u.test(fact)) return 'duty';
  if (fact.startsWith('standard ')) return 'standard';
  return /^(?:workflow|owner|step|actor)/u.test(fact) ? 'workflow' : 'position';
}

async function read(path: string): ReturnType<typeof readForeignFile> {
  const fileName = basename(path, extname(path));
  return await readForeignFile(path, {
    options: { departmentName: '后勤处', fileName, mappings: {} },
    signal: new AbortController().signal,
  });
}

const total = { expected: 0, found: 0, stated: 0, lost: 0, unseen: 0 };
const byGroup = new Map(groups.map((group) => [group, { expected: 0, found: 0 }]));
let slowest = 0;
for (const name of files) {
  const path = join(folder, name);
  const expected = JSON.parse(readFileSync(path.replace(/\.[a-z]+$/u, '.expected.json'), 'utf8')) as {
    facts: string[];
    kept: string[];
  };
  const startedAt = performance.now();
  const { source, result } = await read(path);
  slowest = Math.max(slowest, performance.now() - startedAt);
  const stated = [...factsOf(result)];
  const wanted = [...expected.facts, ...expected.kept.map((text) => `kept | ${text}`)];
  const kept = result.kept.map(({ text }) => text).join('\n');
  const missing: string[] = [];
  for (const fact of wanted) {
    const at = stated.indexOf(fact);
    const isFound = fact.startsWith('kept | ') ? kept.includes(fact.slice(7)) : at >= 0;
    const group = byGroup.get(groupOf(fact));
    if (group !== undefined && !fact.startsWith('kept')) {
      group.expected += 1;
      group.found += isFound ? 1 : 0;
    }
    if (!isFound) missing.push(fact);
    else if (at >= 0) stated.splice(at, 1);
  }
  total.expected += wanted.length;
  total.found += wanted.length - missing.length;
  total.stated += stated.length;
  // Every character of the pieces stands in exactly one placement, and the pieces hold all that the file's own bytes say.
  const placed = result.placements.reduce((sum, { start, end }) => sum + end - start, 0);
  const pieces = piecesOf(source);
  total.lost += Math.abs(pieces.reduce((sum, { text }) => sum + text.length, 0) - placed);
  total.unseen += await rawCharacters(path, pieces.map(({ text }) => text).join(''));
  if (isVerbose && missing.length + stated.length > 0) {
    console.log(`\n${name}`);
    for (const fact of missing) console.log(`  - ${fact}`);
    for (const fact of stated) console.log(`  + ${fact}`);
  }
}

let slowestHostile = 0;
let unclear = 0;
for (const name of readdirSync(join(folder, 'hostile'))) {
  const startedAt = performance.now();
  const outcome = await read(join(folder, 'hostile', name)).then(
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

const percent = (found: number, expected: number): number => (100 * found) / expected;
const holds = reportBars('import', [
  { bar: 'files in the corpus', value: files.length, unit: 'files', limit: 30, sense: 'at-least' },
  { bar: 'recovered by field', value: percent(total.found, total.expected), unit: '%', limit: 97, sense: 'at-least' },
  ...groups.map((group) => ({
    bar: `recovered: ${group} fields (${byGroup.get(group)?.expected})`,
    value: percent(byGroup.get(group)?.found ?? 0, byGroup.get(group)?.expected ?? 0),
    unit: '%',
    limit: 97,
    sense: 'at-least' as const,
  })),
  {
    bar: 'stated but not in the paper',
    value: percent(total.stated, total.expected),
    unit: '%',
    limit: 3,
    sense: 'at-most',
  },
  { bar: 'characters of pieces without a place', value: total.lost, unit: 'characters', limit: 0, sense: 'at-most' },
  { bar: 'characters of the bytes in no piece', value: total.unseen, unit: 'characters', limit: 0, sense: 'at-most' },
  { bar: 'slowest file', value: slowest, unit: 'ms', limit: 5_000, sense: 'at-most' },
  { bar: 'slowest hostile file', value: slowestHostile, unit: 'ms', limit: 10_000, sense: 'at-most' },
  { bar: 'hostile files without a message', value: unclear, unit: 'files', limit: 0, sense: 'at-most' },
]);
process.exitCode = holds ? 0 : 1;
