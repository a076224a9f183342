// Saves records and takes evidence in without an end, and says on stdout what is acknowledged, until it is killed.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { storeFiles } from '../../../db/evidence/store-files.ts';
import { getMeta, setMeta } from '../../../db/meta.ts';
import { runCommand } from '../../../db/records/run-command.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { createWorkspaceDb, openWorkspaceDb, type WorkspaceDb } from '../../../db/workspace-db.ts';

/** One line a commit, written only after the commit returned. */
export type Acknowledgement =
  | { readonly kind: 'ready' }
  | { readonly kind: 'record'; readonly id: string; readonly revisionId: string; readonly duties: string }
  | { readonly kind: 'evidence'; readonly id: string; readonly revisionId: string; readonly fileHash: string };

const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const context = { ...clock, name: 'fault.save', author: '故障', replicaId: clock.newId() };

/** Synchronous, so that a kill cannot swallow what was already said. */
function acknowledge(line: Acknowledgement): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

function write<T>(db: WorkspaceDb, work: (writer: RecordWriter) => T): T {
  return runCommand(db, context, work).value;
}

function saveRecords(db: WorkspaceDb, at: { departmentId: string }): void {
  const made = write(db, (writer) =>
    writer.create('section', { name: '餐饮科', duties: randomBytes(200).toString('hex') }, at),
  );
  acknowledge({ kind: 'record', id: made.id, revisionId: made.revisionId, duties: made.duties });
  const duties = randomBytes(3_000).toString('hex');
  const changed = write(db, (writer) => writer.update('section', made.id, { fields: { duties } }));
  acknowledge({ kind: 'record', id: changed.id, revisionId: changed.revisionId, duties });
}

async function takeEvidenceIn(db: WorkspaceDb, at: { departmentId: string }, folder: string): Promise<void> {
  const sizes = [300, 40_000, 1_048_576, Math.floor(Math.random() * 6_000_000)];
  const paths = sizes.map((size, index) => {
    const path = join(folder, `材料${index}`);
    const seed = createHash('sha256').update(randomBytes(16)).digest();
    writeFileSync(path, Buffer.alloc(size, seed)); // cheap to make; differs from every other by its seed
    return path;
  });
  for await (const outcomes of storeFiles(db, paths)) {
    const records = write(db, (writer) =>
      outcomes.flatMap((outcome) =>
        outcome.ok ? [writer.create('evidence', { title: '材料', fileHash: outcome.fileHash }, at)] : [],
      ),
    );
    for (const { id, revisionId, fileHash } of records) acknowledge({ kind: 'evidence', id, revisionId, fileHash });
  }
}

const [path = '', folder = ''] = process.argv.slice(2);
const db = existsSync(path) ? openWorkspaceDb(path, clock) : createWorkspaceDb(path, clock);
let departmentId = getMeta(db, 'departmentId');
if (departmentId === null) {
  departmentId = write(db, (writer) => {
    const { id } = writer.create('department', { name: '后勤处' }, { departmentId: null });
    setMeta(db, 'departmentId', id);
    return id;
  });
}
acknowledge({ kind: 'ready' });
for (;;) {
  for (let index = 0; index < 2; index++) saveRecords(db, { departmentId });
  await takeEvidenceIn(db, { departmentId }, folder);
}
