import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withoutSpaces } from './paper-text-out.ts';

/** What stands in the left and in the right half of each page, in the order in which it is drawn, without white space. */
export async function pdfHalves(bytes: Uint8Array): Promise<(readonly [left: string, right: string])[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const halves: (readonly [string, string])[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const middle = page.getViewport({ scale: 1 }).width / 2;
    const { items } = await page.getTextContent({ disableNormalization: true });
    const texts = ['', ''] as [string, string];
    for (const item of items) if ('str' in item) texts[Number(item.transform[4]) < middle ? 0 : 1] += item.str;
    halves.push([withoutSpaces(texts[0]), withoutSpaces(texts[1])]);
  }
  await pdf.loadingTask.destroy();
  return halves;
}
