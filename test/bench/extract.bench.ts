/**
 * Words of 1,000 mixed files, hostile ones among them: each file alone for the longest wait, then all of them through
 * the host that reads in the background, with saves beside it, and every planted word asked for with its place.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { v7 } from 'uuid';
import { detectMediaType } from '../../electron/host/evidence/media-type.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { ReadingThread } from '../../electron/host/reading/reading-thread.ts';
import type { FilePlace } from '../../shared/domain/reading.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { type PlantedWord, writeMixedFiles } from '../support/reading/mixed-files.ts';
import { printTable } from '../support/table.ts';

const files = Number(process.env['EXTRACT_FILES'] ?? 1_000);
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-extract-'));
const papers = join(folder, 'papers');

const bar = (name: string, value: number, [limit, unit]: readonly [number, string]): Bar => ({
  bar: name,
  value,
  unit,
  limit,
  sense: 'at-most',
});

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Each file by itself: how long it took, and what became of it. */
async function readAlone(): Promise<{ readonly slowest: number; readonly states: ReadonlyMap<string, number> }> {
  const thread = new ReadingThread();
  const states = new Map<string, number>();
  let slowest = 0;
  try {
    for (const name of readdirSync(papers)) {
      const bytes = readFileSync(join(papers, name));
      const mediaType = await detectMediaType(bytes.subarray(0, 4_200), name);
      const startedAt = performance.now();
      const answer = await thread.ask({ task: 'text', bytes, mediaType });
      slowest = Math.max(slowest, performance.now() - startedAt);
      const state = 'text' in answer ? answer.text.state : 'refused' in answer ? answer.refused : 'document';
      states.set(state, (states.get(state) ?? 0) + 1);
    }
  } finally {
    await thread.end();
  }
  return { slowest, states };
}

interface Background {
  readonly seconds: number;
  readonly saves: readonly number[];
  readonly quietSaves: readonly number[];
  readonly wrong: readonly string[];
  readonly queries: readonly number[];
  readonly waiting: number;
}

/** All files through a host that reads in the background, as in the program. */
async function readInBackground(planted: readonly PlantedWord[]): Promise<Background> {
  const clock = { now: () => new Date().toISOString(), newId: () => v7() };
  const resources = { fontsDir: '', templatesDir: '', sampleDir: '' };
  const dispatcher = new Dispatcher({ ...clock, resources, notify: () => {}, readsInBackground: true });
  const client = inProcessClient(dispatcher);
  try {
    const path = join(folder, '后勤处.qhd');
    await ok(
      client.workspace.create({
        jobId: 'c',
        path,
        template: 'empty',
        departmentName: '后勤处',
        collegeName: '云溪职业技术学院',
        author: '测量',
      }),
    );
    const save = async (): Promise<number> => {
      const startedAt = performance.now();
      await ok(client.positions.save({ id: null, fields: { name: `岗位${v7()}` } }));
      return performance.now() - startedAt;
    };
    const quietSaves: number[] = [];
    for (let index = 0; index < 60; index += 1) quietSaves.push(await save());
    await ok(client.evidence.ingest({ jobId: 'i', paths: [papers] }));
    const startedAt = performance.now();
    const saves: number[] = [];
    while ((await ok(client.reading.progress({}))).waiting > 0) {
      saves.push(await save());
      await pause(150);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const wrong: string[] = [];
    const queries: number[] = [];
    for (const { word, fileName, place } of planted) {
      const askedAt = performance.now();
      const { groups } = await ok(client.search.find({ text: word, kind: 'fileText' }));
      queries.push(performance.now() - askedAt);
      const file = groups[0]?.hits[0]?.file;
      if (file?.fileName !== fileName || !isSame(file.place, place))
        wrong.push(`${word} ${fileName} ${JSON.stringify(file)}`);
    }
    const { waiting } = await ok(client.reading.progress({}));
    return { seconds, saves, quietSaves, wrong, queries, waiting };
  } finally {
    await dispatcher.shutdown();
  }
}

function isSame(found: FilePlace | null, wanted: FilePlace): boolean {
  return isDeepStrictEqual(found, wanted);
}

try {
  const { count, planted, scans } = writeMixedFiles(papers, files);
  const alone = await readAlone();
  const { seconds, saves, quietSaves, wrong, queries, waiting } = await readInBackground(planted);
  for (const line of wrong.slice(0, 10)) process.stdout.write(`not found: ${line}\n`);
  printTable(
    ['what', 'value'],
    [
      ['files', String(count)],
      ['scans among them', String(scans)],
      ...[...alone.states].map(([state, number]): [string, string] => [state, String(number)]),
      ['in the background, s', seconds.toFixed(1)],
      [
        'a save before, median / p95, ms',
        `${percentile(quietSaves, 0.5).toFixed(1)} / ${percentile(quietSaves, 0.95).toFixed(1)}`,
      ],
      [
        'a save beside it, median / p95, ms',
        `${percentile(saves, 0.5).toFixed(1)} / ${percentile(saves, 0.95).toFixed(1)}`,
      ],
    ],
  );
  const holds = reportBars('extract', [
    { bar: 'mixed documents', value: count, unit: '', limit: 1_000, sense: 'at-least' },
    bar('files without an answer', count - [...alone.states.values()].reduce((sum, one) => sum + one, 0), [0, '']),
    bar('files still waiting in the end', waiting, [0, '']),
    bar('the longest that one document took', alone.slowest / 1000, [10, 's']),
    bar('planted words not found at their place', wrong.length, [0, '']),
    bar('a save beside the reading, p95', percentile(saves, 0.95), [100, 'ms']),
    bar('a search in the words of files, p95', percentile(queries, 0.95), [20, 'ms']),
  ]);
  process.exitCode = holds ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
