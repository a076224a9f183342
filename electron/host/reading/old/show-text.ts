import type { ReadingBlock } from '../../../../shared/domain/reading.ts';
import { FileRefused } from '../refused.ts';
import type { OldStreams } from './compound-file.ts';
import { TextBlocks } from './text-blocks.ts';

/** Records of a presentation that lead to its words ([MS-PPT] 2.13.24). */
const record = {
  slideList: 0x0ff0,
  slidePersist: 0x03f3,
  wideText: 0x0fa0,
  narrowText: 0x0fa8,
  edit: 0x0ff5,
  directory: 0x1772,
} as const;
const encryptedToken = 0xf3d1c4df;
const limits = { slides: 2_000, edits: 1_000, depth: 40 } as const;

/** One record: its kind, which of its kind it is, and what is in it. */
interface PptRecord {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  readonly content: Buffer;
}

/** The words of a .ppt slide by slide, in the order in which they are shown. Throws `FileRefused`. */
export function readOldShow(streams: OldStreams): readonly ReadingBlock[] {
  const [show, user] = [streams('PowerPoint Document'), streams('Current User')];
  if (show === null || user === null || user.length < 20) throw new FileRefused('damaged');
  if (user.readUInt32LE(12) === encryptedToken) throw new FileRefused('encrypted');
  const { places, documentId } = directoryOf(show, user.readUInt32LE(16));
  const partAt = (id: number): Buffer => {
    const place = places.get(id);
    return (place === undefined ? undefined : recordAt(show, place))?.content ?? Buffer.alloc(0);
  };
  const blocks = new TextBlocks();
  let slides = 0;
  for (const list of recordsIn(partAt(documentId))) {
    // The first list holds the slides; the others are masters and notes.
    if (list.type !== record.slideList || list.instance !== 0) continue;
    let own: string[] = [];
    const end = (): void => {
      for (const text of own) blocks.paragraph(text);
      own = [];
    };
    for (const entry of recordsIn(list.content)) {
      if (entry.type === record.slidePersist && entry.content.length >= 4) {
        end();
        slides += 1;
        if (slides > limits.slides) throw new FileRefused('too-heavy');
        blocks.slide(slides);
        own = textsIn(partAt(entry.content.readUInt32LE(0)), 0);
      } else for (const text of textOf(entry)) blocks.paragraph(text);
    }
    end();
  }
  return blocks.blocks;
}

/** Where the newest version of each part stands: edits are listed from the newest back. */
function directoryOf(show: Buffer, newest: number): { places: ReadonlyMap<number, number>; documentId: number } {
  const places = new Map<number, number>();
  let documentId: number | null = null;
  let edits = 0;
  for (let at = newest; at > 0 || edits === 0; ) {
    const edit = recordAt(show, at);
    edits += 1;
    if (edit === null || edit.type !== record.edit || edit.content.length < 20 || edits > limits.edits) break;
    documentId ??= edit.content.readUInt32LE(16);
    const directory = recordAt(show, edit.content.readUInt32LE(12));
    if (directory?.type === record.directory) readDirectory(directory.content, places);
    const before = edit.content.readUInt32LE(8);
    // An edit before this one stands before it, so that no circle is ever walked.
    if (before >= at) break;
    at = before;
  }
  if (documentId === null) throw new FileRefused('damaged');
  return { places, documentId };
}

function readDirectory(content: Buffer, places: Map<number, number>): void {
  for (let at = 0; at + 4 <= content.length; ) {
    const head = content.readUInt32LE(at);
    at += 4;
    const first = head & 0xfffff;
    for (let index = 0; index < head >>> 20 && at + 4 <= content.length; index += 1, at += 4) {
      if (!places.has(first + index)) places.set(first + index, content.readUInt32LE(at));
    }
  }
}

function recordAt(bytes: Buffer, at: number): PptRecord | null {
  if (at + 8 > bytes.length) return null;
  const head = bytes.readUInt16LE(at);
  const content = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
  return { type: bytes.readUInt16LE(at + 2), instance: head >>> 4, isContainer: (head & 0xf) === 0xf, content };
}

function* recordsIn(bytes: Buffer): Generator<PptRecord> {
  for (let at = 0; ; ) {
    const found = recordAt(bytes, at);
    if (found === null) return;
    yield found;
    at += 8 + found.content.length;
  }
}

/** Texts in a part, whatever they are nested in. */
function textsIn(bytes: Buffer, depth: number): string[] {
  if (depth > limits.depth) return [];
  return [...recordsIn(bytes)].flatMap((entry) =>
    entry.isContainer ? textsIn(entry.content, depth + 1) : textOf(entry),
  );
}

function textOf({ type, content }: PptRecord): string[] {
  if (type !== record.wideText && type !== record.narrowText) return [];
  const text = type === record.wideText ? content.toString('utf16le') : content.toString('latin1');
  return text.split('\r').map((line) => line.replaceAll('\u000b', '\n'));
}
