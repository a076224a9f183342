import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeLargeOffice } from '../support/office-workspace.ts';
import { reportBars } from '../support/bench-report.ts';

/**
 * The central office's file of 60 departments and five years: 1.2 million revisions and 300,000 pieces of evidence. The
 * dashboard is asked for in a process of its own, as the host is one, and its memory is what that process took at most.
 */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-office-bench-'));
try {
  const path = join(folder, '诊改办.qhd');
  const began = performance.now();
  const { db, office } = makeLargeOffice(path);
  db.close();
  console.log(`${office.departmentIds.length} departments, ${office.revisions} revisions, ${office.evidence} pieces`);
  console.log(`made in ${Math.round((performance.now() - began) / 1000)} s`);
  const child = fileURLToPath(new URL('../support/office-child.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [child, path], { encoding: 'utf8' });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`The child answered nothing: ${stderr}`);
  const measured = JSON.parse(line) as { firstMs: number; medianMs: number; membersMs: number; peakBytes: number };
  const all = reportBars('office', [
    { bar: 'revisions in the file', value: office.revisions, unit: '', limit: 1_200_000, sense: 'at-least' },
    { bar: 'pieces of evidence', value: office.evidence, unit: '', limit: 300_000, sense: 'at-least' },
    { bar: 'dashboard after opening', value: measured.firstMs, unit: 'ms', limit: 500, sense: 'at-most' },
    { bar: 'dashboard, median of 9', value: measured.medianMs, unit: 'ms', limit: 500, sense: 'at-most' },
    { bar: 'list of departments', value: measured.membersMs, unit: 'ms', limit: 500, sense: 'at-most' },
    { bar: 'memory of the host', value: measured.peakBytes / 1_000_000, unit: 'MB', limit: 600, sense: 'at-most' },
  ]);
  process.exitCode = all ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
