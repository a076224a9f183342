import { once, readObjects, reference, writeObjects } from './pdf-objects.ts';

/**
 * The typesetter writes a file to one standard at a time. PDF/UA-1 is about what a screen reader is told (every figure's
 * place, one link for words that run over two lines), PDF/A-2b about how colours are meant and what the file says of
 * itself. So a file of both is the pages of the first with the colours and the description of the second, of the same
 * document. Both were accepted by the typesetter's own checks before they come here.
 */
export function joinStandards(accessible: Uint8Array, archival: Uint8Array): Buffer<ArrayBuffer> {
  const file = readObjects(accessible);
  const other = readObjects(archival);
  const [catalog, otherCatalog] = [file.text(file.root), other.text(other.root)];
  const described = reference(catalog, /\/Metadata (\d+) 0 R/u);
  const description = reference(otherCatalog, /\/Metadata (\d+) 0 R/u);
  const intents = reference(otherCatalog, /\/OutputIntents (\d+) 0 R/u);
  const intent = reference(other.text(intents), /\[(\d+) 0 R\]/u);
  const profile = reference(other.text(intent), /\/DestOutputProfile (\d+) 0 R/u);
  const numbers = new Map([intents, intent, profile].map((old, index) => [old, file.size + index]));
  const meant = once(catalog, '/Type /Catalog', `/Type /Catalog\n  /OutputIntents ${file.size} 0 R`);
  return writeObjects(
    file,
    new Map([
      [file.root, Buffer.from(meant, 'latin1')],
      [described, metadata(described, other.bytes(description))],
    ]),
    {
      added: [...numbers.keys()].map((number) => renumbered(other.bytes(number), numbers)),
      id: /\/ID \[[^\]]*\]/u.exec(other.trailer)?.[0] ?? '',
    },
  );
}

/** An object with other numbers, for one whose references stand before any stream. */
function renumbered(bytes: Uint8Array, numbers: ReadonlyMap<number, number>): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stream = file.indexOf('stream\n');
  const head = file.subarray(0, stream < 0 ? file.length : stream).toString('latin1');
  const renamed = head.replaceAll(/\b(\d+) 0 (obj|R)\b/gu, (all, old: string, what: string) => {
    const number = numbers.get(Number(old));
    return number === undefined ? all : `${number} 0 ${what}`;
  });
  return Buffer.concat([Buffer.from(renamed, 'latin1'), file.subarray(stream < 0 ? file.length : stream)]);
}

const universalAccess = 'http://www.aiim.org/pdfua/ns/id/';

/** What PDF/A asks of a name that it does not know itself: a word on what it is. */
const schema = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${universalAccess}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

/** The description of the archival file, which says of itself that it is accessible too. */
function metadata(number: number, archival: Uint8Array): Buffer {
  const old = Buffer.from(archival).toString('utf8');
  const [, dictionary = '', xmp = ''] = /^\d+ 0 obj\n(<<.*?>>)\nstream\n(.*)\nendstream/su.exec(old) ?? [];
  const named = once(
    xmp,
    '<rdf:Description rdf:about=""',
    `<rdf:Description rdf:about="" xmlns:pdfuaid="${universalAccess}"`,
  );
  const known = once(named, '<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${schema}`);
  const marked = once(known, '<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
  const length = Buffer.byteLength(marked);
  const sized = dictionary.replace(/\/Length \d+/u, `/Length ${length}`);
  return Buffer.from(`${number} 0 obj\n${sized}\nstream\n${marked}\nendstream\nendobj\n\n`);
}
