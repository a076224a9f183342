import { CFB, utils, write } from '@e965/xlsx';
import { escapeXml, writeZip } from './write-files.ts';

/** A record of a presentation of before 2007 ([MS-PPT] 2.3.1). */
function record(type: number, content: Buffer | readonly Buffer[], { instance = 0, version = 0 } = {}): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | (Buffer.isBuffer(content) ? version : 0xf), 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, at * 4);
  return bytes;
}

/** A text as PowerPoint keeps it: one byte a letter where that is enough. */
function text(words: string): Buffer {
  const isNarrow = [...words].every((letter) => letter <= '\u00ff');
  return record(isNarrow ? 0x0fa8 : 0x0fa0, Buffer.from(words, isNarrow ? 'latin1' : 'utf16le'));
}

/**
 * A .ppt with these slides: a title in the outline and texts in boxes of each. It was saved twice: the first slide stood
 * with other words before.
 */
export function writePpt(
  slides: readonly { readonly title: string; readonly boxes: readonly string[] }[],
  { encrypted = false } = {},
): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const put = (bytes: Buffer): number => {
    parts.push(bytes);
    at += bytes.length;
    return at - bytes.length;
  };
  const slideOf = (boxes: readonly string[]): Buffer =>
    record(0x03ee, [
      record(0x040c, [
        record(0xf002, [
          record(
            0xf004,
            boxes.map((box) => record(0xf00d, [text(box)])),
          ),
        ]),
      ]),
    ]);
  const outline = slides.flatMap(({ title }, index) => [record(0x03f3, numbers(index + 2, 0, 0, 0, 0)), text(title)]);
  const masters = record(0x0ff0, [record(0x03f3, numbers(90, 0, 0, 0, 0)), text('母版')], { instance: 1 });
  const document = put(record(0x03e8, [masters, record(0x0ff0, outline)]));
  const old = put(slideOf(['旧文字']));
  const firstDirectory = put(record(0x1772, numbers((2 << 20) | 1, document, old)));
  const firstEdit = put(record(0x0ff5, numbers(0, 0, 0, firstDirectory, 1, 9, 0)));
  const places = slides.map(({ boxes }) => put(slideOf(boxes)));
  const directory = put(record(0x1772, numbers((places.length << 20) | 2, ...places)));
  const edit = put(record(0x0ff5, numbers(0, 0, firstEdit, directory, 1, 9, 0)));
  const user = record(0x0ff6, numbers(20, encrypted ? 0xf3d1c4df : 0xe391c05f, edit, 0));
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/PowerPoint Document', Buffer.concat(parts));
  CFB.utils.cfb_add(container, '/Current User', user);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

/** An OFD (GB/T 33190) with these pages, each a list of texts with the place of their upper left corner in millimetres. */
export function writeOfd(
  pages: readonly (readonly { readonly x: number; readonly y: number; readonly text: string }[])[],
): Buffer {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const list = pages.map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`);
  return writeZip([
    {
      name: 'OFD.xml',
      text: `${head}<ofd:OFD ${space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      text: `${head}<ofd:Document ${space}><ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((texts, index) => ({
      name: `Doc_0/Pages/Page_${index}/Content.xml`,
      text: `${head}<ofd:Page ${space}><ofd:Content><ofd:Layer>${texts
        .map(
          ({ x, y, text: words }) =>
            `<ofd:TextObject Boundary="${x} ${y} 60 6"><ofd:TextCode X="0" Y="5">${escapeXml(words)}</ofd:TextCode></ofd:TextObject>`,
        )
        .join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
    })),
  ]);
}

/** An .xls with one sheet, its first two cells merged; `formats` are those of the second row. */
export function writeXls(rows: readonly (readonly (string | number | null)[])[], formats: readonly string[]): Buffer {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  for (const [column, format] of formats.entries()) {
    const cell = sheet[utils.encode_cell({ r: 1, c: column })] as { z?: string } | undefined;
    if (cell !== undefined) cell.z = format;
  }
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '台账');
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}
