import type { ReviewItemRow } from '../../shared/contract/reviews.ts';
import { isRecordKind, type RecordKind, type StoredRecord } from '../../shared/domain/record-kind.ts';
import { type ItemStanding, standingOfItem } from '../../shared/domain/review.ts';
import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import { findRow } from '../records/record-rows.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readProofPieces } from './proof-pieces.ts';
import { readFieldTexts, readNodes, stateOfNodes } from './record-field-texts.ts';
import { selectRecords } from './select-records.ts';

type StoredItem = StoredRecord<'reviewItem'>;

/** How many remarks stand where; `overdue` ones are among the open. */
export interface ItemCounts {
  readonly accepted: number;
  readonly open: number;
  readonly overdue: number;
  readonly answered: number;
}

const order: Readonly<Record<ItemStanding, number>> = { answered: 0, overdue: 1, open: 2, closed: 3 };

/**
 * The remarks of a review with where they stand today and what became of what they are about, those first that somebody
 * should look at. `rootId` narrows to one record that was opened.
 */
export function listReviewItems(
  db: WorkspaceDb,
  review: Pick<StoredRecord<'review'>, 'id' | 'rectifyBy'>,
  { today, rootId }: { readonly today: string; readonly rootId?: string },
): ReviewItemRow[] {
  const items = selectRecords(db, 'reviewItem', { where: 'review_id = ?', value: review.id }).filter(
    (item) => rootId === undefined || item.rootId === rootId,
  );
  const records = new Map<string, AnyRecord>();
  for (const { recordKind, recordId } of items) {
    const record = isRecordKind(recordKind) ? findRow(db.raw, recordKind, recordId) : null;
    if (record !== null) records.set(recordId, record);
  }
  const texts = readFieldTexts(db, [...records.values()]);
  const proofs = readProofPieces(
    db,
    'reviewItem',
    items.map(({ id }) => id),
  );
  return items
    .map((item): ReviewItemRow => {
      const record = records.get(item.recordId);
      const nowText =
        item.field === '' ? null : (texts.get(item.recordId)?.find(({ field }) => field === item.field)?.text ?? null);
      return {
        ...item,
        standing: standingOfItem(item, today, review.rectifyBy),
        nowText,
        gone: record === undefined,
        changed: record === undefined || hasChanged(db, item, nowText),
        evidence: [...(proofs.get(item.id) ?? [])],
      };
    })
    .toSorted((a, b) => order[a.standing] - order[b.standing] || (a.id < b.id ? -1 : 1));
}

function hasChanged(db: WorkspaceDb, item: StoredItem, nowText: string | null): boolean {
  if (item.field !== '') return nowText !== item.shownText;
  return stateOfNodes(readNodes(db, item.recordKind as RecordKind, item.recordId)) !== item.baseState;
}

/** Counts remarks by where they stand. */
export function countItems(
  items: readonly Pick<StoredItem, 'verdict' | 'answerState' | 'dueOn'>[],
  { today, rectifyBy }: { readonly today: string; readonly rectifyBy: string },
): ItemCounts {
  const standings = items.map((item) => standingOfItem(item, today, rectifyBy));
  const of = (standing: ItemStanding): number => standings.filter((one) => one === standing).length;
  return {
    accepted: of('closed'),
    open: of('open') + of('overdue'),
    overdue: of('overdue'),
    answered: of('answered'),
  };
}

/** Reviews of a department that were handed to it, the newest first. */
export function listFinishedReviews(db: WorkspaceDb, departmentId: string): StoredRecord<'review'>[] {
  return selectRecords(db, 'review', { where: 'department_id = ?', value: departmentId })
    .filter(({ finishedOn }) => finishedOn !== '')
    .toReversed();
}
