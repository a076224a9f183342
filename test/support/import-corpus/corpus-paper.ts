/** How a file of the corpus is made. */
export type Means =
  | 'xml'
  | 'library'
  | 'soffice-docx'
  | 'soffice-xlsx'
  | 'hucre'
  | 'csv'
  | 'csv-gbk'
  | 'csv-bom'
  | 'txt-gbk';

/** One file of the corpus, and what a secretary would have it yield (expectation.ts reads the notation). */
export interface CorpusPaper {
  readonly name: string;
  readonly means: Means;
  readonly paper: string;
  readonly expect: string;
}
