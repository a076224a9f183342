import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { electronLaunch } from '../../build/setup/electron-runtime.mjs';
import { median, reportBars } from '../support/bench-report.ts';
import { launchApp } from '../support/launch-app.ts';
import { printTable } from '../support/table.ts';

/**
 * How long from the start of the process until the window is usable: the position list of the sample department is
 * painted. Beside it a blank window on the same runtime, in turns, so that both meet the same machine. Nothing looks on
 * while it starts: the page's own paint times are read afterwards.
 */
const rounds = 9;
const root = fileURLToPath(new URL('../../', import.meta.url));
const blankApp = join(root, 'test', 'fixtures', 'blank-app');

interface Candidate {
  readonly name: string;
  readonly args: readonly string[];
  /** The entry of the page's own timeline at which it is usable. */
  readonly mark: string;
}

/** When a timeline entry of a page happened; throws when it did not. */
async function entryTime(page: Page, name: string): Promise<number> {
  const at = await page.evaluate((entry) => {
    const [found] = performance.getEntriesByName(entry);
    return found === undefined ? 0 : performance.timeOrigin + found.startTime;
  }, name);
  if (at === 0) throw new Error(`The page has no ${name}.`);
  return at;
}

async function measureOnce({ args, mark }: Candidate): Promise<number> {
  const launch = electronLaunch();
  const flags = launch.args.filter((argument) => argument.startsWith('--'));
  const startedAt = Date.now();
  const child = spawn(launch.executablePath, [...flags, '--remote-debugging-port=0', ...args], {
    env: launch.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve)); // closing the debugger's line may end it
  try {
    const endpoint = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error(`It ended before it listened:\n${said}`)));
    });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const browser = await chromium.connectOverCDP(endpoint);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('There is no page.');
    const at = await entryTime(page, mark);
    await browser.close();
    return at - startedAt;
  } finally {
    child.kill();
    await ended;
  }
}

/** A profile in which the sample department is open on the position list. */
async function prepare(folder: string): Promise<void> {
  const running = await launchApp({ folder });
  try {
    const made = await running.page.evaluate(
      (path) => window.api.workspace.create({ jobId: 'bench', path, template: 'sample', author: '' }),
      join(folder, 'sample.qhd'),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    await running.page.reload();
    await running.page.locator('nav [data-screen="positions"]').click();
    await running.page.locator('[role="grid"] [role="row"] >> nth=1').first().waitFor();
  } finally {
    await running.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-start-'));
try {
  await prepare(folder);
  const candidates: readonly Candidate[] = [
    {
      name: 'blank window',
      args: [`--user-data-dir=${join(folder, 'blank')}`, blankApp],
      mark: 'first-contentful-paint',
    },
    {
      name: 'Gangbiao, positions listed',
      args: [`--user-data-dir=${join(folder, 'profile')}`, root],
      mark: 'positions-listed',
    },
  ];
  const times = candidates.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, candidate] of candidates.entries()) times[index]?.push(await measureOnce(candidate));
  }
  printTable(
    ['start to usable, ms', 'median', 'fastest', 'slowest'],
    candidates.map(({ name }, index) => {
      const own = times[index] ?? [];
      return [name, ...[median(own), Math.min(...own), Math.max(...own)].map((ms) => ms.toFixed(0))];
    }),
  );
  const [blank = [], ours = []] = times;
  const holds = reportBars('start', [
    {
      bar: 'window usable against a blank window',
      value: median(ours) / median(blank),
      unit: '×',
      limit: 2,
      sense: 'at-most',
    },
  ]);
  process.exitCode = holds ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
