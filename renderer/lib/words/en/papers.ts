import type { Words } from '../words-shape.ts';

const of = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export const papers: Words['papers'] = {
  exporting: (name) => `Making ${name}`,
  exported: (name, pages) => `Exported ${name}${pages > 0 ? `, ${pages} pages` : ''}`,
  printing: 'Preparing to print',
  printed: 'Sent to the printer',
  nothingToPrint: 'There is nothing to print on this screen.',
  exportPdf: 'Export PDF',
  exportDocx: 'Export Word',
  exportXlsx: 'Export Excel',
  print: 'Print',
  booklet: 'Booklet…',
  bookletTitle: 'Export an A5 booklet',
  bookletText:
    'Two pages on each side of a sheet of A4, in folding order. Print it on both sides, turned over by the short edge, in actual size; fold it in the middle, and it is an A5 booklet bound at the left.',
  bookletFold: 'Folding',
  bookletFolds: { once: 'All at once', lots: 'In lots' },
  bookletFoldHints: {
    once: 'All sheets are laid into one another and folded, then stapled along the fold. Many sheets do not lie flat: fold them in lots.',
    lots: 'About four sheets make a lot; the lots are folded one by one, laid on one another and glued or sewn. For thicker books.',
  },
  bookletSize: ({ pages, sheets, folds, blankPages }) =>
    `${of(pages, 'page')} on ${of(sheets, 'sheet')} of A4${folds > 1 ? ` in ${folds} lots` : ''}${blankPages > 0 ? `, ${blankPages} blank at the end` : ''}`,
  bookletExport: 'Export booklet',
  bookletFile: 'booklet',
};
