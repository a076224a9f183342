import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { type DocxChunks, withoutStrays } from './docx-chunks.ts';
import { withSymbolFonts } from './docx-symbols.ts';

interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Rewrites a Word file made by the `docx` package so that the same paper gives the same bytes: entries sorted, the
 * paper's own date in place of the clock, drawing ids counted from 1 in each file. Adds what the package has no option for.
 */
export function steadyContainer(
  file: Uint8Array,
  options: {
    readonly chunks: DocxChunks;
    readonly date: string;
    readonly mirrored: boolean;
    readonly symbolFonts: boolean;
  },
): Uint8Array {
  const withFonts = options.symbolFonts ? withSymbolFonts : (xml: string) => xml;
  const entries = readEntries(Buffer.from(file.buffer, file.byteOffset, file.byteLength)).map(
    ({ name, bytes: raw }): Entry => {
      const bytes = /\.(?:xml|rels)$/u.test(name) ? edited(raw, withoutStrays) : raw;
      if (name === 'docProps/core.xml') return { name, bytes: edited(bytes, (xml) => withDate(xml, options.date)) };
      if (name === 'word/settings.xml')
        return { name, bytes: edited(bytes, (xml) => withSettings(xml, options.mirrored)) };
      if (name === 'word/document.xml') {
        const withSteadyIds = steadyIds();
        const pieces = options.chunks.piecesOf(bytes.toString('utf8'), (xml) =>
          withFonts(withListStyle(withSteadyIds(xml))),
        );
        return { name, bytes: Buffer.concat([...pieces]) };
      }
      if (name.startsWith('word/header')) return { name, bytes: edited(bytes, withFonts) };
      return { name, bytes };
    },
  );
  // Word looks for the list of content types first.
  const order = (name: string) => (name === '[Content_Types].xml' ? '' : name);
  return writeEntries(entries.sort((a, b) => (order(a.name) < order(b.name) ? -1 : 1)));
}

function edited(bytes: Buffer, edit: (xml: string) => string): Buffer {
  return Buffer.from(edit(bytes.toString('utf8')), 'utf8');
}

function withDate(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/gu, `$1${date}T00:00:00Z$3`);
}

/** Mirrored margins for printing on both sides of a sheet; the order of elements is the schema's. */
function withSettings(xml: string, mirrored: boolean): string {
  return mirrored ? xml.replace(/(<w:settings[^>]*>(?:<w:displayBackgroundShape\/>)?)/u, '$1<w:mirrorMargins/>') : xml;
}

/** The package gives the lines of a list of tables the style of the contents; Word has one of its own for them. */
function withListStyle(xml: string): string {
  return xml.replace(/<w:sdt>.*?<\/w:sdt>/gsu, (list) =>
    list.includes('TOC \\c') ? list.replaceAll('w:val="TOC1"', 'w:val="TableofFigures"') : list,
  );
}

/**
 * The package counts drawings and bookmarks over the whole process, Word only needs them to differ within a file. Edits
 * the pieces of one file, in order.
 */
function steadyIds(): (xml: string) => string {
  const bookmarks = new Map<string, number>();
  let count = 0;
  return (xml) =>
    xml
      .replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)"/gu, (_, before: string, id: string) => {
        if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1);
        return `${before}${bookmarks.get(id)}"`;
      })
      .replace(/<(wp:docPr|wps:cNvPr|pic:cNvPr)\b([^>]*)>/gu, (_, name: string, attributes: string) => {
        count += 1;
        return `<${name}${attributes.replace(/\bid="\d+"/u, `id="${count}"`).replace(/\bname="([^"]*?) \d+"/u, `name="$1 ${count}"`)}>`;
      });
}

/** Entries of a ZIP that this program has just made: no encryption, no ZIP64, no second meaning to look for. */
function readEntries(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end === -1) throw new Error('The Word file has no end record');
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const header = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const stored = zip.subarray(from, from + size);
    if (!name.endsWith('/')) entries.push({ name, bytes: method === 0 ? stored : inflateRawSync(stored) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** 1 January 1980, 0:00: the first moment that a ZIP can name. */
const dosTime = 0x00210000;

function writeEntries(entries: readonly Entry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 6 });
    const encodedName = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(dosTime, 6);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(encodedName.length, 22);
    bodies.push(Buffer.from('504b0304', 'hex'), common, encodedName, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), common, tail, encodedName);
    offset += 30 + encodedName.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}
