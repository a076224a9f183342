import type { SourceBlock, SourcePiece } from '../../../../shared/domain/import/source.ts';
import { addNote, type DocxReading, type Place } from './docx-reading.ts';
import { childAt, isNode, isOn, valueAt, type XmlNode } from './xml-tree.ts';

interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly hidden: boolean;
}

/**
 * A paragraph as pieces: its visible text, its hidden text apart, and the text boxes that are anchored in it, after it.
 * Its number is counted even when it has no text, as Word does.
 */
export function readParagraphs(node: XmlNode, place: Place, reading: DocxReading): SourceBlock[] {
  const properties = childAt(node, 'w:pPr');
  const style = reading.styles.get(valueAt(properties, 'w:pStyle'));
  const runs: Run[] = [];
  const boxes: XmlNode[] = [];
  const wasContents = reading.fields.some(({ contents }) => contents);
  collect(node, { runs, boxes, reading, styleBold: style.bold, styleHidden: style.hidden });
  const contents = place.contents || style.contents || wasContents || reading.fields.some((field) => field.contents);
  const outline = valueAt(properties, 'w:outlineLvl');
  const heading = outline === undefined ? style.heading : Number(outline) > 8 ? 0 : Number(outline) + 1;
  const number = readNumber(properties, style.list, reading);
  const visible = runs.filter(({ hidden }) => !hidden);
  const text = visible.map((run) => run.text).join('');
  const said = visible.filter((run) => run.text.trim() !== '');
  const base = { heading, origin: place.origin, contents };
  const pieces: SourcePiece[] = [];
  if (text !== '') {
    const bold = said.length > 0 && said.every((run) => run.bold);
    pieces.push({
      ...base,
      id: reading.newId('p'),
      text,
      number: text.trim() === '' ? '' : number,
      bold,
      hidden: false,
    });
  }
  const secret = runs
    .filter(({ hidden }) => hidden)
    .map((run) => run.text)
    .join('');
  if (secret.trim() !== '') {
    addNote(reading.notes, 'hidden-text');
    pieces.push({ ...base, id: reading.newId('p'), text: secret, number: '', bold: false, hidden: true });
  }
  const inBox: Place = { origin: place.origin === 'body' ? 'text-box' : place.origin, contents: false };
  return [
    ...pieces.map((piece): SourceBlock => ({ type: 'text', piece })),
    ...boxes.flatMap((box) => reading.readBlocks(box, inBox)),
  ];
}

/** The text of a paragraph as it stands there, hidden text too; what tracked changes have deleted is left out. */
export function paragraphText(node: XmlNode): string {
  const runs: Run[] = [];
  collect(node, { runs, boxes: [], reading: { notes: new Map(), fields: [] }, styleBold: false, styleHidden: false });
  return runs.map(({ text }) => text).join('');
}

function readNumber(
  properties: XmlNode | undefined,
  inherited: { readonly id: string | undefined; readonly level: number } | null,
  { numbering }: DocxReading,
): string {
  const own = childAt(properties, 'w:numPr');
  const id = valueAt(own, 'w:numId') ?? inherited?.id;
  const level = valueAt(own, 'w:ilvl');
  if (id === undefined) return '';
  return numbering.next(id, level === undefined ? (inherited?.level ?? 0) : Number(level));
}

interface Collecting {
  readonly runs: Run[];
  readonly boxes: XmlNode[];
  readonly reading: Pick<DocxReading, 'notes' | 'fields'>;
  readonly styleBold: boolean;
  readonly styleHidden: boolean;
}

/** Gathers runs through hyperlinks, insertions, fields and wrappers. */
function collect(parent: XmlNode, into: Collecting): void {
  for (const node of parent.children.filter(isNode)) {
    switch (node.name) {
      case 'w:r':
        collectRun(node, into);
        break;
      case 'w:del':
      case 'w:moveFrom':
        addNote(into.reading.notes, 'tracked-deletions');
        break;
      case 'w:ins':
      case 'w:moveTo':
        addNote(into.reading.notes, 'tracked-insertions');
        collect(node, into);
        break;
      case 'w:pPr':
      case 'mc:Fallback': // what old programs are to show instead
        break;
      case 'm:t':
        push(into, textOf(node), { bold: false, hidden: false });
        break;
      default:
        collect(node, into);
    }
  }
}

function push({ runs }: Collecting, text: string, look: Omit<Run, 'text'>): void {
  if (text !== '') runs.push({ text, ...look });
}

function textOf(node: XmlNode): string {
  return node.children.filter((child) => typeof child === 'string').join('');
}

function collectRun(run: XmlNode, into: Collecting): void {
  const { fields } = into.reading;
  const properties = childAt(run, 'w:rPr');
  const look = {
    bold: childAt(properties, 'w:b') === undefined ? into.styleBold : isOn(properties, 'w:b'),
    hidden: childAt(properties, 'w:vanish') === undefined ? into.styleHidden : isOn(properties, 'w:vanish'),
  };
  for (const node of run.children.filter(isNode)) {
    switch (node.name) {
      case 'w:t':
        push(into, textOf(node), look);
        break;
      case 'w:tab':
      case 'w:ptab':
        push(into, '\t', look);
        break;
      case 'w:br':
      case 'w:cr':
        push(into, '\n', look);
        break;
      case 'w:noBreakHyphen':
        push(into, '-', look);
        break;
      case 'w:sym':
        push(into, '●', look);
        break;
      case 'w:fldChar': {
        const type = node.attributes['w:fldCharType'];
        if (type === 'begin') fields.push({ contents: false, code: '', inCode: true });
        if (type === 'separate') {
          const field = fields.at(-1);
          if (field !== undefined) {
            field.inCode = false;
            field.contents = /^\s*TOC\b/u.test(field.code);
          }
        }
        if (type === 'end') fields.pop();
        break;
      }
      case 'w:instrText': {
        const field = fields.at(-1);
        if (field !== undefined) field.code += textOf(node);
        break;
      }
      default:
        findBoxes(node, into);
    }
  }
}

/** Text boxes are written twice, for new and for old programs: the first of both is read. */
function findBoxes(node: XmlNode, into: Collecting): void {
  if (node.name === 'w:txbxContent') {
    into.boxes.push(node);
    return;
  }
  for (const child of node.children.filter(isNode)) {
    if (node.name === 'mc:AlternateContent' && child.name === 'mc:Fallback' && node.children.length > 1) continue;
    findBoxes(child, into);
  }
}
