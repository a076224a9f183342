import type { Words } from '../words-shape.ts';

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
};
