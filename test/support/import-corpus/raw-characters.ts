import { readFileSync } from 'node:fs';
import { scanContainer } from '../../../electron/host/documents/workbook/zip-scan.ts';

/**
 * How many characters of a file's own bytes are in no piece: counted without the program's reader, by taking the text
 * elements out of the XML with a pattern (deleted text and the copies for old programs excepted).
 */
export async function rawCharacters(path: string, pieces: string): Promise<number> {
  const bytes = readFileSync(path);
  const raw = await Promise.resolve(rawText(path, bytes));
  const left = new Map<string, number>();
  for (const character of pieces) left.set(character, (left.get(character) ?? 0) + 1);
  let missing = 0;
  for (const character of raw) {
    if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) continue;
    const count = left.get(character) ?? 0;
    if (count === 0) missing += 1;
    else left.set(character, count - 1);
  }
  return missing;
}

function rawText(path: string, bytes: Buffer): string {
  if (path.endsWith('.docx')) {
    return [...scanContainer(bytes)]
      .filter(([name]) => /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/u.test(name))
      .flatMap(([, unpack]) => [
        ...unpack()
          .toString('utf8')
          .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gsu, '')
          .matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu),
      ])
      .map(([, text]) => unescape(text ?? ''))
      .join('');
  }
  if (path.endsWith('.xlsx')) {
    const parts = [...scanContainer(bytes)].filter(([name]) =>
      /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/u.test(name),
    );
    return parts
      .flatMap(([, unpack]) => [
        ...unpack()
          .toString('utf8')
          .matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/gu),
      ])
      .map(([, text]) => unescape(text ?? ''))
      .join('');
  }
  const text = /gbk|国标码|GBK/u.test(path) ? new TextDecoder('gbk').decode(bytes) : bytes.toString('utf8');
  return path.endsWith('.csv') ? text.replace(/[",\uFEFF]/gu, '') : text;
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
}
