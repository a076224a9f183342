import type { TableCell } from '../blocks.ts';
import type { Edition } from '../printed-records.ts';

/** How the form in which an edition is told makes its cells: a label with half a row, and one with all of it. */
interface FormCells {
  readonly pair: (label: string, text: string) => TableCell[];
  readonly wide: (label: string, text: string) => TableCell[];
}

/** 版次 and who approved it; a draft says so where a reader looks for the version. Nothing where nobody approves. */
export function editionRows(edition: Edition | null, { pair, wide }: FormCells): TableCell[][] {
  if (edition === null) return [];
  if (edition.draft) return [wide('版次', '草稿，尚未批准')];
  const approved = [edition.decidedBy, edition.decidedOn].filter((text) => text !== '').join('　');
  return [
    [...pair('版次', `第${edition.version}版`), ...pair('施行日期', edition.effectiveOn)],
    edition.reviewBy === ''
      ? wide('批准', approved)
      : [...pair('批准', approved), ...pair('复审期限', edition.reviewBy)],
  ];
}
