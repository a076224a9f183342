import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { encodingOf } from '../reading/plain-text.ts';
import { extensionOf } from '../../../shared/domain/evidence-file.ts';

/** What the first bytes of a file cannot tell, or tell only as a container. */
const typeOfExtension = new Map<string, string>(
  Object.entries({
    txt: 'text/plain',
    log: 'text/plain',
    md: 'text/markdown',
    csv: 'text/csv',
    htm: 'text/html',
    html: 'text/html',
    xml: 'application/xml',
    json: 'application/json',
    svg: 'image/svg+xml',
    eml: 'message/rfc822',
    doc: 'application/msword',
    dot: 'application/msword',
    wps: 'application/vnd.ms-works',
    xls: 'application/vnd.ms-excel',
    et: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    dps: 'application/vnd.ms-powerpoint',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ofd: 'application/ofd',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    zip: 'application/zip',
  }),
);

/**
 * Extensions of each container; a file in it that says to be anything else is just the container. Office puts a new file
 * that has a password into the old container, and WPS new files under its old extensions.
 */
const ofNewOffice = ['docx', 'xlsx', 'pptx'];
const ofOldOffice = ['doc', 'dot', 'wps', 'xls', 'et', 'ppt', 'dps'];
const inZip = new Set([...ofNewOffice, ...ofOldOffice, 'ofd', 'odt', 'ods', 'zip']);
const inCompoundFile = new Set([...ofOldOffice, ...ofNewOffice]);
const inText = new Set(['txt', 'log', 'md', 'csv', 'htm', 'html', 'xml', 'json', 'svg', 'eml']);

const headBytes = 4_200;
const unknownType = 'application/octet-stream';

/**
 * The media type of a file from its first bytes; its extension counts only where those tell a container (ZIP, the
 * compound file of old Office) or plain text. A file that claims to be a PDF or a picture and is none is unknown.
 */
export async function detectMediaType(head: Uint8Array, fileName: string): Promise<string> {
  const extension = extensionOf(fileName);
  const detected = await detect(head);
  const byExtension = (allowed: ReadonlySet<string>, otherwise: string): string =>
    allowed.has(extension) ? (typeOfExtension.get(extension) ?? otherwise) : otherwise;
  if (detected === 'application/zip') return byExtension(inZip, detected);
  if (detected === 'application/x-cfb') return byExtension(inCompoundFile, detected);
  if (detected === 'application/xml' || detected === null) {
    if (!isText(head) && !(inText.has(extension) && isUtf16(head))) return unknownType;
    // What many school systems export as Word or Excel is a page for a browser, or a table with tabs.
    if (ofOldOffice.includes(extension) && isPage(head)) return 'text/html';
    if (extension === 'xls' && detected === null) return 'text/csv';
    return byExtension(inText, detected ?? 'text/plain');
  }
  return detected;
}

async function detect(head: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(head))?.mime ?? null;
  } catch {
    return null; // cut-off or broken headers
  }
}

/** Text of any encoding that is in use holds no control characters but white space; UTF-16 is told by its mark. */
function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !head.some(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b,
  );
}

/** Without its mark, as some old programs write it. */
function isUtf16(head: Uint8Array): boolean {
  return encodingOf(head, true)?.startsWith('utf-16') === true;
}

function isPage(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1');
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|meta|table|body)\b/iu.test(text);
}

/** The first bytes of a file; empty when it cannot be read any more. */
export async function readHead(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return new Uint8Array();
  }
}
