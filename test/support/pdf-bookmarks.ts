import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A bookmark of a PDF: the sheet that it opens, from 1, and the number printed at the foot of that page. */
export interface PdfBookmark {
  readonly title: string;
  readonly sheet: number;
  readonly label: string;
}

/** All bookmarks in order, with the numbers printed on their pages. */
export async function pdfBookmarks(bytes: Uint8Array): Promise<PdfBookmark[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const labels = await footLabels(pdf);
  const found: PdfBookmark[] = [];
  const walk = async (items: Awaited<ReturnType<typeof pdf.getOutline>>): Promise<void> => {
    for (const item of items) {
      const place = typeof item.dest === 'string' ? await pdf.getDestination(item.dest) : item.dest;
      const index = place === null ? -1 : await pdf.getPageIndex(place[0]);
      found.push({ title: item.title, sheet: index + 1, label: labels[index] ?? '' });
      await walk(item.items);
    }
  };
  await walk((await pdf.getOutline()) ?? []);
  await pdf.loadingTask.destroy();
  return found;
}

/** What stands lowest on each page. */
async function footLabels(pdf: PDFDocumentProxy): Promise<string[]> {
  const labels: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const [lowest] = texts.toSorted((a, b) => Number(a.transform[5]) - Number(b.transform[5]));
    labels.push(lowest?.str.trim() ?? '');
  }
  return labels;
}
