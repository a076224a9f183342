import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../db/maintenance.ts';
import { hasFile, verifyFiles } from '../../db/evidence/read-file.ts';
import { getRecord } from '../../db/records/read-records.ts';
import { getRevision } from '../../db/revisions/read-revisions.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import type { Acknowledgement } from './support/busy-host.ts';

const kills = 100;
const lanes = 2; // the machine that runs this has two cores at least
const killsAWorkspace = 10; // a file that grows without an end would make each check longer than the last
const host = fileURLToPath(new URL('./support/busy-host.ts', import.meta.url));
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const root = mkdtempSync(join(tmpdir(), 'qhd-fault-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Mulberry32: the same moments for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs the host until `delayMs` after it is ready, kills it, and answers everything that it acknowledged. */
function killAfter(path: string, folder: string, delayMs: number): Promise<Acknowledgement[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [host, path, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    let armed = false;
    child.stderr.on('data', (part: Buffer) => {
      complaint += part.toString();
    });
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (armed) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') {
        reject(new Error(`The host ended by itself with ${code}: ${complaint}`));
        return;
      }
      const lines = said.split('\n').slice(0, -1); // a line that the kill cut was never acknowledged
      resolve(lines.map((line) => JSON.parse(line) as Acknowledgement));
    });
  });
}

/** What is wrong with the file, as sentences; empty when everything that was acknowledged is there and whole. */
async function wrongs(db: WorkspaceDb, acknowledged: readonly Acknowledgement[]): Promise<string[]> {
  const found = checkIntegrity(db); // holds every evidence row to its bytes as well, by its foreign keys
  const lastDuties = new Map<string, string>();
  for (const said of acknowledged) {
    if (said.kind === 'ready') continue;
    if (getRevision(db, said.revisionId) === null) found.push(`revision ${said.revisionId} is lost`);
    if (said.kind === 'record') lastDuties.set(said.id, said.duties);
    else if (getRecord(db, 'evidence', said.id)?.fileHash !== said.fileHash) found.push(`evidence ${said.id} is lost`);
    else if (!hasFile(db, said.fileHash)) found.push(`the bytes of ${said.id} are lost`);
  }
  for (const [id, duties] of lastDuties) {
    // The kill may fall between a commit and its word: a later value is right as well when a revision carries it.
    const stored = getRecord(db, 'section', id);
    if (stored === null) found.push(`section ${id} is lost`);
    else if (
      stored.duties !== duties &&
      acknowledged.some((said) => said.kind !== 'ready' && said.revisionId === stored.revisionId)
    ) {
      found.push(`section ${id} has another value than its revision`);
    } else if (getRevision(db, stored.revisionId) === null) found.push(`section ${id} has no revision`);
  }
  const { damaged } = await verifyFiles(db);
  return [...found, ...damaged.map((hash) => `file ${hash} is damaged`)];
}

async function lane(name: string, random: () => number): Promise<{ acknowledged: number; evidence: number }> {
  let acknowledged: Acknowledgement[] = [];
  const total = { acknowledged: 0, evidence: 0 };
  for (let kill = 0; kill < kills / lanes; kill++) {
    const folder = join(root, `${name}-${Math.floor(kill / killsAWorkspace)}`);
    if (kill % killsAWorkspace === 0) acknowledged = [];
    mkdirSync(folder, { recursive: true });
    const path = join(folder, '后勤处.qhd');
    const said = await killAfter(path, folder, random() * 300);
    acknowledged = [...acknowledged, ...said];
    total.acknowledged += said.length;
    total.evidence += said.filter(({ kind }) => kind === 'evidence').length;
    const db = openWorkspaceDb(path, clock);
    try {
      expect(await wrongs(db, acknowledged), `kill ${kill} of lane ${name}`).toEqual([]);
    } finally {
      db.close();
    }
    if (kill % killsAWorkspace === killsAWorkspace - 1) rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

describe('a host that is killed', () => {
  it(`After each of ${kills} kills at random moments everything acknowledged is there, with its bytes, and the file is whole`, async () => {
    const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`FAULT_SEED=${seed}\n`);
    const totals = await Promise.all(
      Array.from({ length: lanes }, (_, index) => lane(String(index), randomFrom(seed + index))),
    );
    const acknowledged = totals.reduce((sum, total) => sum + total.acknowledged, 0);
    const evidence = totals.reduce((sum, total) => sum + total.evidence, 0);
    process.stdout.write(`${acknowledged} acknowledgements, ${evidence} of them evidence\n`);
    expect(evidence).toBeGreaterThan(kills / 4); // otherwise the kills came too early to prove anything
  }, 300_000);
});
