import { deflateSync } from 'node:zlib';
import {
  assemblePdf,
  docxParts,
  writeDocx,
  writePdf,
  writePptx,
  writeXlsx,
  writeZip,
  type ZipPart,
} from './write-files.ts';

const main = (parts: readonly ZipPart[], change: (text: string) => string): ZipPart[] =>
  parts.map((part) => (part.name === 'word/document.xml' ? { ...part, text: change(String(part.text)) } : part));

const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`;

/** A page of a PDF whose content is this, packed. */
const content = (text: Buffer): Buffer => writePdf([['x']], { content: deflateSync(text) });

/**
 * Files that were made to stop, fill or trick whoever reads them, by what they try. Each maker is called once; none of
 * them is larger than 8 MB itself.
 */
export const hostileFiles: Readonly<Record<string, () => Buffer>> = {
  'bomb.docx': () =>
    writeZip(main(docxParts([]), (text) => text.replace('<w:body>', `<w:body>${' '.repeat(300_000_000)}`))),
  'lying-size.docx': () => writeZip(docxParts(['x'.repeat(5_000_000)]).map((part) => ({ ...part, claimedSize: 100 }))),
  'xxe.docx': () =>
    writeZip(
      main(docxParts(['&x;']), (text) =>
        text.replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace('&amp;x;', '&x;'),
      ),
    ),
  'laughs.docx': () =>
    writeZip(main(docxParts(['&j;']), (text) => text.replace('?>', `?>${laughs}`).replace('&amp;j;', '&j;'))),
  'laughs-utf16.docx': () =>
    writeZip(
      main(docxParts(['a']), (text) => text).map((part) =>
        part.name === 'word/document.xml'
          ? { ...part, text: Buffer.from(`\ufeff${String(part.text).replace('?>', `?>${laughs}`)}`, 'utf16le') }
          : part,
      ),
    ),
  'deep.docx': () =>
    writeDocx(['x'], `${'<w:tbl><w:tr><w:tc>'.repeat(40_000)}${'</w:tc></w:tr></w:tbl>'.repeat(40_000)}`),
  'many-paragraphs.docx': () => writeDocx([], '<w:p/>'.repeat(2_000_000)),
  'many-cells.docx': () => writeDocx([], `<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(100)}</w:tr>`.repeat(20_000)}</w:tbl>`),
  'wide-cell.docx': () =>
    writeDocx([], '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr></w:tc></w:tr></w:tbl>'),
  'endless-style.docx': () =>
    writeZip([
      ...docxParts(['x']),
      {
        name: 'word/styles.xml',
        text: `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
      },
    ]),
  'outside-picture.docx': () =>
    writeZip([
      ...docxParts([], '<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="p1"/></w:drawing></w:r></w:p>'),
      {
        name: 'word/_rels/document.xml.rels',
        text: '<Relationships xmlns="r"><Relationship Id="p1" Type="image" Target="http://example.org/track.png" TargetMode="External"/></Relationships>',
      },
    ]),
  'merges.xlsx': () =>
    writeXlsx([['x']], `<mergeCells count="1000000">${'<mergeCell ref="A1:XFD1048576"/>'.repeat(60_000)}</mergeCells>`),
  'one-merge.xlsx': () =>
    writeXlsx([['x'], ['y']], '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  'far-cell.xlsx': () =>
    writeZip(
      unzipped(
        writeXlsx([]),
        '<sheetData></sheetData>',
        '<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
      ),
    ),
  'wide.xlsx': () => writeXlsx(Array.from({ length: 40_000 }, () => Array.from({ length: 24 }, () => '超长内容'))),
  'many-slides.pptx': () => writePptx(Array.from({ length: 3_000 }, () => ['x'])),
  'loop-pages.pdf': () =>
    assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>']),
  'huge-count.pdf': () =>
    assemblePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 999999999 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    ]),
  'bomb.pdf': () => content(Buffer.alloc(400_000_000, 0x20)),
  'many-words.pdf': () => content(Buffer.from(`BT /F1 12 Tf ${'(a) Tj '.repeat(4_000_000)} ET`)),
  'deep-arrays.pdf': () => content(Buffer.from('['.repeat(3_000_000))),
  'saves.pdf': () => content(Buffer.from('q '.repeat(6_000_000))),
  'loop-form.pdf': () =>
    assemblePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>',
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream',
      '<< /Length 5 >>\nstream\n/X Do\nendstream',
    ]),
  'cut.pdf': () => writePdf([['被截断的文件'.repeat(4)]]).subarray(0, 700),
  'encrypted.docx': () =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(2_000),
    ]),
  'open-tags.html': () => Buffer.from(`<html>${'<div a="'.repeat(400_000)}`),
  'angles.html': () => Buffer.from('<'.repeat(4_000_000)),
  'comments.html': () => Buffer.from('<!--'.repeat(1_000_000)),
  'scripts.html': () => Buffer.from('<p>正文</p><script>x</script'.repeat(200_000)),
  'deep.html': () => Buffer.from(`${'<b><i>'.repeat(500_000)}字${'</b></i>'.repeat(10)}`),
  'nothing.docx': () => Buffer.from('PK\u0003\u0004', 'latin1'),
  'zeros.txt': () => Buffer.alloc(3_000_000),
  'long-line.txt': () => Buffer.from('长'.repeat(2_500_000)),
  'not-gbk.txt': () => Buffer.from(Array.from({ length: 200_000 }, (_, index) => 0x80 + ((index * 7) % 0x80))),
};

/** The parts of a ZIP that this very helper wrote, with one text in them replaced. */
function unzipped(_file: Buffer, from: string, to: string): ZipPart[] {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${from}</worksheet>`;
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return [
    {
      name: '_rels/.rels',
      text: `<Relationships xmlns="${list}"><Relationship Id="r1" Type="${r}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${r}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="${list}"><Relationship Id="r1" Type="${r}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: sheet.replace(from, to) },
  ];
}
