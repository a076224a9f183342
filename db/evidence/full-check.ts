import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { structureSteps } from '../maintenance.ts';
import type { EvidenceCheckRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { forgetDamage, noteDamage } from './damaged-files.ts';
import { evidenceBytes, type FileInfo, filesAfter, hasFile, wholeFileCheck } from './read-file.ts';

/** `quiet` leaves three quarters of the time to others. */
export const checkPaces = ['quiet', 'full'] as const;
export type CheckPace = (typeof checkPaces)[number];

/** A check that has ended, or that was broken off and can go on. */
export interface CheckState {
  readonly startedAt: string; // UTC, ISO 8601
  /** When it ended, or last went on. */
  readonly touchedAt: string;
  /** What is wrong with the structure of the file, in SQLite's words; null before that was looked at. */
  readonly structure: readonly string[] | null;
  readonly filesChecked: number;
  readonly bytesChecked: number;
}

export interface FullCheckOptions {
  readonly pace: CheckPace;
  /** Begins anew; otherwise an unfinished check goes on where it was. */
  readonly restart: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: {
    readonly stage: 'structure' | 'hashing';
    readonly done: number;
    readonly total: number;
  }) => void;
}

/** Between two turns of the event loop this much is hashed: some 10 ms. */
const bytesPerTurn = 8 * 1_048_576;
/** After a crash this much is checked again. */
const noteEveryMs = 1_000;
const restShare = 3;

interface Running {
  startedAt: string;
  structure: readonly string[] | null;
  afterHash: string;
  filesChecked: number;
  bytesChecked: number;
}

function readRow(db: WorkspaceDb, state: EvidenceCheckRow['state']): EvidenceCheckRow | undefined {
  return statement<EvidenceCheckRow>(db.raw, 'SELECT * FROM evidence_check WHERE state = ?').get(state);
}

function structureOf(row: EvidenceCheckRow): readonly string[] | null {
  return row.structure === null ? null : (JSON.parse(row.structure) as string[]);
}

function stateOf(row: EvidenceCheckRow | undefined): CheckState | null {
  if (row === undefined) return null;
  return {
    startedAt: row.started_at,
    touchedAt: row.touched_at,
    structure: structureOf(row),
    filesChecked: row.files_checked,
    bytesChecked: row.bytes_checked,
  };
}

/** The last check that came to its end, and one that was broken off since. */
export function readChecks(db: WorkspaceDb): {
  readonly finished: CheckState | null;
  readonly underWay: CheckState | null;
} {
  return { finished: stateOf(readRow(db, 'finished')), underWay: stateOf(readRow(db, 'under-way')) };
}

/**
 * The full check: the structure of the file, then every stored file hashed again from its chunks, in the order of their
 * hashes. How far it has come is noted in the file every second, so that it goes on there after a cancel, a closing or a
 * crash. Damaged files are noted as they are found, and stay noted until they are found whole. Throws `cancelled`.
 */
export async function runFullCheck(db: WorkspaceDb, options: FullCheckOptions): Promise<CheckState> {
  const running = options.restart ? fresh(db) : resumed(db);
  note(db, running);
  try {
    if (running.structure === null) running.structure = await checkStructure(db, options);
    await checkFiles(db, running, options);
  } finally {
    if (db.raw.open) note(db, running);
  }
  const finish = db.raw.transaction(() => {
    statement(db.raw, "DELETE FROM evidence_check WHERE state = 'finished'").run();
    statement(db.raw, "UPDATE evidence_check SET state = 'finished' WHERE state = 'under-way'").run();
  });
  finish.immediate();
  const finished = readChecks(db).finished;
  if (finished === null) throw new Error('The check was not noted');
  return finished;
}

function fresh(db: WorkspaceDb): Running {
  return { startedAt: db.clock.now(), structure: null, afterHash: '', filesChecked: 0, bytesChecked: 0 };
}

function resumed(db: WorkspaceDb): Running {
  const row = readRow(db, 'under-way');
  if (row === undefined) return fresh(db);
  return {
    startedAt: row.started_at,
    structure: structureOf(row),
    afterHash: row.after_hash,
    filesChecked: row.files_checked,
    bytesChecked: row.bytes_checked,
  };
}

function note(db: WorkspaceDb, running: Running): void {
  statement(
    db.raw,
    `INSERT INTO evidence_check (state, started_at, touched_at, structure, after_hash, files_checked, bytes_checked)
     VALUES ('under-way', ?, ?, ?, ?, ?, ?)
     ON CONFLICT (state) DO UPDATE SET started_at = excluded.started_at, touched_at = excluded.touched_at,
       structure = excluded.structure, after_hash = excluded.after_hash, files_checked = excluded.files_checked,
       bytes_checked = excluded.bytes_checked`,
  ).run(
    running.startedAt,
    db.clock.now(),
    running.structure === null ? null : JSON.stringify(running.structure),
    running.afterHash,
    running.filesChecked,
    running.bytesChecked,
  );
}

async function checkStructure(db: WorkspaceDb, options: FullCheckOptions): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { lines, done, total } of structureSteps(db)) {
    found.push(...lines);
    options.onProgress({ stage: 'structure', done, total });
    await nextTurn();
    throwIfCancelled(options.signal);
  }
  return found;
}

async function checkFiles(db: WorkspaceDb, running: Running, options: FullCheckOptions): Promise<void> {
  const pacer = new Pacer(options);
  const total = evidenceBytes(db);
  let notedAt = performance.now();
  let bytesThisTurn = 0;
  for (const file of filesAfter(db, running.afterHash)) {
    const verdict = wholeFileCheck(db, file);
    let bytesOfFile = 0;
    for (let step = verdict.next(); ; step = verdict.next()) {
      if (step.done === true) {
        settle(db, file, step.value);
        break;
      }
      bytesOfFile += step.value;
      bytesThisTurn += step.value;
      if (bytesThisTurn < bytesPerTurn) continue;
      bytesThisTurn = 0;
      options.onProgress({ stage: 'hashing', done: running.bytesChecked + bytesOfFile, total });
      await pacer.rest();
    }
    running.afterHash = file.fileHash;
    running.filesChecked += 1;
    running.bytesChecked += bytesOfFile;
    if (performance.now() - notedAt < noteEveryMs) continue;
    note(db, running);
    notedAt = performance.now();
  }
  options.onProgress({ stage: 'hashing', done: running.bytesChecked, total: Math.max(total, running.bytesChecked) });
}

/** A file that went out of the bin while it was read is no damage. */
function settle(db: WorkspaceDb, { fileHash }: FileInfo, whole: boolean): void {
  if (whole) forgetDamage(db, fileHash);
  else if (hasFile(db, fileHash)) noteDamage(db, fileHash);
}

/** Gives way between two turns, longer when the check is to go unnoticed. */
class Pacer {
  readonly #options: FullCheckOptions;
  #since = performance.now();

  constructor(options: FullCheckOptions) {
    this.#options = options;
  }

  async rest(): Promise<void> {
    const { pace, signal } = this.#options;
    if (pace === 'full') await nextTurn();
    else
      await pause(restShare * Math.max(1, performance.now() - this.#since), undefined, { signal }).catch(
        () => undefined,
      );
    throwIfCancelled(signal);
    this.#since = performance.now();
  }
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure({ code: 'cancelled' });
}
