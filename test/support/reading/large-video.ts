import { closeSync, openSync, writeSync } from 'node:fs';

/** An element of a WebM file: its id, and its content with the length before it. */
function element(id: string, content: Buffer | readonly Buffer[]): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  return Buffer.concat([Buffer.from(id, 'hex'), lengthOf(bytes.length), bytes]);
}

/** Always eight bytes long, so that places can be reckoned before anything is written. */
function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE((1n << 56n) | BigInt(length));
  return bytes;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** What a browser recorded in VP8: frames in their order, the first a key frame, and the size of the picture. */
export interface RecordedFilm {
  readonly frames: readonly Buffer[];
  readonly width: number;
  readonly height: number;
}

/** Segment, cluster and block group: what is in them follows, and their length may be unknown. */
const containers: ReadonlySet<number> = new Set([0x18538067, 0x1f43b675, 0xa0]);
/** A block by itself and one in a group. */
const blocks: ReadonlySet<number> = new Set([0xa3, 0xa1]);

/** The frames of a WebM with a single track, as `MediaRecorder` writes it. */
export function framesOf(webm: Buffer): RecordedFilm {
  const frames: Buffer[] = [];
  for (let at = 0; at < webm.length; ) {
    const id = variable(webm, at, true);
    const size = variable(webm, at + id.width, false);
    at += id.width + size.width;
    if (containers.has(id.value)) continue;
    // A block begins with its track, its time and its flags.
    if (blocks.has(id.value)) frames.push(Buffer.from(webm.subarray(at + 4, at + size.value)));
    at += size.value;
  }
  const [first] = frames;
  if (first === undefined || first.subarray(3, 6).toString('hex') !== '9d012a') throw new Error('no key frame');
  const [width = 0, height = 0] = [6, 8].map((at) => first.readUInt16LE(at) & 0x3fff);
  return { frames, width, height };
}

/** A number of one to eight bytes, with or without the bit that tells its length. */
function variable(bytes: Buffer, at: number, withMarker: boolean): { readonly value: number; readonly width: number } {
  const first = bytes[at] ?? 0;
  const width = Math.clz32(first) - 23;
  let value = withMarker ? first : first & (0xff >> width);
  for (let index = 1; index < width; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, width };
}

export interface LargeFilm {
  readonly seconds: number;
  readonly bytesEachSecond: number;
  readonly framesEachSecond: number;
}

/**
 * Writes a film as a camera does: a key frame every second with pictures that build on it, all of them together as many
 * bytes as asked for, and a table of where each second stands. What a frame has too few bytes for follows it as zeros,
 * which a decoder does not look at. Answers its bytes.
 */
export function writeLargeVideo(
  path: string,
  video: RecordedFilm,
  { seconds, bytesEachSecond, framesEachSecond }: LargeFilm,
): number {
  const head = element('1a45dfa3', [
    element('4286', number(1)),
    element('42f7', number(1)),
    element('42f2', number(4)),
    element('42f3', number(8)),
    element('4282', Buffer.from('webm')),
    element('4287', number(4)),
    element('4285', number(2)),
  ]);
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(seconds * 1000);
  const info = element('1549a966', [
    element('2ad7b1', number(1_000_000)),
    element('4489', duration),
    element('4d80', Buffer.from('bench')),
    element('5741', Buffer.from('bench')),
  ]);
  const tracks = element('1654ae6b', [
    element('ae', [
      element('d7', number(1)),
      element('73c5', number(1)),
      element('83', number(1)),
      element('86', Buffer.from('V_VP8')),
      element('e0', [element('b0', number(video.width)), element('ba', number(video.height))]),
    ]),
  ]);
  const [keyFrame = Buffer.alloc(0), ...others] = video.frames;
  const blockBytes = Math.floor((bytesEachSecond - 12 - 17) / framesEachSecond) - 9 - 4;
  const second = (at: number): Buffer => {
    const pictures = Array.from({ length: framesEachSecond }, (_, index) => {
      const frame = index === 0 ? keyFrame : (others[(index - 1) % others.length] ?? keyFrame);
      const milliseconds = Math.round((index * 1000) / framesEachSecond);
      const head = [0x81, milliseconds >> 8, milliseconds & 0xff, index === 0 ? 0x80 : 0];
      return element('a3', [Buffer.from(head), frame, Buffer.alloc(Math.max(0, blockBytes - frame.length))]);
    });
    return element('1f43b675', [element('e7', number(at * 1000)), ...pictures]);
  };
  const clusterBytes = second(0).length;
  const cues = (from: number): Buffer =>
    element(
      '1c53bb6b',
      Array.from({ length: seconds }, (_, at) =>
        element('bb', [
          element('b3', number(at * 1000)),
          element('b7', [element('f7', number(1)), element('f1', number(from + at * clusterBytes))]),
        ]),
      ),
    );
  const before = info.length + tracks.length;
  const table = cues(before + cues(0).length);
  const file = openSync(path, 'w');
  let written = 0;
  try {
    const put = (bytes: Buffer): void => void (written += writeSync(file, bytes));
    put(head);
    put(Buffer.concat([Buffer.from('18538067', 'hex'), lengthOf(before + table.length + seconds * clusterBytes)]));
    put(Buffer.concat([info, tracks, table]));
    for (let at = 0; at < seconds; at += 1) put(second(at));
  } finally {
    closeSync(file);
  }
  return written;
}
