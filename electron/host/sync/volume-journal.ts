import { open, readFile, truncate } from 'node:fs/promises';
import { z } from 'zod';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u);
const countSchema = z.number().int().min(0);

const headSchema = z.strictObject({
  journal: z.literal(1),
  sender: z.string(),
  departmentId: z.string(),
  recipientId: z.string(),
  purpose: z.string(),
  extent: z.string(),
  missingEvidence: z.array(z.string()),
  keyFingerprint: z.string(),
  encryptTo: z.string().nullable(),
  volumeBytes: z.number().int(),
  madeAt: z.iso.datetime(),
});
/** What a packing was asked for, and when: another one does not go on with it. */
export type JournalHead = z.infer<typeof headSchema>;

const volumeSchema = z.strictObject({
  sizeBytes: countSchema,
  sha256: hashSchema,
  /** CRC-32 of the evidence files that ended since the volume before, in the order of the bag. */
  crcs: z.array(countSchema),
});
const entrySchema = z.union([
  /** Hash over the texts of the bag: the state of the workspace that is packed. */
  z.strictObject({ state: hashSchema }),
  z.strictObject({ volume: volumeSchema }),
  /** The whole was read back and is about to be noted in the books. */
  z.strictObject({ fingerprint: hashSchema, sequence: z.number().int().min(1) }),
]);
type JournalEntry = z.infer<typeof entrySchema>;

/** What the journal of a packing into volumes tells (SPEC.md, B30). */
export interface Journal {
  readonly head: JournalHead;
  readonly state: string | null;
  readonly volumes: readonly z.infer<typeof volumeSchema>[];
  readonly verified: { readonly fingerprint: string; readonly sequence: number } | null;
}

/** A packing of which nothing is written yet. */
export function newJournal(head: JournalHead): Journal {
  return { head, state: null, volumes: [], verified: null };
}

/**
 * Reads a journal as far as it is whole, and cuts off a line that a kill broke off. Null when there is none. What it
 * says is a hint: what was packed by it is read back as everything is.
 */
export async function readJournal(path: string): Promise<Journal | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const [first = '', ...rest] = text.split('\n');
  const head = headSchema.safeParse(parsed(first));
  if (!head.success) return null;
  let journal = newJournal(head.data);
  let whole = Buffer.byteLength(first) + 1;
  // What stands behind the last line feed broke off.
  for (const line of rest.slice(0, -1)) {
    const entry = entrySchema.safeParse(parsed(line));
    if (!entry.success) break;
    journal = withEntry(journal, entry.data);
    whole += Buffer.byteLength(line) + 1;
  }
  if (whole < Buffer.byteLength(text)) await truncate(path, whole);
  return rest.length === 0 ? null : journal;
}

/** Writes a journal anew. */
export async function writeJournal(path: string, journal: Journal): Promise<void> {
  const { head, state, volumes } = journal;
  const entries: readonly JournalEntry[] = [
    ...(state === null ? [] : [{ state }]),
    ...volumes.map((volume) => ({ volume })),
  ];
  await put(path, 'w', [head, ...entries]);
}

/** Adds one line; it lies on the disk when this ends. */
export async function addToJournal(path: string, entry: JournalEntry): Promise<void> {
  await put(path, 'a', [entry]);
}

async function put(path: string, flags: 'w' | 'a', lines: readonly unknown[]): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function withEntry(journal: Journal, entry: JournalEntry): Journal {
  if ('state' in entry) return { ...journal, state: entry.state };
  if ('volume' in entry) return { ...journal, volumes: [...journal.volumes, entry.volume] };
  return { ...journal, verified: entry };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
