import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, reportBars } from '../support/bench-report.ts';
import { makeLargeOffice } from '../support/office-workspace.ts';

/**
 * Bundles of 5,000 revisions taken into the office's file: of 6 departments, and of 60 with ten times the history, in
 * turn by one process, as the host is one.
 */
const count = 5_000;
const rounds = 6;
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-apply-bench-'));

interface Made {
  readonly path: string;
  readonly departmentIds: readonly string[];
  readonly revisions: number;
  readonly evidence: number;
}

function make(departments: number): Made {
  const path = join(folder, `诊改办-${departments}.qhd`);
  const { db, office } = makeLargeOffice(path, { departments });
  db.close();
  const { revisions, evidence } = office;
  console.log(`${departments} departments, ${revisions} revisions`);
  return { path, revisions, evidence, departmentIds: office.departmentIds.slice(0, rounds) };
}

try {
  const small = make(rounds);
  const large = make(10 * rounds);
  const child = fileURLToPath(new URL('../support/apply-child.ts', import.meta.url));
  const args = [child, JSON.stringify([small, large]), String(count)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`The child answered nothing: ${stderr}`);
  const { millis, peakBytes } = JSON.parse(line) as { millis: readonly number[][]; peakBytes: number };
  const [inSmall = [], inLarge = []] = millis;
  console.log(`small: ${inSmall.map(Math.round).join(', ')} ms; large: ${inLarge.map(Math.round).join(', ')} ms`);
  const ratio = median(inLarge) / median(inSmall);
  const holds = reportBars('apply', [
    { bar: 'revisions in the file', value: large.revisions, unit: '', limit: 1_200_000, sense: 'at-least' },
    { bar: 'pieces of evidence', value: large.evidence, unit: '', limit: 300_000, sense: 'at-least' },
    { bar: '5,000 revisions, first', value: inLarge[0] ?? Number.NaN, unit: 'ms', limit: 3_000, sense: 'at-most' },
    { bar: '5,000 revisions, median of 6', value: median(inLarge), unit: 'ms', limit: 3_000, sense: 'at-most' },
    { bar: 'cost with ten times the history', value: ratio, unit: '×', limit: 1.25, sense: 'at-most' },
    { bar: 'memory of the host', value: peakBytes / 1_000_000, unit: 'MB', limit: 600, sense: 'at-most' },
  ]);
  process.exitCode = holds ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
