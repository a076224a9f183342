import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { readMeta } from '../../db/meta.ts';
import { enrolPeer } from '../../db/queries/peers.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { type BundleKeys, keysOfSeed, seedOfPhrase } from '../../electron/host/sync/bundle-keys.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { packBundle } from '../../electron/host/sync/pack-bundle.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { byCodeUnit } from '../../shared/sync/canonical-json.ts';
import { keys, packing, replicaId } from '../unit/sync/support/packed-department.ts';

/** A central office's host with its own key and a department enrolled, ready to take that department's bundles. */
export interface ReceivingOffice {
  readonly client: Client<HostContract>;
  readonly path: string;
  readonly officeId: string;
  readonly keys: BundleKeys;
  /** Everything that is in its file and beside it, as one hash. */
  digest(): string;
  stop(): Promise<void>;
}

function needed<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Digests by the bytes of file and log: the same bytes need not be looked into again. */
const known = new Map<string, string>();

/**
 * Every row of every table, as one hash. The host that has the file open lets nobody else in, so what is read is a copy of
 * the file and of SQLite's log beside it.
 */
export function digestOfTables(path: string): string {
  const bytes = [path, `${path}-wal`].map((name) => (existsSync(name) ? readFileSync(name) : Buffer.alloc(0)));
  const key = bytes.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
  let digest = known.get(key);
  if (digest === undefined) {
    digest = digestOfCopy(bytes);
    known.set(key, digest);
  }
  return digest;
}

function digestOfCopy([file = Buffer.alloc(0), log = Buffer.alloc(0)]: readonly Buffer[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-digest-'));
  const copy = join(folder, 'copy.qhd');
  writeFileSync(copy, file);
  writeFileSync(`${copy}-wal`, log);
  const raw = new Database(copy);
  try {
    const hash = createHash('sha256');
    const tables = raw
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[];
    for (const table of tables) {
      hash.update(`${table}\n`);
      for (const row of raw.prepare(`SELECT * FROM "${table}"`).raw().iterate())
        hash.update(`${JSON.stringify(row)}\n`);
    }
    return hash.digest('hex');
  } finally {
    raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the office in `folder` and enrols the department whose bundles the tests pack. The caller stops it. */
export async function startReceivingOffice(folder: string, departmentId: string): Promise<ReceivingOffice> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '诊改办.qhd');
  const dispatcher = new Dispatcher({
    resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: () => {},
    log: (method, error) => console.error(method, error),
    keyPlace: () => Promise.resolve({ folder: `${folder}-keys`, sealKey: null }),
  });
  const client = inProcessClient(dispatcher);
  const names = { departmentName: '诊改办', collegeName: '云溪职业技术学院', author: '经办人' };
  needed(await client.workspace.create({ jobId: 'create', path, template: 'office', ...names }));
  needed(await client.keys.make({}));
  const seed = seedOfPhrase(needed(await client.keys.phrase({})).phrase);
  needed(await client.workspace.close({}));
  const clock = { now: () => new Date().toISOString(), newId: () => v7() };
  const db = openWorkspaceDb(path, clock);
  const officeId = readMeta(db).replicaId;
  const peer = { replicaId, role: 'department', school: '', name: '后勤处', departmentId, workingGroup: [] } as const;
  enrolPeer(db, peer, { ...keys, isCompared: true, at: clock.now() });
  db.close();
  needed(await client.workspace.open({ path }));
  if (seed === null) throw new Error('The phrase is no seed');
  return {
    client,
    path,
    officeId,
    keys: keysOfSeed(seed),
    // SQLite's own files beside it come and go with whoever reads.
    digest: () => {
      const beside = readdirSync(folder, { recursive: true }).map(String);
      const lasting = beside.filter((name) => !/-(wal|shm)$/u.test(name)).toSorted(byCodeUnit);
      return `${digestOfTables(path)} ${lasting.join(' ')}`;
    },
    stop: () => dispatcher.shutdown(),
  };
}

/** Enrols the office in the department's own file. */
export function enrolOffice(db: WorkspaceDb, office: Pick<ReceivingOffice, 'officeId' | 'keys'>): void {
  const peer = { replicaId: office.officeId, role: 'office', school: '', name: '诊改办' } as const;
  const at = new Date().toISOString();
  enrolPeer(db, { ...peer, departmentId: null, workingGroup: [] }, { ...office.keys, isCompared: true, at });
}

/** Packs the department's next bundle for the office. */
export function packFor(
  office: Pick<ReceivingOffice, 'officeId' | 'keys'>,
  db: WorkspaceDb,
  target: { readonly departmentId: string; readonly path: string; readonly encrypt?: boolean },
): Promise<BundleReport> {
  const plain = packing(target.departmentId, target.path);
  return packBundle(db, {
    ...plain,
    shipment: { ...plain.shipment, recipient: { replicaId: office.officeId } },
    encryptTo: target.encrypt === true ? office.keys.encryptionKey : null,
  });
}
