/** Writing and printing of any paper. */
export const papers = {
  exporting: (name: string) => `正在生成 ${name}`,
  exported: (name: string, pages: number) => `已导出 ${name}${pages > 0 ? `，共${pages}页` : ''}`,
  printing: '正在准备打印',
  printed: '已交给打印机',
  nothingToPrint: '这个页面没有可打印的内容。',
  exportPdf: '导出 PDF',
  exportDocx: '导出 Word',
  exportXlsx: '导出 Excel',
  print: '打印',
  booklet: '小册子…',
  bookletTitle: '导出 A5 小册子',
  bookletText:
    '两页拼在一张横放的 A4 纸上，按折页顺序排好。打印时选“双面打印、沿短边翻转”和“实际大小”，对折即成 A5 册子，左侧装订。',
  bookletFold: '折叠方式',
  bookletFolds: { once: '整叠对折', lots: '分帖对折' },
  bookletFoldHints: {
    once: '全部纸张套在一起对折，沿折缝装订。纸张多时合不平，宜改为分帖。',
    lots: '每四张左右为一帖，各自对折，再依次叠齐胶装或线装；较厚的册子宜用这种。',
  },
  bookletSize: (size: {
    readonly pages: number;
    readonly sheets: number;
    readonly folds: number;
    readonly blankPages: number;
  }) =>
    `${size.pages}页，用 A4 纸${size.sheets}张${size.folds > 1 ? `，分${size.folds}帖` : ''}${size.blankPages > 0 ? `，末尾空白${size.blankPages}页` : ''}`,
  bookletExport: '导出小册子',
  bookletFile: '小册子',
};
