/** The objects of a file with one plain table of where they stand, as the typesetter writes it. */
interface PdfObjects {
  /** Everything before the first object. */
  readonly head: Uint8Array;
  /** Their numbers in the order in which they stand. */
  readonly order: readonly number[];
  /** One more than the highest number. */
  readonly size: number;
  readonly root: number;
  readonly trailer: string;
  readonly bytes: (number: number) => Uint8Array;
  readonly text: (number: number) => string;
}

/** Throws when the file is not of that make. */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.subarray(file.lastIndexOf('startxref')).toString('latin1');
  const tableAt = Number(/^startxref\n(\d+)\n%%EOF/u.exec(end)?.[1]);
  const [table = '', trailer = ''] = file.subarray(tableAt).toString('latin1').split('trailer\n');
  const [name, span = '', ...lines] = table.trimEnd().split(/\r?\n/u);
  const size = Number(/^0 (\d+)$/u.exec(span)?.[1]);
  if (name !== 'xref' || lines.length !== size) throw new Error('PDF: no plain table of objects');
  const starts = lines.flatMap((line, number) =>
    line.includes(' n') ? [{ number, start: Number.parseInt(line, 10) }] : [],
  );
  const sorted = starts.toSorted((a, b) => a.start - b.start);
  const pieces = new Map(
    sorted.map(({ number, start }, place) => [number, file.subarray(start, sorted[place + 1]?.start ?? tableAt)]),
  );
  const piece = (number: number): Buffer => {
    const found = pieces.get(number);
    if (found === undefined) throw new Error(`PDF: no object ${number}`);
    return found;
  };
  return {
    head: file.subarray(0, sorted[0]?.start ?? 0),
    order: sorted.map(({ number }) => number),
    size,
    root: reference(trailer, /\/Root (\d+) 0 R/u),
    trailer,
    bytes: piece,
    text: (number) => piece(number).toString('latin1'),
  };
}

/** The number of the object that a pattern finds in a text. Throws when it is not there: the typesetter writes another way now. */
export function reference(text: string, pattern: RegExp): number {
  const number = Number(pattern.exec(text)?.[1]);
  if (Number.isNaN(number)) throw new Error(`PDF: ${pattern.source} is not where it was`);
  return number;
}

/** Replaces what stands there exactly once. */
export function once(text: string, old: string, by: string): string {
  const [before, after, ...more] = text.split(old);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`PDF: ${old} is not there once`);
  return before + by + after;
}

/** The file with other objects in place of some, more behind them, and another `/ID`; the offsets follow. */
export function writeObjects(
  file: PdfObjects,
  replaced: ReadonlyMap<number, Uint8Array>,
  { added = [], id }: { readonly added?: readonly Uint8Array[]; readonly id?: string } = {},
): Buffer<ArrayBuffer> {
  const size = file.size + added.length;
  const pieces: Uint8Array[] = [file.head];
  const lines = Array.from({ length: size }, () => '0000000000 65535 f\r\n');
  let at = file.head.length;
  const put = (number: number, bytes: Uint8Array): void => {
    lines[number] = `${String(at).padStart(10, '0')} 00000 n\r\n`;
    pieces.push(bytes);
    at += bytes.length;
  };
  for (const number of file.order) put(number, replaced.get(number) ?? file.bytes(number));
  for (const [index, bytes] of added.entries()) put(file.size + index, bytes);
  const trailer = file.trailer
    .replace(/\/Size \d+/u, `/Size ${size}`)
    .replace(/\/ID \[[^\]]*\]/u, (own) => id ?? own)
    .replace(/startxref\n\d+/u, `startxref\n${at}`);
  return Buffer.concat([...pieces, Buffer.from(`xref\n0 ${size}\n${lines.join('')}trailer\n${trailer}`, 'latin1')]);
}
