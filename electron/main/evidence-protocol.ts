import type { Session } from 'electron';
import type { AppError } from '../../shared/app-error.ts';
import type { ReadableFile } from '../../shared/contract/reading.ts';
import { longestRead } from '../../shared/domain/reading.ts';
import type { Result } from '../../shared/result.ts';
import {
  type ByteRange,
  evidenceScheme,
  playableType,
  readEvidenceAddress,
  readRangeHeader,
} from './evidence-range.ts';
import type { HostLink } from './host/host-link.ts';
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
  const body = request.method === 'HEAD' ? null : streamOf(found.host, file, part);
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

/** What each open workspace says about files that are being played: a player asks for many parts of one. */
const described = new WeakMap<HostLink, { readonly key: string; readonly file: ReadableFile }>();

/** The host that knows this piece of evidence with this file. Every window has a host and a workspace of its own. */
async function findFile({ id, fileHash }: FileOf): Promise<{ host: HostLink; file: ReadableFile } | null> {
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

/**
 * How much the first question of a part asks for. Whoever jumps in a film asks for all that follows and shows a picture
 * from a few bytes of it; then asks anew, a little further on, before a larger piece would have arrived.
 */
const firstRead = 65_536;
/** Whoever goes on gets larger pieces, up to the largest that there are. */
const growth = 4;

/** Asks for the next bytes only when the player has taken the last: a film never stands in memory. */
function streamOf(host: HostLink, file: FileOf, { first, last }: ByteRange): ReadableStream<Uint8Array> {
  let offset = first;
  let atOnce = firstRead;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (offset > last) {
          controller.close();
          return;
        }
        const length = Math.min(atOnce, last - offset + 1);
        atOnce = Math.min(longestRead, atOnce * growth);
        const result = (await host.call('reading.bytes', { ...file, offset, length })) as Result<
          { readonly bytes: Uint8Array },
          AppError
        >;
        if (!result.ok || result.value.bytes.byteLength === 0) {
          // A damaged chunk, or a host that ended: the player stops here and says so.
          controller.error(new Error(result.ok ? 'end of file' : result.error.code));
          return;
        }
        offset += result.value.bytes.byteLength;
        controller.enqueue(result.value.bytes);
        if (offset > last) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
