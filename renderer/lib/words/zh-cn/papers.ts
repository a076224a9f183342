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
};
