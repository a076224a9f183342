import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { childOrder } from './docx-order.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/**
 * What a strict reader would object to in a Word file: elements out of the order of the transitional schema, tables whose
 * rows do not fill their grid, cells without a paragraph, fields that do not close, links, relations and parts that lead
 * nowhere, ids used twice, contents without entries. Empty when there is nothing to object to.
 */
export function docxObjections(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-check-'));
  try {
    const path = join(folder, 'paper.docx');
    writeFileSync(path, bytes);
    execFileSync('unzip', ['-q', path, '-d', join(folder, 'x')]);
    const names = readdirSync(join(folder, 'x'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.join(entry.parentPath.slice(join(folder, 'x').length + 1), entry.name));
    const xml = new Map(
      names
        .filter((name) => /\.(xml|rels)$/u.test(name))
        .map((name) => [name, parse(readFileSync(join(folder, 'x', name), 'utf8'))]),
    );
    return [...packageObjections(names, xml), ...[...xml].flatMap(([name, root]) => partObjections(name, root))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parse(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (words) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += words;
  });
  parser.write(text).close();
  return root;
}

function* all(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* all(child);
}

/** Relations lead to parts that are there, and every part has a content type. */
function packageObjections(names: readonly string[], xml: ReadonlyMap<string, Element>): string[] {
  const found: string[] = [];
  const types = [...all(xml.get('[Content_Types].xml') ?? parse('<none/>'))];
  for (const name of names) {
    const typed = types.some(
      ({ name: kind, attributes }) =>
        (kind === 'Override' && attributes['PartName'] === `/${name}`) ||
        (kind === 'Default' && name.endsWith(`.${attributes['Extension'] ?? '?'}`)),
    );
    if (!typed && name !== '[Content_Types].xml') found.push(`${name} has no content type`);
    if (!name.endsWith('.rels')) continue;
    const base = dirname(dirname(name));
    for (const { name: kind, attributes } of all(xml.get(name) ?? parse('<none/>'))) {
      if (kind !== 'Relationship' || attributes['TargetMode'] === 'External') continue;
      const target = attributes['Target'] ?? '';
      const part = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(base, target));
      if (!names.includes(part)) found.push(`${name} leads to ${part}, which is not there`);
    }
  }
  return found;
}

function partObjections(part: string, root: Element): string[] {
  const found: string[] = [];
  const say = (objection: string): void => void found.push(`${part}: ${objection}`);
  const marks = { bookmark: new Set<string>(), anchors: new Set<string>(), drawing: new Set<string>() };
  let fields = 0;
  for (const element of all(root)) {
    const { name, attributes, children } = element;
    checkOrder(element, say);
    if (name === 'w:tbl') checkTable(element, say);
    if (name === 'w:tc' && children.at(-1)?.name !== 'w:p') say('a cell does not end with a paragraph');
    if (name === 'w:bookmarkStart') {
      once(marks.bookmark, `id ${attributes['w:id']}`, say);
      once(marks.bookmark, attributes['w:name'] ?? '', say);
    }
    if (name === 'w:hyperlink' && attributes['w:anchor'] !== undefined) marks.anchors.add(attributes['w:anchor']);
    if (name === 'wp:docPr') once(marks.drawing, attributes['id'] ?? '', say);
    if (name === 'w:fldChar')
      fields += { begin: 1, separate: 0, end: -1 }[attributes['w:fldCharType'] ?? ''] ?? Number.NaN;
    if (name === 'w:sdtContent' && [...all(element)].filter((each) => each.name === 'w:hyperlink').length === 0)
      say('contents without entries');
    if (name === 'w:hyperlink' && textOf(element).trim() === '') say('a link without words');
  }
  if (fields !== 0) say('a field does not close');
  for (const anchor of marks.anchors)
    if (!marks.bookmark.has(anchor)) say(`a link leads to ${anchor}, which is not there`);
  return found;
}

function textOf(element: Element): string {
  return [...all(element)].map(({ name, text }) => (name === 'w:t' ? text : '')).join('');
}

function once(seen: Set<string>, id: string, say: (objection: string) => void): void {
  if (seen.has(id)) say(`${id} is there twice`);
  seen.add(id);
}

function checkOrder(element: Element, say: (objection: string) => void): void {
  const order = childOrder[element.name];
  if (order === undefined) return;
  let last = -1;
  for (const { name } of element.children) {
    if (!name.startsWith('w:')) continue;
    const place = order.findIndex((group) => group.split(' ').includes(name.slice(2)));
    if (place === -1) say(`${name} does not belong into ${element.name}`);
    else if (place < last) say(`${name} stands too late in ${element.name}`);
    last = Math.max(last, place);
  }
}

/** `w:gridCol` for every column, and rows that fill the grid: what WPS and LibreOffice need to know the widths. */
function checkTable(table: Element, say: (objection: string) => void): void {
  const grid = table.children.find(({ name }) => name === 'w:tblGrid')?.children ?? [];
  if (grid.length === 0 || grid.some(({ attributes }) => !(Number(attributes['w:w']) > 0)))
    say('a table without widths');
  for (const row of table.children.filter(({ name }) => name === 'w:tr')) {
    const cells = row.children.filter(({ name }) => name === 'w:tc');
    const columns = cells.reduce((sum, cell) => {
      const span = cell.children[0]?.children.find(({ name }) => name === 'w:gridSpan')?.attributes['w:val'];
      return sum + Number(span ?? 1);
    }, 0);
    if (columns !== grid.length) say(`a row of ${columns} columns in a table of ${grid.length}`);
  }
}
