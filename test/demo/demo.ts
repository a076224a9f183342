import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WindowApi } from '../../shared/contract/window-api.ts';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { verifyBundleOutside } from '../support/outside-tools.ts';
import { picturesOfEveryScreen } from './pictures.ts';
import { printTable } from '../support/table.ts';

/**
 * `npm run demo`: the main job in the real program without a hand on the mouse. Leaves its papers in out/demo and says
 * what each step took.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'out', 'demo');
const sample = join(root, 'test', 'fixtures', 'sample');
const year = 2026;

interface Step {
  readonly step: string;
  readonly seconds: number;
  readonly result: string;
}
const steps: Step[] = [];

async function timed<T>(step: string, work: () => Promise<T>, tell: (value: T) => string): Promise<T> {
  const startedAt = performance.now();
  const value = await work();
  steps.push({ step, seconds: Math.round(performance.now() - startedAt) / 1000, result: tell(value) });
  return value;
}

/** Calls the program through the page's own door, and throws when it answers a failure. */
async function ask<T>({ page }: RunningApp, group: keyof WindowApi, method: string, input: object): Promise<T> {
  const result = await page.evaluate(
    ([groupName, methodName, given]) => {
      const api = (window as unknown as { api: Record<string, Record<string, (value: unknown) => Promise<unknown>>> }).api;
      return api[groupName as string]?.[methodName as string]?.(given);
    },
    [group, method, input] as const,
  );
  const answer = result as { ok: true; value: T } | { ok: false; error: object };
  if (!answer.ok) throw new Error(`${group}.${method}: ${JSON.stringify(answer.error, null, 2)}`);
  return answer.value;
}

let jobs = 0;
const jobId = (): string => `demo-${++jobs}`;

async function makePapers(running: RunningApp): Promise<void> {
  const [statement] = await ask<{ statement: { id: string } }[]>(running, 'statements', 'list', { year });
  if (statement === undefined) throw new Error(`The sample has no responsibility statement for ${year}`);
  const papers = [
    ['handbook.pdf', { paper: 'handbook', year }],
    ['handbook.docx', { paper: 'handbook', year }],
    ['job-description.pdf', { paper: 'job-description', positionIds: [] }],
    ['standards-table.pdf', { paper: 'standards-table' }],
    ['statement.pdf', { paper: 'statement', statementId: statement.statement.id }],
    ['statement.docx', { paper: 'statement', statementId: statement.statement.id }],
  ] as const;
  for (const [name, spec] of papers) {
    const format = name.endsWith('.docx') ? 'docx' : 'pdf';
    await timed(
      name,
      () => ask<{ pageCount: number; sizeBytes: number }>(running, 'papers', 'export', { jobId: jobId(), spec, format, path: join(out, name) }),
      ({ pageCount, sizeBytes }) => `${pageCount} pages, ${kib(sizeBytes)}`,
    );
  }
}

async function mainJob(): Promise<object> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'screens'), { recursive: true });
  const running = await timed('start the program', () => launchApp(), () => 'window open');
  try {
    await timed(
      'workspace.qhd',
      () => ask(running, 'workspace', 'create', { jobId: jobId(), path: join(out, 'workspace.qhd'), template: 'empty', departmentName: '后勤处', author: '演示' }),
      () => 'an empty department',
    );
    await timed(
      'import the workbook',
      () => ask<{ counts: { added: number }[] }>(running, 'workbook', 'import', { jobId: jobId(), path: join(sample, 'workbook.xlsx') }),
      ({ counts }) => `${counts.reduce((sum, { added }) => sum + added, 0)} records added`,
    );
    const evidence = join(sample, 'evidence');
    await timed(
      'take in the evidence',
      () => ask<{ added: object[]; bytesRead: number }>(running, 'evidence', 'ingest', { jobId: jobId(), paths: readdirSync(evidence).map((name) => join(evidence, name)) }),
      ({ added, bytesRead }) => `${added.length} files, ${kib(bytesRead)}`,
    );
    await makePapers(running);
    const bundle = await timed(
      'bundle.zip',
      () => ask<{ recordCount: number; evidenceFileCount: number; fingerprint: string; valid: boolean }>(running, 'bundles', 'export', { jobId: jobId(), path: join(out, 'bundle.zip') }),
      ({ recordCount, evidenceFileCount }) => `${recordCount} records, ${evidenceFileCount} evidence files`,
    );
    const outside = await timed('verify the bundle from outside', async () => verifyBundleOutside(join(out, 'bundle.zip')), () => 'see below');
    const check = await timed(
      'check the workspace',
      () => ask<{ integrity: string[]; filesChecked: number; damaged: object[] }>(running, 'workspace', 'check', { jobId: jobId() }),
      ({ integrity, filesChecked, damaged }) => `${filesChecked} files hashed again, ${integrity.length + damaged.length} complaints`,
    );
    await timed('pictures of every screen', () => picturesOfEveryScreen(running, join(out, 'screens')), (count) => `${count} pictures`);
    if (running.complaints.length > 0) throw new Error(`The page complained:\n${running.complaints.join('\n')}`);
    if (!bundle.valid || check.integrity.length + check.damaged.length > 0) throw new Error('Something made here does not verify.');
    return { bundle, outside, check };
  } finally {
    await running.close();
  }
}

function kib(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} KiB`;
}

const results = await mainJob();
const made = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ file: path.slice(out.length + 1), sizeBytes: statSync(path).size }))
  .sort((a, b) => (a.file < b.file ? -1 : 1));
writeFileSync(join(out, 'summary.json'), `${JSON.stringify({ steps, made, ...results }, null, 2)}\n`);
printTable(['step', 'seconds', 'result'], steps.map(({ step, seconds, result }) => [step, seconds.toFixed(2), result]));
printTable(['file in out/demo', 'size'], made.map(({ file, sizeBytes }) => [file, kib(sizeBytes)]));
const { outside } = results as { outside: readonly { tool: string; verdict: string }[] };
printTable(['bundle verified by', 'verdict'], [...outside.map(({ tool, verdict }) => [tool, verdict]), ['Gangbiao itself', 'valid']]);
