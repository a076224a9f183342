/**
 * The typesetter writes a file to one standard at a time. PDF/UA-1 is about what a screen reader is told (every figure's
 * place, one link for words that run over two lines), PDF/A-2b about how colours are meant and what the file says of
 * itself. So a file of both is the pages of the first with the colours and the description of the second, of the same
 * document. Both were accepted by the typesetter's own checks before they come here.
 */
export function joinStandards(accessible: Uint8Array, archival: Uint8Array): Buffer<ArrayBuffer> {
  const file = readObjects(accessible);
  const other = readObjects(archival);
  const [catalog, otherCatalog] = [file.text(file.root), other.text(other.root)];
  const described = reference(catalog, /\/Metadata (\d+) 0 R/u);
  const description = reference(otherCatalog, /\/Metadata (\d+) 0 R/u);
  const intents = reference(otherCatalog, /\/OutputIntents (\d+) 0 R/u);
  const intent = reference(other.text(intents), /\[(\d+) 0 R\]/u);
  const profile = reference(other.text(intent), /\/DestOutputProfile (\d+) 0 R/u);
  const numbers = new Map([intents, intent, profile].map((old, index) => [old, file.size + index]));
  const meant = once(catalog, '/Type /Catalog', `/Type /Catalog\n  /OutputIntents ${file.size} 0 R`);
  return write(
    file,
    new Map([
      [file.root, Buffer.from(meant, 'latin1')],
      [described, metadata(described, other.bytes(description))],
    ]),
    {
      added: [...numbers.keys()].map((number) => renumbered(other.bytes(number), numbers)),
      id: /\/ID \[[^\]]*\]/u.exec(other.trailer)?.[0] ?? '',
    },
  );
}

/** The objects of a file with one plain table of where they stand, as the typesetter writes it. */
interface Objects {
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

function readObjects(bytes: Uint8Array): Objects {
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

function reference(text: string, pattern: RegExp): number {
  const number = Number(pattern.exec(text)?.[1]);
  if (Number.isNaN(number)) throw new Error(`PDF: ${pattern.source} is not where it was`);
  return number;
}

/** Replaces what stands there exactly once. */
function once(text: string, old: string, by: string): string {
  const [before, after, ...more] = text.split(old);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`PDF: ${old} is not there once`);
  return before + by + after;
}

/** An object with other numbers, for one whose references stand before any stream. */
function renumbered(bytes: Uint8Array, numbers: ReadonlyMap<number, number>): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stream = file.indexOf('stream\n');
  const head = file.subarray(0, stream < 0 ? file.length : stream).toString('latin1');
  const renamed = head.replaceAll(/\b(\d+) 0 (obj|R)\b/gu, (all, old: string, what: string) => {
    const number = numbers.get(Number(old));
    return number === undefined ? all : `${number} 0 ${what}`;
  });
  return Buffer.concat([Buffer.from(renamed, 'latin1'), file.subarray(stream < 0 ? file.length : stream)]);
}

const universalAccess = 'http://www.aiim.org/pdfua/ns/id/';

/** What PDF/A asks of a name that it does not know itself: a word on what it is. */
const schema = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${universalAccess}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

/** The description of the archival file, which says of itself that it is accessible too. */
function metadata(number: number, archival: Uint8Array): Buffer {
  const old = Buffer.from(archival).toString('utf8');
  const [, dictionary = '', xmp = ''] = /^\d+ 0 obj\n(<<.*?>>)\nstream\n(.*)\nendstream/su.exec(old) ?? [];
  const named = once(
    xmp,
    '<rdf:Description rdf:about=""',
    `<rdf:Description rdf:about="" xmlns:pdfuaid="${universalAccess}"`,
  );
  const known = once(named, '<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${schema}`);
  const marked = once(known, '<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
  const length = Buffer.byteLength(marked);
  const sized = dictionary.replace(/\/Length \d+/u, `/Length ${length}`);
  return Buffer.from(`${number} 0 obj\n${sized}\nstream\n${marked}\nendstream\nendobj\n\n`);
}

function write(
  file: Objects,
  replaced: ReadonlyMap<number, Uint8Array>,
  { added, id }: { readonly added: readonly Uint8Array[]; readonly id: string },
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
    .replace(/\/ID \[[^\]]*\]/u, () => id)
    .replace(/startxref\n\d+/u, `startxref\n${at}`);
  return Buffer.concat([...pieces, Buffer.from(`xref\n0 ${size}\n${lines.join('')}trailer\n${trailer}`, 'latin1')]);
}
