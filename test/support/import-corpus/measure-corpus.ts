import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { readForeignFile } from '../../../electron/host/documents/import/source-reader.ts';
import { piecesOf } from '../../../shared/domain/import/source.ts';
import { factsOf } from './expectation.ts';
import type { HeldOutExpectation } from './held-out-paper.ts';
import { rawCharacters } from './raw-characters.ts';

const groups = ['position', 'duty', 'standard', 'workflow'] as const;
type Group = (typeof groups)[number];

export interface CorpusMeasure {
  readonly files: number;
  /** Facts and kept texts that the papers must yield, and how many of them were found. */
  readonly expected: number;
  readonly found: number;
  readonly byGroup: Readonly<Record<Group, { expected: number; found: number }>>;
  /** Facts that no paper says. */
  readonly stated: number;
  /** Characters of the pieces that have no place, and of the files' bytes that are in no piece. */
  readonly lost: number;
  readonly unseen: number;
  readonly slowestMs: number;
  /** A file a paragraph: `-` what is missing, `+` what no paper says. */
  readonly differences: readonly string[];
}

function groupOf(fact: string): Group {
  if (/^(?:duty|workItem|sectionDuties) /u.test(fact)) return 'duty';
  if (fact.startsWith('standard ')) return 'standard';
  return /^(?:workflow|owner|step|actor)/u.test(fact) ? 'workflow' : 'position';
}

/** Reads a foreign file as the program does, in a process of its own. */
export function readPaper(path: string, departmentName: string): ReturnType<typeof readForeignFile> {
  return readForeignFile(path, {
    options: { departmentName, fileName: basename(path, extname(path)), mappings: {} },
    signal: new AbortController().signal,
  });
}

/** Takes the facts out of `stated` that are wanted or allowed, and names those that are missing. */
function compare(stated: string[], expectation: Pick<HeldOutExpectation, 'facts' | 'optional'>): string[] {
  const take = (fact: string): boolean => {
    const at = fact.split(' ‖ ').map((form) => stated.indexOf(form));
    const found = at.find((index) => index >= 0);
    if (found !== undefined) stated.splice(found, 1);
    return found !== undefined;
  };
  const missing = expectation.facts.filter((fact) => !take(fact));
  for (const fact of expectation.optional) take(fact);
  return missing;
}

/** Holds what is read from every paper of a folder against what a secretary would have it yield. */
export async function measureCorpus(folder: string): Promise<CorpusMeasure> {
  const files = readdirSync(folder).filter((name) => /\.(?:docx|xlsx|csv|txt)$/u.test(name));
  const total = { expected: 0, found: 0, stated: 0, lost: 0, unseen: 0, slowestMs: 0 };
  const byGroup = Object.fromEntries(groups.map((group) => [group, { expected: 0, found: 0 }])) as Record<
    Group,
    { expected: number; found: number }
  >;
  const differences: string[] = [];
  for (const name of files) {
    const path = join(folder, name);
    const expectation: HeldOutExpectation = {
      department: '后勤处',
      optional: [],
      ...(JSON.parse(readFileSync(path.replace(/\.[a-z]+$/u, '.expected.json'), 'utf8')) as {
        facts: string[];
        kept: string[];
      }),
    };
    const startedAt = performance.now();
    const { source, result } = await readPaper(path, expectation.department);
    total.slowestMs = Math.max(total.slowestMs, performance.now() - startedAt);
    const stated = [...factsOf(result)];
    const kept = result.kept.map(({ text }) => text).join('\n');
    const missing = compare(stated, expectation);
    for (const fact of expectation.facts) byGroup[groupOf(fact)].expected += 1;
    for (const fact of expectation.facts) byGroup[groupOf(fact)].found += missing.includes(fact) ? 0 : 1;
    const unkept = expectation.kept.filter((text) => !kept.includes(text)).map((text) => `kept | ${text}`);
    total.expected += expectation.facts.length + expectation.kept.length;
    total.found += expectation.facts.length + expectation.kept.length - missing.length - unkept.length;
    total.stated += stated.length;
    // Every character of the pieces stands in exactly one placement, and the pieces hold all that the file's own bytes say.
    const placed = result.placements.reduce((sum, { start, end }) => sum + end - start, 0);
    const pieces = piecesOf(source);
    total.lost += Math.abs(pieces.reduce((sum, { text }) => sum + text.length, 0) - placed);
    total.unseen += await rawCharacters(path, pieces.map(({ text }) => text).join(''));
    const differing = [...missing, ...unkept].map((fact) => `  - ${fact}`).concat(stated.map((fact) => `  + ${fact}`));
    if (differing.length > 0) differences.push([name, ...differing].join('\n'));
  }
  return { ...total, files: files.length, byGroup, differences };
}
