import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { hasFile, verifyFiles } from '../../db/evidence/read-file.ts';
import { checkIntegrity } from '../../db/maintenance.ts';
import { readMeta } from '../../db/meta.ts';
import { getRecord, listRecords } from '../../db/records/read-records.ts';
import { getRevision } from '../../db/revisions/read-revisions.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { startHostChild } from '../support/host-child.ts';
import { killBusyHost, type Said } from './support/busy-host.ts';
import { looseEndsOf } from './support/loose-ends.ts';
import { randomFrom, seedOf } from './support/random.ts';

const kills = 100;
const lanes = 2; // the machine that runs this has two cores at least
const killsAWorkspace = 10; // a file that grows without an end would make each check longer than the last
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const root = mkdtempSync(join(tmpdir(), 'qhd-fault-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function makeWorkspace(path: string): Promise<void> {
  const host = startHostChild();
  const made = await host.client.workspace.create({
    jobId: 'create',
    path,
    template: 'empty',
    departmentName: '后勤处',
  });
  await host.stop();
  expect(made).toMatchObject({ ok: true });
}

/** What is wrong with the file, as sentences; empty when everything that was ever said of it is there and whole. */
async function wrongs(db: WorkspaceDb, history: readonly Said[]): Promise<string[]> {
  const { damaged } = await verifyFiles(db);
  return [
    ...checkIntegrity(db),
    ...damaged.map((hash) => `file ${hash} is damaged`),
    ...looseEndsOf(db),
    ...rowsWithoutBytes(db, history),
    ...history.flatMap((said) => lost(db, said)),
  ];
}

/** Every row of evidence, acknowledged or not, must have the very bytes that were handed in under its name. */
function rowsWithoutBytes(db: WorkspaceDb, history: readonly Said[]): string[] {
  const sources = new Map(history.flatMap((said) => [...said.sources]));
  const { departmentId } = readMeta(db);
  return listRecords(db, 'evidence', departmentId ?? '').flatMap(({ id, fileName, fileHash }) => {
    if (fileHash !== sources.get(fileName)) return [`evidence ${id} names other bytes than ${fileName}`];
    return hasFile(db, fileHash) ? [] : [`evidence ${id} has no bytes`];
  });
}

function lost(db: WorkspaceDb, { duties, evidence, noticed, underWay }: Said): string[] {
  const found: string[] = [];
  for (const { id, revisionId } of duties) {
    if (getRevision(db, revisionId)?.recordId !== id) found.push(`revision ${revisionId} of duty ${id} is lost`);
  }
  for (const [id, text] of new Map(duties.map((duty) => [duty.id, duty.text]))) {
    const stored = getRecord(db, 'duty', id);
    // The kill may fall between a commit and its answer: then the file is ahead of what was said, by that one save.
    const allowed = underWay?.id === id ? [text, underWay.text] : [text];
    if (stored === null) found.push(`duty ${id} is lost`);
    else if (!allowed.includes(stored.text)) found.push(`duty ${id} has another text than the last one acknowledged`);
    else if (getRevision(db, stored.revisionId) === null) found.push(`duty ${id} has no revision`);
  }
  for (const { id, fileHash } of evidence) {
    if (getRecord(db, 'evidence', id)?.fileHash !== fileHash) found.push(`evidence ${id} is lost`);
  }
  for (const { id, kinds } of noticed) {
    if (kinds.every((kind) => getRecord(db, kind, id) === null))
      found.push(`${kinds.join()} ${id} of a notice is lost`);
  }
  return found;
}

interface Total {
  answers: number;
  notices: number;
  evidence: number;
}

async function lane(name: string, random: () => number): Promise<Total> {
  const total: Total = { answers: 0, notices: 0, evidence: 0 };
  let history: Said[] = [];
  for (let kill = 0; kill < kills / lanes; kill++) {
    const folder = join(root, `${name}-${Math.floor(kill / killsAWorkspace)}`);
    const path = join(folder, '后勤处.qhd');
    if (kill % killsAWorkspace === 0) {
      history = [];
      mkdirSync(folder);
      await makeWorkspace(path);
    }
    const said = await killBusyHost({
      path,
      folder: join(folder, '材料'),
      random,
      killFrom: random() < 0.5 ? 'start' : 'first-evidence',
      killAfterMs: random() * 500,
    });
    history.push(said);
    total.answers += said.duties.length + said.evidence.length;
    total.notices += said.noticed.length;
    total.evidence += said.noticed.filter(({ kinds }) => kinds.includes('evidence')).length;
    const db = openWorkspaceDb(path, clock);
    try {
      expect(await wrongs(db, history), `kill ${kill} of lane ${name}`).toEqual([]);
    } finally {
      db.close();
    }
    if (kill % killsAWorkspace === killsAWorkspace - 1) rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

describe('a host that is killed', () => {
  it(`After each of ${kills} kills at random moments everything acknowledged is there, with its bytes, and the file is whole`, async () => {
    const seed = seedOf();
    const totals = await Promise.all(
      Array.from({ length: lanes }, (_, index) => lane(String(index), randomFrom(seed + index))),
    );
    const sum = (figure: keyof Total): number => totals.reduce((all, total) => all + total[figure], 0);
    process.stdout.write(
      `${sum('answers')} records in answers, ${sum('notices')} in notices, ${sum('evidence')} of these evidence\n`,
    );
    expect(sum('evidence')).toBeGreaterThan(kills); // otherwise the kills came too early to prove anything
  }, 600_000);
});
