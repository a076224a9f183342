import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { hasFile, verifyFiles } from '../../db/evidence/read-file.ts';
import { checkIntegrity } from '../../db/maintenance.ts';
import { readMeta } from '../../db/meta.ts';
import { listBin } from '../../db/queries/bin.ts';
import { getRecord, listRecords } from '../../db/records/read-records.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { type HostChild, startHostChild } from '../support/host-child.ts';
import { looseEndsOf } from './support/loose-ends.ts';
import { randomFrom, seedOf } from './support/random.ts';

const kills = 20;
const lanes = 2;
const filesARound = 26;
const keptARound = 6;
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const root = mkdtempSync(join(tmpdir(), 'qhd-keeping-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

function valueOf<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`The call failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The value of a call, or null when the host was killed before it answered. */
function answered<T>(result: Result<T, AppError>): T | null {
  return !result.ok && result.error.code === 'host-gone' ? null : valueOf(result);
}

/** What a host said before it was killed. */
interface Said {
  /** Pieces that are not removed. */
  readonly kept: readonly { readonly id: string; readonly fileHash: string }[];
  /** Pieces that were emptied out of the bin, told by an answer. */
  readonly emptied: readonly string[];
  readonly underWay: 'emptying' | 'shrinking' | 'nothing';
}

async function takeIn(host: HostChild, folder: string, random: () => number) {
  mkdirSync(folder, { recursive: true });
  const paths = Array.from({ length: filesARound }, (_, index) => {
    const size = index % 3 === 0 ? 300 : Math.ceil(random() * 3 * 1_048_576);
    const bytes = Buffer.alloc(size, `${random()}`);
    for (let at = 0; at < size; at += 1_048_576) bytes.write(`${random()}`, at);
    const path = join(folder, `${random()}.bin`);
    writeFileSync(path, bytes);
    return path;
  });
  const outcome = valueOf(await host.client.evidence.ingest({ jobId: 'ingest', paths }));
  rmSync(folder, { recursive: true, force: true });
  return outcome.added;
}

/** Removes most of what it took in, empties the bin and shrinks the file, and is killed while it does either. */
async function killKeepingHost(path: string, random: () => number): Promise<Said> {
  const host = startHostChild();
  try {
    valueOf(await host.client.workspace.open({ path }));
    const added = await takeIn(host, `${path}-材料`, random);
    const removed = added.slice(keptARound);
    for (const { id } of removed) valueOf(await host.client.evidence.remove({ id }));
    const kept = added.slice(0, keptARound);
    setTimeout(() => host.kill(), random() * 180);
    const empty = answered(await host.client.keeping.empty({ jobId: 'empty', revisionIds: null }));
    if (empty === null) return { kept, emptied: [], underWay: 'emptying' };
    const emptied = removed.map(({ id }) => id);
    const shrunk = answered(await host.client.keeping.shrink({ jobId: 'shrink' }));
    return { kept, emptied, underWay: shrunk === null ? 'shrinking' : 'nothing' };
  } finally {
    host.kill();
    await host.stop(); // answers when the process has ended
  }
}

/** What is wrong with the file, as sentences. Opening it has swept. */
async function wrongs(db: WorkspaceDb, history: readonly Said[]): Promise<string[]> {
  const departmentId = readMeta(db).departmentId ?? '';
  const { damaged } = await verifyFiles(db);
  const bin = listBin(db, departmentId, { from: 0, count: 2000 });
  const emptied = new Set(history.flatMap((said) => said.emptied));
  return [
    ...checkIntegrity(db),
    ...damaged.map((hash) => `file ${hash} is damaged`),
    ...listRecords(db, 'evidence', departmentId)
      .filter(({ fileHash }) => !hasFile(db, fileHash))
      .map(({ id }) => `evidence ${id} has no bytes`),
    ...history.flatMap(({ kept }) =>
      kept
        .filter(({ id, fileHash }) => getRecord(db, 'evidence', id)?.fileHash !== fileHash)
        .map(({ id }) => `evidence ${id} is lost`),
    ),
    ...bin.entries
      .filter(({ restorable }) => !restorable)
      .map(({ title }) => `${title} lies in the bin without its bytes`),
    ...bin.entries.filter(({ recordId }) => emptied.has(recordId)).map(({ title }) => `${title} is back in the bin`),
    ...looseEndsOf(db),
  ];
}

async function lane(name: string, random: () => number): Promise<Said[]> {
  const path = join(root, `${name}.qhd`);
  const host = startHostChild();
  valueOf(await host.client.workspace.create({ jobId: 'create', path, template: 'empty', departmentName: '后勤处' }));
  await host.stop();
  const history: Said[] = [];
  const busy = (): number => history.filter(({ underWay }) => underWay !== 'nothing').length;
  for (let kill = 0; busy() < kills / lanes; kill++) {
    expect(kill, 'kills that came too late').toBeLessThan(3 * kills);
    history.push(await killKeepingHost(path, random));
    const db = openWorkspaceDb(path, clock);
    try {
      expect(await wrongs(db, history), `kill ${kill} of lane ${name}`).toEqual([]);
    } finally {
      db.close();
    }
  }
  return history;
}

describe('a host that is killed while it keeps house', () => {
  it(`After each of ${kills} kills while emptying the bin and shrinking, nothing held is lost and nothing lies about without an owner`, async () => {
    const seed = seedOf();
    const all = (
      await Promise.all(Array.from({ length: lanes }, (_, index) => lane(String(index), randomFrom(seed + index))))
    ).flat();
    const count = (what: Said['underWay']): number => all.filter(({ underWay }) => underWay === what).length;
    process.stdout.write(
      `killed ${count('emptying')} times while emptying, ${count('shrinking')} while shrinking, ${count('nothing')} after both\n`,
    );
    expect(count('emptying') + count('shrinking')).toBe(kills);
  }, 600_000);
});
