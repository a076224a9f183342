import { SaxesParser } from 'saxes';
import { WorkbookRefused } from '../workbook/zip-scan.ts';

/** An element; names keep the prefixes that Office programs write (`w:p`). */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

/** Deeper than any Office program nests. */
const depthLimit = 200;
/** Text outside of these elements is white space between tags. */
const textElements = new Set([
  'w:t',
  'w:delText',
  'w:instrText',
  'm:t',
  'a:t',
  'ofd:TextCode',
  'ofd:DocRoot',
  'TextCode',
  'DocRoot',
]);

/**
 * A part of an Office file as a tree. Document types are refused before (zip-scan.ts); this parser knows no entities but
 * the five of XML. Other prefixes for the main namespace are written as `w:`. Throws `WorkbookRefused`.
 */
export function parseXml(bytes: Buffer, part: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [root];
  const prefixes = new Map<string, string>();
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new WorkbookRefused('file-truncated', { found: part });
  });
  parser.on('doctype', () => {
    throw new WorkbookRefused('file-has-dtd', { found: part });
  });
  parser.on('opentag', (tag) => {
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (name.startsWith('xmlns:') && mainNamespaces.has(value)) prefixes.set(name.slice(6), 'w');
    }
    const node: XmlNode = {
      name: renamed(tag.name, prefixes),
      attributes: renameAll(tag.attributes, prefixes),
      children: [],
    };
    open.at(-1)?.children.push(node);
    open.push(node);
    if (open.length > depthLimit) throw new WorkbookRefused('file-too-heavy', { found: part });
  });
  parser.on('closetag', () => open.pop());
  const takeText = (text: string): void => {
    const node = open.at(-1);
    if (node !== undefined && textElements.has(node.name)) node.children.push(text);
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.write(decode(bytes)).close();
  return root;
}

const mainNamespaces = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

function renamed(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : prefixes.get(name.slice(0, colon));
  return prefix === undefined || prefix === '' ? name : `${prefix}:${name.slice(colon + 1)}`;
}

function renameAll(
  attributes: Readonly<Record<string, string>>,
  prefixes: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [renamed(name, prefixes), value]));
}

/** UTF-8 unless a byte order mark says UTF-16. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

export function isNode(child: XmlNode | string): child is XmlNode {
  return typeof child !== 'string';
}

/** Child elements of one name, in order. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child): child is XmlNode => isNode(child) && child.name === name) ?? [];
}

/** The element at the end of a path of names; undefined when a step of it is missing. */
export function childAt(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  let found = node;
  for (const name of names) found = childrenOf(found, name)[0];
  return found;
}

/** `w:val` of a child, as in `<w:pStyle w:val="Heading1"/>`. */
export function valueAt(node: XmlNode | undefined, ...names: readonly string[]): string | undefined {
  return childAt(node, ...names)?.attributes['w:val'];
}

/** Whether a switch such as `<w:b/>` is on. */
export function isOn(node: XmlNode | undefined, name: string): boolean {
  const found = childAt(node, name);
  const value = found?.attributes['w:val'];
  return found !== undefined && value !== '0' && value !== 'false' && value !== 'none' && value !== 'off';
}
