import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { verifyFiles } from '../../../db/evidence/read-file.ts';
import { checkIntegrity } from '../../../db/maintenance.ts';
import { readMeta } from '../../../db/meta.ts';
import { listBin } from '../../../db/queries/bin.ts';
import { listRecords } from '../../../db/records/read-records.ts';
import { openWorkspaceDb } from '../../../db/workspace-db.ts';
import { value } from '../../contract/contract-host.ts';
import { type HostChild, startHostChild } from '../../support/host-child.ts';
import { looseEndsOf } from './loose-ends.ts';

export const mebibyte = 1_048_576;
const clock = { now: () => new Date().toISOString(), newId: () => v7() };

/** What stands in a file after it was opened as the program opens it. */
interface Standing {
  readonly pieces: number;
  readonly inBin: number;
  /** What is damaged or hangs loose, as sentences. */
  readonly wrongs: readonly string[];
}

/** An empty workspace in a folder of its own under `root`, and drives with files to take into it. */
export class IntakeWorkspace {
  readonly path: string;
  readonly #folder: string;
  readonly #random: () => number;

  constructor(root: string, random: () => number) {
    this.#folder = mkdtempSync(join(root, 'case-'));
    this.#random = random;
    this.path = join(this.#folder, '后勤处.qhd');
  }

  async make(): Promise<this> {
    const { path } = this;
    await withHost(async ({ client }) => {
      await value(client.workspace.create({ jobId: 'create', path, template: 'empty', departmentName: '后勤处' }));
    });
    return this;
  }

  /** Has a host with this file open do `work`, and waits until its process has ended, by itself or killed. */
  async inHost<T>(work: (host: HostChild) => Promise<T>): Promise<T> {
    return withHost(async (host) => {
      await value(host.client.workspace.open({ path: this.path }));
      return work(host);
    });
  }

  /** A folder with files of these sizes, no two chunks of which are the same. */
  drive(name: string, sizes: readonly number[]): string {
    const place = join(this.#folder, name);
    mkdirSync(place);
    for (const [index, size] of sizes.entries()) {
      const bytes = Buffer.alloc(size, `${this.#random()}`);
      for (let at = 0; at < size; at += mebibyte) bytes.write(`${this.#random()}`, at);
      writeFileSync(join(place, `${name}${String(index).padStart(4, '0')}.bin`), bytes);
    }
    return place;
  }

  async standing(): Promise<Standing> {
    const db = openWorkspaceDb(this.path, clock);
    try {
      const departmentId = readMeta(db).departmentId ?? '';
      const { damaged } = await verifyFiles(db);
      return {
        pieces: listRecords(db, 'evidence', departmentId).length,
        inBin: listBin(db, departmentId, { from: 0, count: 0 }).total,
        wrongs: [...checkIntegrity(db), ...looseEndsOf(db), ...damaged.map((hash) => `file ${hash} is damaged`)],
      };
    } finally {
      db.close();
    }
  }
}

async function withHost<T>(work: (host: HostChild) => Promise<T>): Promise<T> {
  const host = startHostChild();
  try {
    return await work(host);
  } finally {
    await host.stop();
  }
}
