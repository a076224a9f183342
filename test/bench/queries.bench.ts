import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { listEvidence } from '../../db/queries/evidence.ts';
import { listEvidenceTargets } from '../../db/queries/evidence-targets.ts';
import { listHistory } from '../../db/queries/history.ts';
import { readOverview } from '../../db/queries/overview.ts';
import { listPositions } from '../../db/queries/positions.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb } from '../../db/workspace-db.ts';
import { reportBars } from '../support/bench-report.ts';
import { fillLargeDepartment } from '../support/large-department.ts';

/** The screens' reads in a department of 5,000 positions, and 5,000 records written in one command. */
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const context = { ...clock, name: 'bench', author: '测量', replicaId: v7() };

function elapsedMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** The fastest of three, so that what else the machine does weighs little. */
function fastestMs(work: () => unknown): number {
  return Math.min(...Array.from({ length: 3 }, () => elapsedMs(work)));
}

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-queries-'));
const db = createWorkspaceDb(join(folder, 'large.qhd'), clock);
try {
  const departmentId = runCommand(db, context, (writer) =>
    writer.create('department', { name: '后勤处' }, { departmentId: null }),
  ).value.id;
  const writeMs = elapsedMs(() =>
    runCommand(db, context, (writer) => {
      for (let ordinal = 0; ordinal < 5_000; ordinal++) {
        writer.create('annualTask', { year: 2026, content: `任务${ordinal}`, ordinal }, { departmentId });
      }
    }),
  );
  runCommand(db, context, (writer) => fillLargeDepartment(writer, departmentId));
  const reads = [
    ['positions listed', 300, () => listPositions(db, departmentId)],
    ['overview', 300, () => readOverview(db, departmentId, 2026)],
    ['evidence listed', 100, () => listEvidence(db, departmentId)],
    ['evidence targets', 700, () => listEvidenceTargets(db, departmentId)],
    ['newest 500 of the history', 100, () => listHistory(db, { limit: 500 })],
  ] as const;
  const holds = reportBars('queries', [
    { bar: '5,000 records in one command', value: writeMs, unit: 'ms', limit: 2_000, sense: 'at-most' },
    ...reads.map(([bar, limit, read]) => ({
      bar,
      value: fastestMs(read),
      unit: 'ms',
      limit,
      sense: 'at-most' as const,
    })),
  ]);
  process.exitCode = holds ? 0 : 1;
} finally {
  db.close();
  rmSync(folder, { recursive: true, force: true });
}
