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

/** The first frame of a WebM that a browser recorded in VP8, which is always a key frame, and its size. */
export function firstFrame(webm: Buffer): {
  readonly codec: string;
  readonly frame: Buffer;
  readonly width: number;
  readonly height: number;
} {
  // Three bytes of the frame's head stand before its start code; before them the block's head of four, and its length.
  const start = webm.indexOf(Buffer.from('9d012a', 'hex')) - 3;
  if (start < 0) throw new Error('no key frame was recorded');
  const length = (webm.readUInt16BE(start - 6) & 0x3fff) - 4;
  const [width, height] = [start + 6, start + 8].map((at) => webm.readUInt16LE(at) & 0x3fff);
  return {
    codec: 'V_VP8',
    frame: Buffer.from(webm.subarray(start, start + length)),
    width: width ?? 0,
    height: height ?? 0,
  };
}

/**
 * Writes a film of one-second clusters, each a key frame and filling up to `clusterBytes`, with a table of where each
 * second stands: as large as a film of an event, and playable. Answers its bytes.
 */
export function writeLargeVideo(
  path: string,
  video: ReturnType<typeof firstFrame>,
  { seconds, clusterBytes }: { readonly seconds: number; readonly clusterBytes: number },
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
      element('86', Buffer.from(video.codec)),
      element('e0', [element('b0', number(video.width)), element('ba', number(video.height))]),
    ]),
  ]);
  const cluster = (second: number): Buffer => {
    const start = element('e7', number(second * 1000));
    const block = element('a3', [Buffer.from([0x81, 0, 0, 0x80]), video.frame]);
    const filling = Buffer.alloc(clusterBytes - 12 - start.length - block.length - 9, second % 251);
    return element('1f43b675', [start, block, element('ec', filling)]);
  };
  const cues = (from: number): Buffer =>
    element(
      '1c53bb6b',
      Array.from({ length: seconds }, (_, second) =>
        element('bb', [
          element('b3', number(second * 1000)),
          element('b7', [element('f7', number(1)), element('f1', number(from + second * clusterBytes))]),
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
    for (let second = 0; second < seconds; second += 1) put(cluster(second));
  } finally {
    closeSync(file);
  }
  return written;
}
