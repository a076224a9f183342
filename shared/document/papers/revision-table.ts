import type { Handbook } from '../../domain/handbook.ts';
import type { Block, TableCell } from '../blocks.ts';
import { cell, headRow, paragraph, table } from '../inline.ts';
import type { RevisionSummary } from '../revision-summary.ts';
import { typeArea } from '../page-geometry.ts';

/** Entries printed at most; older ones stay in the file. */
const newestEntries = 40;

/** 修订记录: who changed what in which chapter on which day. */
export function revisionTable(revisions: RevisionSummary, handbook: Pick<Handbook, 'edition'>): Block[] {
  const { entries, earlier } = revisions.newest(newestEntries);
  if (entries.length === 0)
    return [paragraph('body', [{ text: `本版（${handbook.edition || '首版'}）尚无修订。`, muted: true }])];
  const width = typeArea('handbook', 'portrait').widthMm;
  const rows = entries.flatMap((entry, index) =>
    entry.chapters.map(({ chapter, words }, place): TableCell[] => {
      const rowSpan = entry.chapters.length;
      const top = { rowSpan, align: 'center', verticalAlign: 'top' } as const;
      return [
        ...(place === 0 ? [cell(String(earlier + index + 1), top), cell(entry.day, top)] : []),
        cell(chapter, { align: 'center' }),
        cell(words),
        ...(place === 0 ? [cell(entry.author, top)] : []),
      ];
    }),
  );
  return [
    table({
      columnsMm: [12, 25, 32, width - 91, 22],
      head: [headRow(['序号', '日期', '章节', '修订内容', '修订人'])],
      fontSize: 9.5,
      summary: '修订记录',
      rows,
    }),
    ...(earlier > 0 ? [paragraph('note', `较早的${earlier}条修订记录保存在部门工作文件中。`)] : []),
  ];
}
