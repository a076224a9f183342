import { FileChild, type IContext, type IXmlableObject, type XmlComponent } from 'docx';

/** What stands in the document for a run of blocks until the file is packed. No text of a user's can look like it. */
const mark = /<gb:chunk>(\d+)((?:\|[^<|]*)*)<\/gb:chunk>/gu;
/** What the package writes for an image until it knows its relation, as in `r:embed="rId{image}"`. */
const imagePlace = /(?<=="rId)\{([^{}"]+)\}(?=")/gu;

/**
 * Blocks of a document, written as XML one after another and put in their places when the file is packed: as objects of
 * the `docx` package a handbook of 300 pages takes hundreds of megabytes at once.
 */
export class DocxChunks {
  readonly #pieces: { readonly xml: Buffer; readonly images: readonly string[] }[] = [];

  /** What stands in a section for the components that `make` gives; each is made when the one before it is written. */
  of(make: () => Iterable<XmlComponent>): FileChild {
    return new Chunk((context) => this.#write(make(), context));
  }

  /** The document that the package has written, in pieces and in order, each as `edit` leaves it. */
  *piecesOf(document: string, edit: (xml: string) => string): Generator<Buffer> {
    let at = 0;
    for (const found of document.matchAll(mark)) {
      yield Buffer.from(edit(document.slice(at, found.index)), 'utf8');
      const piece = this.#pieces[Number(found[1])];
      if (piece === undefined) throw new Error(`The document names chunk ${found[1]}, which is not there`);
      const numbers = found[2]?.split('|').slice(1) ?? [];
      const relations = new Map(piece.images.map((image, index) => [image, numbers[index]]));
      const xml = piece.xml.toString('utf8');
      yield Buffer.from(edit(xml.replace(imagePlace, (place, image: string) => relations.get(image) ?? place)), 'utf8');
      at = found.index + found[0].length;
    }
    yield Buffer.from(edit(document.slice(at)), 'utf8');
  }

  #write(components: Iterable<XmlComponent>, context: IContext): IXmlableObject {
    let xml = '';
    for (const component of components) {
      const written = component.prepForXml(context);
      if (written !== undefined) xml += xmlOf(written);
    }
    const images = [...new Set([...xml.matchAll(imagePlace)].map((found) => found[1] ?? ''))];
    this.#pieces.push({ xml: Buffer.from(xml, 'utf8'), images });
    // The package looks for images in what it writes, and puts the numbers of their relations in their places.
    return { 'gb:chunk': [[this.#pieces.length - 1, ...images.map((image) => `{${image}}`)].join('|')] };
  }
}

class Chunk extends FileChild {
  readonly #write: (context: IContext) => IXmlableObject;

  constructor(write: (context: IContext) => IXmlableObject) {
    super('gb:chunk');
    this.#write = write;
  }

  override prepForXml(context: IContext): IXmlableObject {
    return this.#write(context);
  }
}

/** What the package's components give instead of XML: an element's name with its content, or its attributes. */
type Written = string | number | boolean | Readonly<Record<string, unknown>>;

function xmlOf(written: Readonly<Record<string, unknown>>): string {
  const [name = ''] = Object.keys(written);
  const content = written[name];
  if (!isObject(content)) return `<${name}>${escaped(content)}</${name}>`;
  if (!Array.isArray(content)) return `<${name}${attributesOf(content)}/>`;
  let attributes = '';
  let inside = '';
  for (const child of content as Written[]) {
    if (!isObject(child)) inside += escaped(child);
    else if ('_attr' in child) attributes += attributesOf(child);
    else inside += xmlOf(child);
  }
  return `<${name}${attributes}>${inside}</${name}>`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function attributesOf({ _attr: attributes }: Readonly<Record<string, unknown>>): string {
  if (!isObject(attributes)) return '';
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Control characters have no place in XML, nor have the two that are no characters: Word opens no file that holds one. */
const strays = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** What the `docx` package writes of a user's words by itself: title, running heads, contents. */
export function withoutStrays(xml: string): string {
  return xml.replace(strays, '');
}

function escaped(value: unknown): string {
  return withoutStrays(String(value)).replace(/[&"'<>]/gu, (sign) => escapes[sign] ?? '');
}
