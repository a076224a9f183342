import type { BoardRow, ReviewedRecord } from '../../shared/contract/reviews.ts';
import type { RecordKind, StoredRecord } from '../../shared/domain/record-kind.ts';
import { type ReviewedKind, reviewedKinds } from '../../shared/domain/review.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listMembers } from './office-members.ts';
import { readNodes, stateOfNodes } from './record-field-texts.ts';
import { readRecordTitles } from './record-titles.ts';
import { countItems } from './review-items.ts';
import { selectRecords } from './select-records.ts';

type StoredItem = StoredRecord<'reviewItem'>;

/** Where every department stands in a round, in the order of the member list. */
export function readBoard(
  db: WorkspaceDb,
  roundId: string,
  { officeId, today }: { readonly officeId: string; readonly today: string },
): BoardRow[] {
  const reviews = new Map(
    selectRecords(db, 'review', { where: 'round_id = ?', value: roundId }).map((review) => [
      review.departmentId,
      review,
    ]),
  );
  return listMembers(db, { officeId, today }).map((member) => {
    const review = member.departmentId === null ? undefined : reviews.get(member.departmentId);
    const items = review === undefined ? [] : itemsOf(db, review.id);
    return {
      memberId: member.id,
      departmentId: member.departmentId,
      name: member.name,
      standing: member.standing,
      lastBundleAt: member.lastBundleAt,
      reviewId: review?.id ?? null,
      finishedOn: review?.finishedOn ?? '',
      score: review?.score ?? null,
      ...countItems(items, { today, rectifyBy: review?.rectifyBy ?? '' }),
    };
  });
}

export function itemsOf(db: WorkspaceDb, reviewId: string): StoredItem[] {
  return selectRecords(db, 'reviewItem', { where: 'review_id = ?', value: reviewId });
}

/** How many records of each kind there are to look at, and how many of them something was said of. */
export function countReviewed(
  db: WorkspaceDb,
  departmentId: string,
  items: readonly StoredItem[],
): { kind: ReviewedKind; total: number; judged: number }[] {
  return reviewedKinds.map((kind) => ({
    kind,
    total:
      statement<{ count: number }>(
        db.raw,
        `SELECT count(*) AS count FROM ${recordTables[kind].table} WHERE department_id = ?`,
      ).get(departmentId)?.count ?? 0,
    judged: new Set(items.filter(({ rootKind }) => rootKind === kind).map(({ rootId }) => rootId)).size,
  }));
}

interface RecordsAsked {
  readonly departmentId: string;
  readonly kind: ReviewedKind;
  readonly filter: 'all' | 'none' | 'returned' | 'changed';
  readonly offset: number;
  readonly limit: number;
}

/** One page of the records to look at, in their own order. */
export function listReviewedRecords(
  db: WorkspaceDb,
  items: readonly StoredItem[],
  asked: RecordsAsked,
): { total: number; rows: ReviewedRecord[] } {
  const { table, hasOrdinal } = recordTables[asked.kind];
  const ids = statement<{ id: string }>(
    db.raw,
    `SELECT id FROM ${table} WHERE department_id = ? ORDER BY ${hasOrdinal ? 'ordinal, id' : 'id'}`,
  )
    .all(asked.departmentId)
    .map(({ id }) => id);
  const said = Map.groupBy(items, ({ rootId }) => rootId);
  const fits = ids.filter((id) => {
    const ofRecord = said.get(id) ?? [];
    switch (asked.filter) {
      case 'none':
        return ofRecord.length === 0;
      case 'returned':
        return ofRecord.some(({ verdict }) => verdict === 'returned');
      case 'changed':
        return ofRecord.length > 0 && isChanged(db, asked.kind, { id, items: ofRecord });
      default:
        return true;
    }
  });
  const page = fits.slice(asked.offset, asked.offset + asked.limit);
  const titles = readRecordTitles(db, new Map(page.map((id): [string, RecordKind] => [id, asked.kind])));
  return {
    total: fits.length,
    rows: page.map((id) => {
      const ofRecord = said.get(id) ?? [];
      return {
        id,
        title: shortText(titles.get(id) ?? ''),
        state: stateOf(ofRecord),
        changed: ofRecord.length > 0 && isChanged(db, asked.kind, { id, items: ofRecord }),
      };
    }),
  };
}

function stateOf(items: readonly StoredItem[]): ReviewedRecord['state'] {
  const returned = items.filter(({ verdict }) => verdict === 'returned');
  if (returned.length > 0) return returned.some(({ answerState }) => answerState === 'open') ? 'returned' : 'answered';
  return items.length === 0 ? 'none' : 'accepted';
}

/** Whether what was said of a record was said of another state of it than the one now. */
function isChanged(
  db: WorkspaceDb,
  kind: ReviewedKind,
  { id, items }: { readonly id: string; readonly items: readonly StoredItem[] },
): boolean {
  const nodes = readNodes(db, kind, id);
  const heads = new Map(nodes.map(({ record }) => [record.head.id, record.head.revisionId]));
  return items.some((item) =>
    item.field === '' && item.recordId === id
      ? item.baseState !== stateOfNodes(nodes)
      : item.baseRevisionId !== heads.get(item.recordId),
  );
}
