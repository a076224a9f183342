import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { ZipFile } from 'yazl';
import { type Block, type Cell, parsePaper } from './paper.ts';

const escape = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Runs of a line: {-deleted-}, {+inserted+} and {~hidden~} stand for what Word's tracked changes and hidden text write. */
function runs(text: string, bold: boolean): string {
  const look = bold ? '<w:rPr><w:b/></w:rPr>' : '';
  return text
    .split(/(\{[-+~].*?[-+~]\})/u)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = escape(part.replace(/^\{[-+~]|[-+~]\}$/gu, ''));
      const words = `<w:t xml:space="preserve">${inner.replace(/\t/gu, '</w:t><w:tab/><w:t xml:space="preserve">')}</w:t>`;
      if (part.startsWith('{-'))
        return `<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">${inner}</w:delText></w:r></w:del>`;
      if (part.startsWith('{+')) return `<w:ins w:id="2" w:author="a"><w:r>${look}${words}</w:r></w:ins>`;
      if (part.startsWith('{~')) return `<w:r><w:rPr><w:vanish/></w:rPr>${words}</w:r>`;
      // As Word splits runs where a spelling check or another keyboard was.
      const middle = Math.floor(inner.length / 2);
      return /[&<\t]/u.test(part) || part.length < 6
        ? `<w:r>${look}${words}</w:r>`
        : [inner.slice(0, middle), inner.slice(middle)]
            .map((half) => `<w:r>${look}<w:t xml:space="preserve">${half}</w:t></w:r>`)
            .join(
              '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="_Toc1"/><w:bookmarkEnd w:id="7"/>',
            );
    })
    .join('');
}

function paragraph(text: string, properties = '', bold = false): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs(text, bold)}</w:p>`;
}

function blockXml(block: Block): string {
  if (block.type === 'table') return tableXml(block.rows);
  const list = block.list === null ? '' : `<w:numPr><w:ilvl w:val="${block.list}"/><w:numId w:val="1"/></w:numPr>`;
  switch (block.look) {
    case 'heading1':
      return paragraph(block.text, `<w:pStyle w:val="1"/>${list}`);
    case 'heading2':
      return paragraph(block.text, `<w:pStyle w:val="2"/>${list}`);
    case 'toc':
      return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_Toc1">${runs(block.text, false)}</w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`;
    case 'box':
      return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph(block.text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(block.text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    case 'foot':
    case 'head':
      return '';
    default:
      return paragraph(block.text, list, block.look === 'bold');
  }
}

function tableXml(rows: readonly (readonly Cell[])[]): string {
  const all = rows.flat();
  const body = rows
    .map((_, row) => {
      const here = all
        .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
        .sort((a, b) => a.column - b.column);
      const cells = here.map((cell) => {
        const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
        const merge = cell.rowSpan === 1 ? '' : cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
        const content = cell.row === row ? cell.lines.map((line) => paragraph(line)).join('') : '<w:p/>';
        return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${content}</w:tc>`;
      });
      return `<w:tr>${cells.join('')}</w:tr>`;
    })
    .join('');
  return `<w:tbl><w:tblPr/>${body}</w:tbl>`;
}

const numbering = `<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%3）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const styles = `<w:styles xmlns:w="${main}"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`;

/** The parts of a docx as hand-made XML, with the dirt that Word leaves: split runs, bookmarks, tracked changes. */
export function docxParts(paper: string): Record<string, string> {
  const blocks = parsePaper(paper);
  const lines = blocks.filter((block) => block.type === 'line');
  const foots = lines.filter(({ look }) => look === 'foot');
  const heads = lines.filter(({ look }) => look === 'head');
  return {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${blocks.map(blockXml).join('')}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    ...(foots.length === 0
      ? {}
      : {
          'word/footnotes.xml': `<w:footnotes xmlns:w="${main}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>${foots.map(({ text }, index) => `<w:footnote w:id="${index + 1}">${paragraph(text)}</w:footnote>`).join('')}</w:footnotes>`,
        }),
    ...(heads.length === 0
      ? {}
      : {
          'word/header1.xml': `<w:hdr xmlns:w="${main}">${heads.map(({ text }) => paragraph(text)).join('')}</w:hdr>`,
        }),
  };
}

/** Writes parts as a ZIP with a fixed time: same parts, same bytes. */
export async function writeZip(path: string, parts: Readonly<Record<string, string | Buffer>>): Promise<void> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(2026, 0, 1) });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** The same paper by the docx library. */
export async function writeByLibrary(paper: string): Promise<Buffer> {
  const children = parsePaper(paper).map((block) => {
    if (block.type === 'line') {
      const heading =
        block.look === 'heading1'
          ? HeadingLevel.HEADING_1
          : block.look === 'heading2'
            ? HeadingLevel.HEADING_2
            : undefined;
      return new Paragraph({
        children: [new TextRun({ text: block.text, bold: block.look === 'bold' })],
        ...(heading === undefined ? {} : { heading }),
      });
    }
    const all = block.rows.flat();
    return new Table({
      rows: block.rows.map((_, row) => {
        const here = all
          .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
          .sort((a, b) => a.column - b.column);
        return new TableRow({
          children: here.map(
            (cell) =>
              new TableCell({
                columnSpan: cell.columnSpan,
                ...(cell.rowSpan === 1
                  ? {}
                  : { verticalMerge: cell.row === row ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
                children: cell.row === row ? cell.lines.map((text) => new Paragraph(text)) : [new Paragraph('')],
              }),
          ),
        });
      }),
    });
  });
  return await Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** As a page, for LibreOffice to make Word and Excel files of. */
export function paperHtml(paper: string): string {
  const body = parsePaper(paper).map((block) => {
    if (block.type === 'line') {
      const tag = block.look === 'heading1' ? 'h1' : block.look === 'heading2' ? 'h2' : 'p';
      const text = escape(block.text);
      return `<${tag}>${block.look === 'bold' ? `<b>${text}</b>` : text}</${tag}>`;
    }
    const rows = block.rows.map(
      (row) =>
        `<tr>${row.map((cell) => `<td rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}">${cell.lines.map(escape).join('<br>')}</td>`).join('')}</tr>`,
    );
    return `<table border="1">${rows.join('')}</table>`;
  });
  return `<html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`;
}
