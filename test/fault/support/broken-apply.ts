import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { verifyFiles } from '../../../db/evidence/read-file.ts';
import { checkIntegrity } from '../../../db/maintenance.ts';
import { openWorkspaceDb } from '../../../db/workspace-db.ts';
import { enrolOffice, packFor, startReceivingOffice } from '../../support/receiving-office.ts';
import { addEvidence, makeDepartment, seededBytes, write } from '../../unit/sync/support/packed-department.ts';

const child = fileURLToPath(new URL('apply-child.ts', import.meta.url));
const clock = { now: () => new Date().toISOString(), newId: () => v7() };

/** An office's file, and a bundle of some size for it. */
export interface ApplyScene {
  readonly folder: string;
  readonly office: string;
  readonly bundle: string;
  /** How long taking it over took undisturbed. */
  readonly millis: number;
  readonly before: string;
  readonly after: string;
  readonly sizeBytes: number;
}

/** How a taking over is broken off: a kill after its beginning, or a disk on which no file grows beyond a size. */
export type Harm = { readonly killAfterMs: number } | { readonly fullAtKilobytes: number } | null;

/** What a file holds, as far as a bundle changes it: one text, the same for the same content. */
async function contentOf(path: string): Promise<string> {
  const db = openWorkspaceDb(path, clock);
  try {
    const count = (table: string): unknown => db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    const tables = [
      'revision',
      'received_bundle',
      'department',
      'section',
      'evidence',
      'evidence_file',
      'search_entry',
    ];
    const { damaged } = await verifyFiles(db);
    const wrong = [...checkIntegrity(db), ...damaged, ...(db.raw.pragma('foreign_key_check') as unknown[])];
    return JSON.stringify([tables.map((table) => `${table} ${String(count(table))}`), wrong]);
  } finally {
    db.close();
  }
}

/** Makes the scene, and takes the bundle over once to see what should come of it. */
export async function setApplyScene(folder: string): Promise<ApplyScene> {
  mkdirSync(folder, { recursive: true });
  const { db, departmentId } = await makeDepartment(join(folder, '后勤处.qhd'));
  for (let piece = 0; piece < 6; piece += 1) {
    const bytes = seededBytes(`piece ${piece}`, 1_500_000);
    await addEvidence(db, departmentId, { fileName: `材料${piece}.bin`, bytes });
  }
  write(db, (writer) => {
    for (let at = 0; at < 300; at += 1) writer.create('section', { name: `科室${at}` }, { departmentId });
  });
  const receiver = await startReceivingOffice(join(folder, 'office'), departmentId);
  enrolOffice(db, receiver);
  const bundle = join(folder, 'bundle.zip');
  await packFor(receiver, db, { departmentId, path: bundle });
  db.close();
  await receiver.stop();
  const scene = {
    folder,
    office: receiver.path,
    bundle,
    millis: 0,
    before: '',
    after: '',
    sizeBytes: statSync(bundle).size,
  };
  const before = await contentOf(receiver.path);
  const whole = await breakOff({ ...scene, before }, null);
  return { ...scene, before, after: whole.content, millis: whole.millis };
}

export interface BrokenOff {
  /** The last word of the process. */
  readonly said: string;
  readonly content: string;
  readonly millis: number;
}

/**
 * What the file may hold after such a last word: all of it when the process said that it took the bundle, nothing when
 * it said why not, either when it was struck before it said anything.
 */
export function promisedBy(said: string, { before, after }: ApplyScene): readonly string[] {
  if (said === 'taken') return [after];
  return said === 'begin' ? [before, after] : [before];
}

/** Takes the bundle over into a fresh copy of the office's file, breaks it off, and reads what became of the file. */
export async function breakOff(scene: ApplyScene, harm: Harm): Promise<BrokenOff> {
  const path = join(scene.folder, `${v7()}.qhd`);
  copyFileSync(scene.office, path);
  try {
    const run = await runChild([path, `${join(scene.folder, 'office')}-keys`, scene.bundle], harm);
    return { ...run, content: await contentOf(path) };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  }
}

function runChild(args: readonly string[], harm: Harm): Promise<{ readonly said: string; readonly millis: number }> {
  const limit = harm !== null && 'fullAtKilobytes' in harm ? `ulimit -f ${Math.ceil(harm.fullAtKilobytes)}; ` : '';
  const running = spawn('bash', ['-c', `${limit}exec "$@"`, 'bash', process.execPath, child, ...args]);
  let said = '';
  let begun = 0;
  let complaint = '';
  running.stderr.on('data', (text) => (complaint += String(text)));
  running.stdout.on('data', (text) => {
    said += String(text);
    if (begun > 0 || !said.includes('begin\n')) return;
    begun = performance.now();
    if (harm !== null && 'killAfterMs' in harm) setTimeout(() => running.kill('SIGKILL'), harm.killAfterMs);
  });
  return new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', () => {
      if (begun === 0) reject(new Error(`It never began: ${said}${complaint}`));
      else resolve({ said: said.trim().split('\n').at(-1) ?? '', millis: performance.now() - begun });
    });
  });
}
