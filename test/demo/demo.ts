import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client, Contract } from '../../shared/contract/contract.ts';
import type { PaperSpec } from '../../shared/contract/papers.ts';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { verifyBundleOutside } from '../support/outside-tools.ts';
import { sampleDir } from '../support/sample.ts';
import { printTable } from '../support/table.ts';
import { value, windowClient } from '../support/window-calls.ts';
import { picturesOfEveryScreen } from './pictures.ts';

/**
 * `npm run demo`: the main job in the real program without a hand on the mouse. Leaves its papers in out/demo and says
 * what each step took.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'out', 'demo');
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

let jobs = 0;
const jobId = (): string => `demo-${++jobs}`;

type Program = Client<Contract>;

async function makePapers(program: Program): Promise<void> {
  const [first] = await value(program.statements.list({ year }));
  if (first === undefined) throw new Error(`The sample has no responsibility statement for ${year}`);
  const papers: readonly (readonly [string, PaperSpec])[] = [
    ['handbook.pdf', { paper: 'handbook', year }],
    ['handbook.docx', { paper: 'handbook', year }],
    ['job-description.pdf', { paper: 'job-description', positionIds: [] }],
    ['standards-table.pdf', { paper: 'standards-table' }],
    ['statement.pdf', { paper: 'statement', statementId: first.statement.id }],
    ['statement.docx', { paper: 'statement', statementId: first.statement.id }],
  ];
  for (const [name, spec] of papers) {
    const format = name.endsWith('.docx') ? 'docx' : 'pdf';
    await timed(
      name,
      () => value(program.papers.export({ jobId: jobId(), spec, format, path: join(out, name) })),
      ({ pageCount, sizeBytes }) => `${pageCount} pages, ${kib(sizeBytes)}`,
    );
  }
}

/** From the secretary's workbook and her folder of evidence into an empty workspace. */
async function takeIn(program: Program): Promise<void> {
  await timed(
    'workspace.qhd',
    () =>
      value(
        program.workspace.create({
          jobId: jobId(),
          path: join(out, 'workspace.qhd'),
          template: 'empty',
          departmentName: '后勤处',
          author: '许清如',
        }),
      ),
    () => 'an empty department',
  );
  await timed(
    'import the workbook',
    () => value(program.workbook.import({ jobId: jobId(), path: join(sampleDir, 'workbook.xlsx') })),
    ({ counts }) => `${counts.reduce((sum, { added }) => sum + added, 0)} records added`,
  );
  await timed(
    'take in the evidence',
    () => value(program.evidence.ingest({ jobId: jobId(), paths: [join(sampleDir, 'evidence')] })),
    ({ counts, bytesRead }) => `${counts.added} files, ${kib(bytesRead)}`,
  );
}

async function mainJob(running: RunningApp) {
  const program = windowClient(running.page);
  await takeIn(program);
  await makePapers(program);
  const bundlePath = join(out, 'bundle.zip');
  const bundle = await timed(
    'bundle.zip',
    () => value(program.bundles.export({ jobId: jobId(), path: bundlePath })),
    ({ recordCount, evidenceFileCount }) => `${recordCount} records, ${evidenceFileCount} evidence files`,
  );
  const outside = await timed(
    'verify the bundle from outside',
    () => Promise.resolve(verifyBundleOutside(bundlePath)),
    () => 'see below',
  );
  const check = await timed(
    'check the workspace',
    () => value(program.workspace.check({ jobId: jobId() })),
    ({ integrity, filesChecked, damaged }) =>
      `${filesChecked} files hashed again, ${integrity.length + damaged.length} complaints`,
  );
  await timed(
    'pictures of every screen',
    () => picturesOfEveryScreen(running, join(out, 'screens')),
    (count) => `${count} pictures`,
  );
  if (running.complaints.length > 0) throw new Error(`The page complained:\n${running.complaints.join('\n')}`);
  if (!bundle.valid || check.integrity.length + check.damaged.length > 0) {
    throw new Error('Something made here does not verify.');
  }
  return { bundle, outside, check };
}

async function run() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'screens'), { recursive: true });
  const running = await timed(
    'start the program',
    () => launchApp(),
    () => 'window open',
  );
  try {
    return await mainJob(running);
  } finally {
    await running.close();
  }
}

function kib(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} KiB`;
}

const results = await run();
const made = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ file: path.slice(out.length + 1), sizeBytes: statSync(path).size }))
  .sort((a, b) => (a.file < b.file ? -1 : 1));
writeFileSync(join(out, 'summary.json'), `${JSON.stringify({ steps, made, ...results }, null, 2)}\n`);
printTable(
  ['step', 'seconds', 'result'],
  steps.map(({ step, seconds, result }) => [step, seconds.toFixed(2), result]),
);
printTable(
  ['file in out/demo', 'size'],
  made.map(({ file, sizeBytes }) => [file, kib(sizeBytes)]),
);
const { outside, bundle } = results;
printTable(
  ['bundle verified by', 'verdict'],
  [...outside.map(({ tool, verdict }) => [tool, verdict]), ['Gangbiao itself', bundle.valid ? 'valid' : 'NOT valid']],
);
