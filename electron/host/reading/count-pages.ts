import { scanContainer } from '../documents/workbook/zip-scan.ts';
import { countPdfPages } from './pdf-text.ts';

/** `stated` by the program that saved the file last, which need not be how it prints; null when the file does not say. */
export interface CountedPages {
  readonly pages: number | null;
  readonly basis: 'counted' | 'stated' | 'unknown';
}

const unknown: CountedPages = { pages: null, basis: 'unknown' };
const properties = 'docProps/app.xml';

/** How many pages a PDF, a Word file or a presentation has. Throws `FileRefused` and what a broken container throws. */
export async function countPages(bytes: Buffer): Promise<CountedPages> {
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return { pages: await countPdfPages(bytes), basis: 'counted' };
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) return unknown;
  const text =
    scanContainer(bytes, /^docProps\/app\.xml$/u)
      .get(properties)?.()
      .toString('utf8') ?? '';
  const stated = Number(/<(?:\w+:)?(?<name>Pages|Slides)>\s*(?<count>\d{1,6})\s*</u.exec(text)?.groups?.['count'] ?? 0);
  return stated > 0 ? { pages: stated, basis: 'stated' } : unknown;
}
