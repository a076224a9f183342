import type {
  ReadingBlock,
  ReadingCell,
  ReadingParagraph,
  ReadingPicture,
  ReadingRun,
  ReadingTable,
} from '../../../shared/domain/reading.ts';
import { DocxNumbering } from '../documents/import/docx-numbering.ts';
import { DocxStyles } from '../documents/import/docx-styles.ts';
import { childAt, childrenOf, isNode, isOn, parseXml, valueAt, type XmlNode } from '../documents/import/xml-tree.ts';
import { PictureList, readTargets } from './pictures.ts';
import { FileRefused } from './refused.ts';

type Parts = ReadonlyMap<string, () => Buffer>;
type Look = Omit<ReadingRun, 'text'>;

const plainLook: Look = { bold: false, italic: false, underline: false, strike: false };
/** What no paper reaches; beyond it a file is a trap. */
const limits = { blocks: 60_000, columns: 200, cells: 100_000 } as const;

export interface DocxContent {
  readonly blocks: readonly ReadingBlock[];
  readonly pictures: PictureList;
}

/** A Word file in reading order: the body with text boxes where they stand, then foot- and endnotes. */
export function readDocxBlocks(parts: Parts): DocxContent {
  const main = mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const part = (name: string): XmlNode | undefined => {
    const unpack = parts.get(`${folder}${name}`);
    return unpack === undefined ? undefined : parseXml(unpack(), name);
  };
  const pictures = new PictureList(parts);
  const reader = new BodyReader(new DocxStyles(part('styles.xml')), new DocxNumbering(part('numbering.xml')), pictures);
  const body = childAt(part(main.slice(folder.length)), 'w:document', 'w:body');
  if (body === undefined) throw new FileRefused('damaged');
  const blocks = reader.read(body, readTargets(parts, main));
  for (const name of ['footnotes.xml', 'endnotes.xml']) {
    const targets = readTargets(parts, `${folder}${name}`);
    for (const note of part(name)?.children.find(isNode)?.children.filter(isNode) ?? []) {
      const type = note.attributes['w:type'];
      if (type === undefined || type === 'normal') blocks.push(...reader.read(note, targets));
    }
  }
  return { blocks, pictures };
}

/** The body's part as the package names it; not every program calls it document.xml. */
function mainPart(parts: Parts): string {
  const target = [...readTargets(parts, '').values()].find((one) => /document[^/]*\.xml$/iu.test(one));
  return target !== undefined && parts.has(target) ? target : 'word/document.xml';
}

class BodyReader {
  readonly #styles: DocxStyles;
  readonly #numbering: DocxNumbering;
  readonly #pictures: PictureList;
  #targets: ReadonlyMap<string, string> = new Map();
  #paragraphs = 0;
  #blocks = 0;
  #cells = 0;
  /** Fields that are open; what stands before their separator is an instruction and no text. */
  #fields: { inCode: boolean }[] = [];

  constructor(styles: DocxStyles, numbering: DocxNumbering, pictures: PictureList) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#pictures = pictures;
  }

  /** `targets`: what the part's relationships name. */
  read(parent: XmlNode, targets: ReadonlyMap<string, string>): ReadingBlock[] {
    this.#targets = targets;
    return this.#blocksIn(parent);
  }

  #blocksIn(parent: XmlNode): ReadingBlock[] {
    const blocks: ReadingBlock[] = [];
    for (const node of parent.children.filter(isNode)) {
      this.#blocks += 1;
      if (this.#blocks > limits.blocks) throw new FileRefused('too-heavy');
      switch (node.name) {
        case 'w:p':
          blocks.push(...this.#paragraph(node));
          break;
        case 'w:tbl':
          blocks.push(this.#table(node));
          break;
        case 'w:sdt':
          blocks.push(...this.#blocksIn(childAt(node, 'w:sdtContent') ?? { name: '', attributes: {}, children: [] }));
          break;
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
        case 'w:smartTag':
        case 'w:sdtContent':
          blocks.push(...this.#blocksIn(node));
          break;
        default:
      }
    }
    return blocks;
  }

  #paragraph(node: XmlNode): ReadingBlock[] {
    const properties = childAt(node, 'w:pPr');
    const style = this.#styles.get(valueAt(properties, 'w:pStyle'));
    const outline = Number(valueAt(properties, 'w:outlineLvl') ?? Number.NaN);
    const indent = childAt(properties, 'w:ind')?.attributes ?? {};
    const runs: ReadingRun[] = [];
    const after: ReadingBlock[] = [];
    this.#collect(node, { runs, after, look: { ...plainLook, bold: style.bold }, hidden: style.hidden });
    this.#paragraphs += 1;
    const paragraph: ReadingParagraph = {
      type: 'paragraph',
      number: this.#paragraphs,
      heading: Number.isNaN(outline) ? Math.min(9, style.heading) : outline > 8 ? 0 : outline + 1,
      align: alignOf(valueAt(properties, 'w:jc')),
      indent: Math.min(12, Math.max(0, Math.round(Number(indent['w:left'] ?? indent['w:start'] ?? 0) / 420))) || 0,
      isIndented: Number(indent['w:firstLine'] ?? indent['w:firstLineChars'] ?? 0) > 0,
      label: this.#label(properties, style.list),
      runs: joined(runs),
    };
    return [paragraph, ...after];
  }

  #label(properties: XmlNode | undefined, inherited: { id: string | undefined; level: number } | null): string {
    const own = childAt(properties, 'w:numPr');
    const id = valueAt(own, 'w:numId') ?? inherited?.id;
    const level = Number(valueAt(own, 'w:ilvl') ?? inherited?.level ?? 0);
    return id === undefined || !(level >= 0 && level < 10) ? '' : this.#numbering.next(id, level);
  }

  #collect(parent: XmlNode, into: Collecting): void {
    for (const node of parent.children.filter(isNode)) {
      switch (node.name) {
        case 'w:r':
          this.#run(node, into);
          break;
        case 'w:pPr':
        case 'w:del':
        case 'w:moveFrom':
        case 'mc:Fallback':
          break;
        case 'm:t':
          push(into, textOf(node), into.look);
          break;
        default:
          this.#collect(node, into);
      }
    }
  }

  #run(run: XmlNode, into: Collecting): void {
    const properties = childAt(run, 'w:rPr');
    const switched = (name: string, otherwise: boolean): boolean =>
      childAt(properties, name) === undefined ? otherwise : isOn(properties, name);
    if (switched('w:vanish', into.hidden)) return;
    const look: Look = {
      bold: switched('w:b', into.look.bold),
      italic: switched('w:i', false),
      underline: isOn(properties, 'w:u'),
      strike: switched('w:strike', false) || switched('w:dstrike', false),
    };
    for (const node of run.children.filter(isNode)) {
      if (node.name === 'w:fldChar') this.#field(node.attributes['w:fldCharType']);
      else if (this.#fields.some(({ inCode }) => inCode)) continue;
      else if (node.name === 'w:t') push(into, textOf(node), look);
      else if (node.name === 'w:tab' || node.name === 'w:ptab') push(into, '\t', look);
      else if (node.name === 'w:br' || node.name === 'w:cr') push(into, '\n', look);
      else if (node.name === 'w:noBreakHyphen') push(into, '-', look);
      else if (node.name === 'w:sym') push(into, '●', look);
      else if (node.name !== 'w:rPr' && node.name !== 'w:instrText') this.#drawn(node, into);
    }
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ inCode: true });
    else if (type === 'end') this.#fields.pop();
    else if (type === 'separate') {
      const field = this.#fields.at(-1);
      if (field !== undefined) field.inCode = false;
    }
  }

  /** Pictures and text boxes. What is written twice, for new and for old programs, is read once. */
  #drawn(node: XmlNode, into: Collecting): void {
    if (node.name === 'w:txbxContent') {
      into.after.push(...this.#blocksIn(node));
      return;
    }
    const embedded = node.name === 'a:blip' ? node.attributes['r:embed'] : undefined;
    const imaged = node.name === 'v:imagedata' ? node.attributes['r:id'] : undefined;
    const target = this.#targets.get(embedded ?? imaged ?? '');
    if (target !== undefined)
      into.after.push({ type: 'picture', ...this.#pictures.add(target), widthPx: into.widthPx ?? null });
    const extent = node.name === 'wp:inline' || node.name === 'wp:anchor' ? childAt(node, 'wp:extent') : undefined;
    const width = Number(extent?.attributes['cx'] ?? Number.NaN);
    const inside = Number.isFinite(width) ? { ...into, widthPx: Math.min(2_000, Math.round(width / 9_525)) } : into;
    for (const child of node.children.filter(isNode)) {
      if (node.name === 'mc:AlternateContent' && child.name === 'mc:Fallback' && node.children.length > 1) continue;
      this.#drawn(child, inside);
    }
  }

  #table(node: XmlNode): ReadingTable {
    const rows: { columnSpan: number; rowSpan: number; blocks: (ReadingParagraph | ReadingPicture)[] }[][] = [];
    /** The cell that a vertical merge continues, by column. */
    const merging = new Map<number, (typeof rows)[number][number]>();
    for (const rowNode of rowsOf(node)) {
      const row: (typeof rows)[number] = [];
      let column = Number(valueAt(rowNode, 'w:trPr', 'w:gridBefore') ?? 0) || 0;
      for (const cellNode of cellsOf(rowNode)) {
        const properties = childAt(cellNode, 'w:tcPr');
        const columnSpan = Math.max(1, Number(valueAt(properties, 'w:gridSpan') ?? 1) || 1);
        const merge = childAt(properties, 'w:vMerge');
        const above = merging.get(column);
        const blocks = this.#blocksIn(cellNode).flatMap(flattened);
        this.#cells += 1;
        if (column + columnSpan > limits.columns || this.#cells > limits.cells) throw new FileRefused('too-heavy');
        if (merge !== undefined && merge.attributes['w:val'] !== 'restart' && above !== undefined) above.rowSpan += 1;
        else {
          const cell = { columnSpan, rowSpan: 1, blocks };
          row.push(cell);
          if (merge === undefined) merging.delete(column);
          else merging.set(column, cell);
        }
        column += columnSpan;
      }
      rows.push(row);
    }
    return { type: 'table', rows: rows satisfies readonly (readonly ReadingCell[])[] };
  }
}

interface Collecting {
  readonly runs: ReadingRun[];
  /** What is anchored in the paragraph and stands after it here. */
  readonly after: ReadingBlock[];
  readonly look: Look;
  readonly hidden: boolean;
  readonly widthPx?: number;
}

/** A table inside of a cell becomes lines: nobody reads a table of tables on a screen. */
function flattened(block: ReadingBlock): (ReadingParagraph | ReadingPicture)[] {
  if (block.type === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => [...cell.blocks]));
  return block.type === 'slide' || block.type === 'page' ? [] : [block];
}

function alignOf(value: string | undefined): ReadingParagraph['align'] {
  if (value === 'center') return 'center';
  return value === 'right' || value === 'end' ? 'end' : 'start';
}

function push({ runs }: Collecting, text: string, look: Look): void {
  if (text !== '') runs.push({ text, ...look });
}

/** Programs cut a word into runs of the same look. */
function joined(runs: readonly ReadingRun[]): ReadingRun[] {
  const long: ReadingRun[] = [];
  for (const run of runs) {
    const last = long.at(-1);
    const same =
      last !== undefined &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.underline === run.underline &&
      last.strike === run.strike;
    if (same) long[long.length - 1] = { ...last, text: last.text + run.text };
    else long.push(run);
  }
  return long;
}

function textOf(node: XmlNode): string {
  return node.children.filter((child) => typeof child === 'string').join('');
}

function rowsOf(node: XmlNode): XmlNode[] {
  return node.children.filter(isNode).flatMap((child): XmlNode[] => {
    if (child.name === 'w:tr') return childAt(child, 'w:trPr', 'w:del') === undefined ? [child] : [];
    if (child.name === 'w:sdt') return childrenOf(child, 'w:sdtContent').flatMap(rowsOf);
    return child.name === 'w:ins' || child.name === 'w:customXml' ? rowsOf(child) : [];
  });
}

function cellsOf(row: XmlNode): XmlNode[] {
  return row.children.filter(isNode).flatMap((child): XmlNode[] => {
    if (child.name === 'w:tc') return [child];
    if (child.name === 'w:sdt') return childrenOf(child, 'w:sdtContent').flatMap(cellsOf);
    return child.name === 'w:customXml' ? cellsOf(child) : [];
  });
}
