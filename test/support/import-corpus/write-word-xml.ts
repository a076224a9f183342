import type { Grid, Paragraph } from './held-out-paper.ts';
import { writeZip } from './write-docx.ts';

/**
 * Writes a docx as Word for Chinese writes it: runs change with the script, numbers come from the styles, the contents are a
 * field, tables carry a grid, a footer counts the pages. `[+…+]` is inserted, `[-…-]` deleted, `[>…>]` moved here.
 */
export async function writeWordFile(path: string, blocks: readonly (Paragraph | Grid)[]): Promise<void> {
  const footers = blocks.filter((block) => block.kind === 'paragraph' && block.style === 'footer') as Paragraph[];
  const body = blocks.map((block) => (block.kind === 'grid' ? gridXml(block) : paragraphXml(block))).join('');
  const section = `<w:sectPr>${footers.length > 0 ? '<w:footerReference w:type="default" r:id="rId9"/>' : ''}<w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>`;
  await writeZip(path, {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${packages}relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/numbering" Target="numbering.xml"/><Relationship Id="rId9" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${names}><w:body>${body}${section}</w:body></w:document>`,
    'word/styles.xml': `${head}<w:styles ${names}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="11"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="21"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="a5"><w:name w:val="List Paragraph"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="b0"><w:name w:val="条目一"/><w:basedOn w:val="a5"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="b1"><w:name w:val="条目二"/><w:basedOn w:val="a5"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style></w:styles>`,
    'word/numbering.xml': `${head}<w:numbering ${names}><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="b0"/><w:suff w:val="nothing"/><w:lvlText w:val="%1．"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:pStyle w:val="b1"/><w:suff w:val="nothing"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
    'word/footer1.xml': `${head}<w:ftr ${names}>${footers.map(({ text }) => `<w:p>${runs(text, '')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`).join('')}</w:ftr>`,
  });
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006/';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relations}" xmlns:v="urn:schemas-microsoft-com:vml"`;
const parts = [
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['numbering', 'numbering'],
  ['footer1', 'footer'],
] as const;
const styleOf: Readonly<Partial<Record<Paragraph['style'], string>>> = { title: 'a3', chapter: '11', part: '21' };
const markup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const changed = 'w:id="31" w:author="审核" w:date="2026-03-02T09:00:00Z"';

/** Word begins a new run where Chinese and Latin meet. */
function scripts(text: string, look: string, element = 't'): string {
  return (text.match(/[\u0021-\u007e]+|[^\u0021-\u007e]+/gu) ?? [])
    .map((part) => {
      const hint = /^[\u0021-\u007e]/u.test(part) ? '' : '<w:rFonts w:hint="eastAsia"/>';
      const words = `<w:${element} xml:space="preserve">${markup(part).replaceAll('↵', `</w:${element}><w:br/><w:${element} xml:space="preserve">`)}</w:${element}>`;
      return `<w:r w:rsidR="00A7${part.length}"><w:rPr>${hint}${look}</w:rPr>${words}</w:r>`;
    })
    .join('');
}

function runs(text: string, look: string): string {
  return text
    .split(/(\[\+.*?\+\]|\[-.*?-\]|\[>.*?>\])/u)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = part.slice(2, -2);
      if (part.startsWith('[+')) return `<w:ins ${changed}>${scripts(inner, look)}</w:ins>`;
      if (part.startsWith('[-')) return `<w:del ${changed}>${scripts(inner, look, 'delText')}</w:del>`;
      if (part.startsWith('[>')) return `<w:moveTo ${changed}>${scripts(inner, look)}</w:moveTo>`;
      return scripts(part, look);
    })
    .join('');
}

function paragraphXml({ text, style, level }: Paragraph): string {
  if (style === 'footer') return '';
  if (style === 'contents')
    return `<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${runs(text, '')}<w:r><w:tab/><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  if (style === 'box')
    return `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>${runs(text, '')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
  const named = level === null ? styleOf[style] : `b${level}`;
  const properties = named === undefined ? '<w:ind w:firstLineChars="200"/>' : `<w:pStyle w:val="${named}"/>`;
  return `<w:p w:rsidR="00B31C"><w:pPr>${properties}</w:pPr><w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>${runs(text, style === 'strong' ? '<w:b/>' : '')}</w:p>`;
}

function gridXml({ height, width, cells }: Grid): string {
  const rows = Array.from({ length: height }, (_, row) => {
    const own = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.height)
      .sort((a, b) => a.column - b.column)
      .map((cell) => {
        const span = cell.width > 1 ? `<w:gridSpan w:val="${cell.width}"/>` : '';
        const merge =
          cell.height === 1 ? '' : cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge w:val="continue"/>';
        const words = cell.row === row ? cell.paragraphs : [''];
        return `<w:tc><w:tcPr><w:tcW w:w="${cell.width * 1200}" w:type="dxa"/>${span}${merge}</w:tcPr>${words.map((text) => `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${runs(text, '')}</w:p>`).join('')}</w:tc>`;
      });
    return `<w:tr><w:trPr>${row === 0 ? '<w:tblHeader/>' : '<w:cantSplit/>'}</w:trPr>${own.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblStyle w:val="a7"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="1200"/>'.repeat(width)}</w:tblGrid>${rows.join('')}</w:tbl>`;
}
