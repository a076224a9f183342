import { parseManifest } from '../../shared/sync/bundle-manifest.ts';
import type { BagEntry } from './container.ts';
import { hashFile } from './hash-file.ts';
import { signerOf } from './signature.ts';
import { words } from './words.ts';

/** What `transfer.json` says, as far as the page shows it. */
export interface Transfer {
  readonly school: string;
  readonly department: { readonly name: string };
  readonly sender: { readonly name: string; readonly keyFingerprint: string };
  readonly recipient: { readonly name: string } | null;
  readonly sequence: number;
  readonly mode: string;
  readonly madeAt: string;
  readonly revisions: { readonly count: number };
  readonly evidence: {
    readonly files: number;
    readonly bytes: number;
    readonly held: readonly { readonly hash: string }[];
  };
}

export interface BagReport {
  /** Sentences of what holds. */
  readonly good: readonly string[];
  /** Sentences of what does not; empty for a bag whose every byte holds. */
  readonly bad: readonly string[];
  /** A bundle of the first format, which nobody signed. */
  readonly isUnsigned: boolean;
  /** A format that this page may not know. */
  readonly isNewer: boolean;
  readonly transfer: Transfer | null;
  /** `SHA256:…` of the key whose signature holds; null without one. */
  readonly signer: string | null;
  /** SHA-256 of the tag manifest. */
  readonly fingerprint: string;
  readonly recordCount: number;
  readonly revisionCount: number;
  readonly evidence: { readonly files: number; readonly bytes: number };
  readonly entries: ReadonlyMap<string, BagEntry>;
}

const payload = 'manifest-sha256.txt';
const tags = 'tagmanifest-sha256.txt';
const signatureFile = `${tags}.sig`;

/** A record as it stands in its line. */
export type BagRecord = Readonly<Record<string, unknown>>;

/** The records of a kind: one a line. Lines that are none are left out; their file's hash is what tells of harm. */
export async function recordsIn(entry: BagEntry): Promise<readonly BagRecord[]> {
  const lines = (await entry.bytes.text()).split('\n');
  return lines.flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as BagRecord];
    } catch {
      return [];
    }
  });
}

/** Checks every byte of a bag against its manifests, its signature and what it says of itself. */
export async function checkBag(list: readonly BagEntry[], onBytes: (count: number) => void): Promise<BagReport> {
  const good: string[] = [];
  const bad: string[] = [];
  const entries = new Map(list.map((entry) => [entry.path, entry]));
  const seen = new Set<string>();
  for (const { path } of list) {
    // A file system without capitals would see one file where another sees two.
    const key = path.toLowerCase();
    if (seen.has(key)) bad.push(words.faults.twice + path);
    seen.add(key);
  }
  const hashes = new Map<string, string>();
  for (const { path, bytes } of list) hashes.set(path, await hashFile(bytes, onBytes));

  const textOf = async (path: string): Promise<string | null> => (await entries.get(path)?.bytes.text()) ?? null;
  const compare = async (manifest: string, covers: (path: string) => boolean, holds: string): Promise<void> => {
    const text = await textOf(manifest);
    if (text === null) return void bad.push(words.faults.noManifest + manifest);
    const faults: string[] = [];
    const { lines, malformed } = parseManifest(text);
    for (const line of malformed) faults.push(`${words.faults.malformed}${manifest} ${line.line}`);
    const listed = new Map(lines.map(({ path, hash }) => [path, hash]));
    for (const [path, hash] of listed) {
      const found = hashes.get(path);
      if (found === undefined || !covers(path)) faults.push(words.faults.missing + path);
      else if (found !== hash) faults.push(words.faults.changed + path);
    }
    for (const path of hashes.keys()) {
      if (covers(path) && !listed.has(path)) faults.push(words.faults.extra + path);
    }
    if (faults.length === 0) good.push(holds);
    bad.push(...faults);
  };
  const isPayload = (path: string): boolean => path.startsWith('data/');
  const payloadFiles = [...hashes.keys()].filter(isPayload).length;
  await compare(payload, isPayload, words.checks.payload(payloadFiles));
  await compare(tags, (path) => !isPayload(path) && path !== tags && path !== signatureFile, words.checks.tags);

  const info = (await textOf('bag-info.txt')) ?? '';
  const format = Number(/^Gangbiao-Bundle-Format: (\d{1,6})$/mu.exec(info)?.[1] ?? 0);
  const isUnsigned = format === 1 && !entries.has('transfer.json') && !entries.has(signatureFile);
  const transfer = isUnsigned ? null : transferOf(await textOf('transfer.json'));
  const signer = isUnsigned ? null : await judgeSignature({ entries, transfer, good, bad });
  const carried = list.filter(({ path }) => path.startsWith('data/evidence/'));
  const counted = {
    revisions: await lineCount(entries.get('data/revisions.ndjson')),
    files: carried.length,
    bytes: carried.reduce((sum, { bytes }) => sum + bytes.size, 0),
  };
  const recordCount = await judgeContents({ entries, transfer, counted, good, bad });
  return {
    good,
    bad,
    isUnsigned,
    isNewer: format > 2,
    transfer,
    signer,
    fingerprint: hashes.get(tags) ?? '',
    recordCount,
    revisionCount: counted.revisions,
    evidence: { files: counted.files, bytes: counted.bytes },
    entries,
  };
}

function transferOf(text: string | null): Transfer | null {
  try {
    const found = JSON.parse(text ?? '') as Transfer;
    // What the page shows of it; a signed one of another shape is not ours.
    const names = [found.school, found.department.name, found.sender.name, found.sender.keyFingerprint, found.madeAt];
    const counts = [found.sequence, found.revisions.count, found.evidence.files, found.evidence.bytes];
    const holds =
      names.every((name) => typeof name === 'string') &&
      counts.every(Number.isSafeInteger) &&
      Array.isArray(found.evidence.held);
    return holds ? found : null;
  } catch {
    return null;
  }
}

interface Judged {
  readonly entries: ReadonlyMap<string, BagEntry>;
  readonly transfer: Transfer | null;
  readonly good: string[];
  readonly bad: string[];
}

async function judgeSignature({ entries, transfer, good, bad }: Judged): Promise<string | null> {
  const message = entries.get(tags);
  const armored = entries.get(signatureFile);
  if (armored === undefined) bad.push(words.faults.noSignature);
  if (armored === undefined || message === undefined) return null;
  const signer = signerOf(new Uint8Array(await message.bytes.arrayBuffer()), await armored.bytes.text());
  if (signer === null) {
    bad.push(words.faults.badSignature);
    return null;
  }
  good.push(words.checks.signature);
  if (transfer !== null && signer !== transfer.sender.keyFingerprint) bad.push(words.faults.otherSigner + signer);
  else if (transfer !== null) good.push(words.checks.signer);
  return signer;
}

async function lineCount(entry: BagEntry | undefined): Promise<number> {
  if (entry === undefined) return 0;
  let count = 0;
  const stepBytes = 4 * 1024 * 1024;
  for (let at = 0; at < entry.bytes.size; at += stepBytes) {
    for (const byte of new Uint8Array(await entry.bytes.slice(at, at + stepBytes).arrayBuffer())) {
      if (byte === 10) count += 1;
    }
  }
  return count;
}

/** Whether the bag holds what it says that it holds. Answers how many records it has. */
async function judgeContents({
  entries,
  transfer,
  counted,
  good,
  bad,
}: Judged & {
  readonly counted: { readonly revisions: number; readonly files: number; readonly bytes: number };
}): Promise<number> {
  const faults: string[] = [];
  const held = new Set(transfer?.evidence.held.map(({ hash }) => hash));
  let records = 0;
  for (const [path, entry] of entries) {
    if (!path.startsWith('data/records/')) continue;
    const list = await recordsIn(entry);
    records += list.length;
    for (const { fileHash } of list) {
      if (typeof fileHash !== 'string' || fileHash === '' || held.has(fileHash)) continue;
      if (!entries.has(`data/evidence/${fileHash.slice(0, 2)}/${fileHash}`))
        faults.push(words.faults.noEvidence + fileHash);
    }
  }
  if (transfer !== null) {
    const said = {
      revisions: transfer.revisions.count,
      files: transfer.evidence.files,
      bytes: transfer.evidence.bytes,
    };
    for (const key of ['revisions', 'files', 'bytes'] as const) {
      if (said[key] !== counted[key])
        faults.push(`${words.faults.counts}${words.counts[key]} ${counted[key]} ≠ ${said[key]}`);
    }
  } else if (entries.has('transfer.json')) faults.push(words.faults.noTransfer);
  if (faults.length === 0) good.push(words.checks.contents);
  bad.push(...faults);
  return records;
}
