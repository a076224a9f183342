import { childAt, childrenOf, isOn, valueAt, type XmlNode } from './xml-tree.ts';

/** What a paragraph style says that matters here. */
export interface ParagraphStyle {
  readonly heading: number;
  readonly contents: boolean;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly list: { readonly id: string | undefined; readonly level: number } | null;
}
const plain: ParagraphStyle = { heading: 0, contents: false, bold: false, hidden: false, list: null };

/** The styles of a document by id, with what they inherit. */
export class DocxStyles {
  readonly #nodes: ReadonlyMap<string, XmlNode>;
  readonly #read = new Map<string, ParagraphStyle>();

  constructor(root: XmlNode | undefined) {
    const styles = childrenOf(childAt(root, 'w:styles'), 'w:style');
    this.#nodes = new Map(styles.map((node) => [node.attributes['w:styleId'] ?? '', node]));
  }

  get(id: string | undefined): ParagraphStyle {
    return id === undefined ? plain : this.#resolve(id, 0);
  }

  #resolve(id: string, depth: number): ParagraphStyle {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const node = this.#nodes.get(id);
    if (node === undefined || depth > 20) return plain;
    const base = valueAt(node, 'w:basedOn');
    const inherited = base === undefined ? plain : this.#resolve(base, depth + 1);
    const name = (valueAt(node, 'w:name') ?? '').toLowerCase();
    const outline = valueAt(node, 'w:pPr', 'w:outlineLvl');
    const byName = /^(?:heading|标题) ?([1-9])$/u.exec(name)?.[1];
    const heading = byName ?? (outline === undefined || Number(outline) > 8 ? undefined : String(Number(outline) + 1));
    const list = childAt(node, 'w:pPr', 'w:numPr');
    const properties = childAt(node, 'w:rPr');
    const style: ParagraphStyle = {
      heading: heading === undefined ? inherited.heading : Number(heading),
      contents: inherited.contents || /^(?:toc|目录)/u.test(name),
      bold: childAt(properties, 'w:b') === undefined ? inherited.bold : isOn(properties, 'w:b'),
      hidden: childAt(properties, 'w:vanish') === undefined ? inherited.hidden : isOn(properties, 'w:vanish'),
      list:
        list === undefined
          ? inherited.list
          : { id: valueAt(list, 'w:numId') ?? inherited.list?.id, level: Number(valueAt(list, 'w:ilvl') ?? 0) },
    };
    this.#read.set(id, style);
    return style;
  }
}
