import type { RecordSet } from '../../domain/record-set.ts';
import type { Block } from '../blocks.ts';
import type { RevisionSummary } from '../revision-summary.ts';
import { defaultHandbook } from './handbook-defaults.ts';
import { revisionTable } from './revision-table.ts';

/** 修订记录 of a year's handbook: of a long history only this goes where the rest of the handbook is made. */
export function handbookHistory(
  records: RecordSet,
  { revisions, year }: { readonly revisions: RevisionSummary; readonly year: number },
): readonly Block[] {
  const handbook = records.handbook.find((each) => each.year === year) ?? defaultHandbook(records, year);
  return revisionTable(revisions, handbook);
}
