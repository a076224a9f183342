import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../../../shared/app-error.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import type { Result } from '../../../shared/result.ts';
import { type HostChild, startHostChild } from '../../support/host-child.ts';

/** A saved duty whose answer came. */
export interface SavedDuty {
  readonly id: string;
  readonly revisionId: string;
  readonly text: string;
}

/** What a host said before it was killed: each of it must be in the file afterwards. */
export interface Said {
  readonly duties: readonly SavedDuty[];
  /** Evidence that the answer of an ingest named. */
  readonly evidence: readonly { readonly id: string; readonly fileHash: string }[];
  /** Records that change notices named; an ingest sends one a batch, long before its answer. */
  readonly noticed: readonly { readonly id: string; readonly kinds: readonly RecordKind[] }[];
  /** SHA-256 of every file that was handed in, by its name, whether or not it got in. */
  readonly sources: ReadonlyMap<string, string>;
  /** A save that was under way when the kill came: its text may be in the file or not. */
  readonly underWay: { readonly id: string; readonly text: string } | null;
}

interface BusyOptions {
  readonly path: string;
  /** For the files to take in; made and removed here. */
  readonly folder: string;
  readonly random: () => number;
  /** What the time until the kill is counted from: early kills, and kills amid what is being acknowledged. */
  readonly killFrom: 'start' | 'first-evidence';
  readonly killAfterMs: number;
}

/** Starts the real host on a workspace, lets it save and ingest at once, kills it, and answers what it had acknowledged. */
export async function killBusyHost({ path, folder, random, killFrom, killAfterMs }: BusyOptions): Promise<Said> {
  const host = startHostChild();
  try {
    valueOf(await host.client.workspace.open({ path }));
    mkdirSync(folder, { recursive: true });
    const noticed: Said['noticed'][number][] = [];
    let isDoomed = false;
    const killSoon = (): void => {
      if (!isDoomed) setTimeout(() => host.kill(), killAfterMs);
      isDoomed = true;
    };
    host.onNotice((message) => {
      if (message.name !== 'changed') return;
      for (const id of message.notice.recordIds) noticed.push({ id, kinds: message.notice.kinds });
      if (killFrom === 'first-evidence' && message.notice.kinds.includes('evidence')) killSoon();
    });
    const work = Promise.all([saveOnAndOn(host, random), takeInOnAndOn(host, folder, random)]);
    if (killFrom === 'start') killSoon();
    const [{ duties, underWay }, { evidence, sources }] = await work;
    return { duties, evidence, noticed, sources, underWay };
  } finally {
    host.kill();
    await host.stop(); // answers when the process has ended, so that nobody holds the file any more
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value of a call, or null when the host was killed before it answered. Any other failure fails the test. */
function answered<T>(result: Result<T, AppError>): T | null {
  return !result.ok && result.error.code === 'host-gone' ? null : valueOf(result);
}

function valueOf<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`The call failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** One position, then duties: each is made, and changed to a longer text. */
async function saveOnAndOn({ client }: HostChild, random: () => number): Promise<Pick<Said, 'duties' | 'underWay'>> {
  const duties: SavedDuty[] = [];
  const position = answered(await client.positions.save({ id: null, fields: { name: '安全员' } }));
  if (position === null) return { duties, underWay: null };
  for (;;) {
    const made = answered(
      await client.positions.saveDuty({ id: null, fields: { positionId: position.id, text: textOf(random, 200) } }),
    );
    if (made === null) return { duties, underWay: null };
    duties.push({ id: made.id, revisionId: made.revisionId, text: made.text });
    const text = textOf(random, 3_000);
    const changed = answered(await client.positions.saveDuty({ id: made.id, fields: { text } }));
    if (changed === null) return { duties, underWay: { id: made.id, text } };
    duties.push({ id: made.id, revisionId: changed.revisionId, text });
  }
}

function textOf(random: () => number, length: number): string {
  return Array.from({ length: Math.ceil(length / 8) }, () => random().toFixed(6)).join('');
}

const mebibyte = 1_048_576;

/** Ingests of a few small files and one of some chunks; every fifth also of one that fills more than one commit. */
async function takeInOnAndOn(
  { client }: HostChild,
  folder: string,
  random: () => number,
): Promise<Pick<Said, 'evidence' | 'sources'>> {
  const evidence: Said['evidence'][number][] = [];
  const sources = new Map<string, string>();
  for (let round = 0; ; round++) {
    const sizes = [
      300,
      40_000,
      mebibyte,
      Math.ceil(random() * 4 * mebibyte),
      ...(random() < 0.2 ? [18 * mebibyte] : []),
    ];
    const paths = sizes.map((size) => {
      const bytes = bytesOf(size, random);
      const name = `材料${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.bin`;
      sources.set(name, createHash('sha256').update(bytes).digest('hex'));
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    const outcome = answered(await client.evidence.ingest({ jobId: `ingest-${round}`, paths }));
    if (outcome === null) return { evidence, sources };
    if (outcome.added.length !== paths.length) throw new Error(`Not taken in: ${JSON.stringify(outcome)}`);
    evidence.push(...outcome.added);
  }
}

/** Cheap to make, and no two chunks of any two files are the same. */
function bytesOf(size: number, random: () => number): Uint8Array {
  const bytes = Buffer.alloc(size, Buffer.from(random().toString(36)));
  for (let offset = 0; offset < size; offset += mebibyte) bytes.write(random().toString(36), offset);
  return bytes;
}
