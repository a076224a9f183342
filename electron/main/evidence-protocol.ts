import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from 'electron';
import type { AppError } from '../../shared/app-error.ts';
import type { ReadableFile } from '../../shared/contract/reading.ts';
import type { Result } from '../../shared/result.ts';
import {
  type ByteRange,
  evidenceScheme,
  playableType,
  readEvidenceAddress,
  readRangeHeader,
} from './evidence-range.ts';
import type { HostLink } from './host/host-link.ts';
import { PlayedChunks } from './played-chunks.ts';
import { allWindows } from './windows.ts';

/** Serves files of evidence that the open workspace knows, in the parts that a player asks for, and nothing else. */
export function serveEvidenceProtocol(session: Session): void {
  session.protocol.handle(evidenceScheme, (request) => answer(request));
}

async function answer(request: Request): Promise<Response> {
  const file = readEvidenceAddress(request.url);
  if (file === null || (request.method !== 'GET' && request.method !== 'HEAD')) return nothing(404);
  const found = await findFile(file);
  const type = found === null ? null : playableType(found.file.mediaType);
  if (found === null || type === null || !found.file.isHere) return nothing(404);
  const { sizeBytes } = found.file;
  const range = readRangeHeader(request.headers.get('range'), sizeBytes);
  const headers = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };
  if (range === 'beyond') return nothing(416, { 'Content-Range': `bytes */${sizeBytes}` });
  const part = range === 'whole' ? { first: 0, last: sizeBytes - 1 } : range;
  const length = { ...headers, 'Content-Length': String(part.last - part.first + 1) };
  const body = request.method === 'HEAD' ? null : streamOf(found, file.id, part);
  if (range === 'whole') return new Response(body, { status: 200, headers: length });
  const placed = { ...length, 'Content-Range': `bytes ${part.first}-${part.last}/${sizeBytes}` };
  return new Response(body, { status: 206, headers: placed });
}

function nothing(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

interface FileOf {
  readonly id: string;
  readonly fileHash: string;
}

interface FoundFile {
  readonly host: HostLink;
  readonly file: ReadableFile;
}

/** What each open workspace says about files that are being played: a player asks for many parts of one. */
const described = new WeakMap<HostLink, { readonly key: string; readonly file: ReadableFile }>();

/** The host that knows this piece of evidence with this file. Every window has a host and a workspace of its own. */
async function findFile({ id, fileHash }: FileOf): Promise<FoundFile | null> {
  const key = `${id}/${fileHash}`;
  for (const { host } of allWindows()) {
    const known = described.get(host);
    if (known?.key === key) return { host, file: known.file };
    const result = (await host.call('reading.describe', { id })) as Result<
      { readonly files: readonly ReadableFile[] },
      AppError
    >;
    const file = result.ok ? result.value.files.find((one) => one.fileHash === fileHash) : undefined;
    if (file === undefined) continue;
    described.set(host, { key, file });
    return { host, file };
  }
  return null;
}

/** What was played last, of each open workspace. */
const played = new WeakMap<HostLink, PlayedChunks>();

function chunksOf(host: HostLink): PlayedChunks {
  const known = played.get(host) ?? new PlayedChunks();
  played.set(host, known);
  return known;
}

/** A piece of the file from the host. Rejects for a damaged piece and when the host ended. */
async function askBytes(host: HostLink, file: FileOf, part: { offset: number; length: number }): Promise<Uint8Array> {
  const result = (await host.call('reading.bytes', { ...file, ...part })) as Result<
    { readonly bytes: Uint8Array },
    AppError
  >;
  if (!result.ok) throw new Error(result.error.code);
  return result.value.bytes;
}

/**
 * Whoever jumps in a film needs what follows at once, to find a picture in it; after that a player fills its memory as
 * fast as it is let, on the processors that should draw the picture. So in the first second it is given somewhat more
 * than a telephone writes in 4K (50 megabits a second), for whoever looks for a place has jumped on by then: on a busy
 * machine jumps came sooner so. Later it is given more than twice what any camera writes. Few large steps cost the main
 * process a third of what many small ones do, and the next chunk is asked for early only while somebody waits for it.
 */
const atOnceBytes = 1_572_864;
const stepBytes = 1_048_576;
const firstMs = 1_000;
const firstBytesEachMs = 8_389;
const bytesEachMs = 33_554;

/** How long after its beginning a stream that has given so many bytes may go on, in milliseconds. */
function dueAfter(given: number): number {
  const paced = Math.max(0, given - atOnceBytes);
  return paced <= firstMs * firstBytesEachMs
    ? paced / firstBytesEachMs
    : firstMs + (paced - firstMs * firstBytesEachMs) / bytesEachMs;
}

/** Takes the next bytes only when the player has taken the last: a film never stands in memory. */
function streamOf({ host, file }: FoundFile, id: string, { first, last }: ByteRange): ReadableStream<Uint8Array> {
  const own = { id, fileHash: file.fileHash };
  const chunks = chunksOf(host);
  const startedAt = performance.now();
  let offset = first;
  let isOver = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const due = startedAt + dueAfter(offset - first);
        if (due > performance.now()) await pause(due - performance.now());
        // Whoever jumped away meanwhile waits for other bytes already, which these would delay.
        if (isOver) return;
        const soon = Math.max(stepBytes, first + atOnceBytes - offset);
        const bytes = await chunks.read(`${id}/${file.fileHash}`, {
          offset,
          sizeBytes: file.sizeBytes,
          aheadBytes: soon,
          ask: (from, length) => askBytes(host, own, { offset: from, length }),
        });
        // A piece that cannot be had stops the player, which says so.
        if (bytes.byteLength === 0) throw new Error('end of file');
        if (isOver) return;
        const wanted = bytes.subarray(0, Math.min(soon, last - offset + 1));
        offset += wanted.byteLength;
        controller.enqueue(wanted);
        if (offset > last) controller.close();
      },
      cancel() {
        isOver = true;
      },
    },
    { highWaterMark: 0 },
  );
}
