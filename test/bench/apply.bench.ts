import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, reportBars } from '../support/bench-report.ts';
import { makeLargeOffice } from '../support/office-workspace.ts';

/**
 * Bundles of 5,000 revisions taken into the office's file: of 6 departments, and of 60 with ten times the history. Each
 * file is opened by a process of its own, as the host is one.
 */
const count = 5_000;
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-apply-bench-'));

interface Measured {
  readonly revisions: number;
  readonly evidence: number;
  readonly millis: readonly number[];
  readonly peakBytes: number;
}

function measure(departments: number): Measured {
  const path = join(folder, `诊改办-${departments}.qhd`);
  const { db, office } = makeLargeOffice(path, { departments });
  db.close();
  const child = fileURLToPath(new URL('../support/apply-child.ts', import.meta.url));
  const ids = office.departmentIds.slice(0, 5).join(',');
  const { stdout, stderr } = spawnSync(process.execPath, [child, path, ids, String(count)], { encoding: 'utf8' });
  rmSync(path);
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`The child answered nothing: ${stderr}`);
  const answer = JSON.parse(line) as Pick<Measured, 'millis' | 'peakBytes'>;
  console.log(
    `${departments} departments, ${office.revisions} revisions: ${answer.millis.map(Math.round).join(', ')} ms`,
  );
  return { ...answer, revisions: office.revisions, evidence: office.evidence };
}

try {
  const small = measure(6);
  const large = measure(60);
  const ratio = median(large.millis) / median(small.millis);
  const holds = reportBars('apply', [
    { bar: 'revisions in the file', value: large.revisions, unit: '', limit: 1_200_000, sense: 'at-least' },
    { bar: 'pieces of evidence', value: large.evidence, unit: '', limit: 300_000, sense: 'at-least' },
    { bar: '5,000 revisions, first', value: large.millis[0] ?? Number.NaN, unit: 'ms', limit: 3_000, sense: 'at-most' },
    { bar: '5,000 revisions, median of 5', value: median(large.millis), unit: 'ms', limit: 3_000, sense: 'at-most' },
    { bar: 'cost with ten times the history', value: ratio, unit: '×', limit: 1.25, sense: 'at-most' },
    { bar: 'memory of the host', value: large.peakBytes / 1_000_000, unit: 'MB', limit: 600, sense: 'at-most' },
  ]);
  process.exitCode = holds ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
