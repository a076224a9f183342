import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of letters as it stands on a page; millimetres from the page's upper left corner, size in points. */
export interface PlacedText {
  readonly text: string;
  readonly leftMm: number;
  readonly rightMm: number;
  readonly baselineMm: number;
  readonly sizePt: number;
}
export interface MeasuredPage {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly texts: readonly PlacedText[];
}

const mm = (points: number): number => (points * 25.4) / 72;

/** Where every run of letters of a PDF stands, read from its own drawing commands. */
export async function measurePdf(bytes: Uint8Array): Promise<MeasuredPage[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const pages: MeasuredPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ disableNormalization: true });
    const texts = content.items.flatMap((item): PlacedText[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , scale = 0, x = 0, y = 0] = item.transform as number[];
      return [
        {
          text: item.str,
          leftMm: mm(x),
          rightMm: mm(x + item.width),
          baselineMm: mm(height - y),
          sizePt: Math.round(Math.abs(scale) * 100) / 100,
        },
      ];
    });
    pages.push({ widthMm: mm(width), heightMm: mm(height), texts });
  }
  await pdf.loadingTask.destroy();
  return pages;
}

/** The lines of a page: runs of one base line, from left to right, in the order of reading. */
export function linesOfPage(page: MeasuredPage): { readonly baselineMm: number; readonly texts: PlacedText[] }[] {
  const lines: { baselineMm: number; texts: PlacedText[] }[] = [];
  for (const text of page.texts.toSorted((a, b) => a.baselineMm - b.baselineMm || a.leftMm - b.leftMm)) {
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.baselineMm - text.baselineMm) < 0.5) line.texts.push(text);
    else lines.push({ baselineMm: text.baselineMm, texts: [text] });
  }
  return lines;
}
