import { readFieldTexts, readNodes, stateOfNodes } from '../../../db/queries/record-field-texts.ts';
import { readRecordTitles } from '../../../db/queries/record-titles.ts';
import { itemsOf } from '../../../db/queries/reviews.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { findRow } from '../../../db/records/record-rows.ts';
import type { HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { isRecordKind, type RecordFields, type StoredRecord } from '../../../shared/domain/record-kind.ts';
import { verdictRefused } from '../../../shared/domain/review.ts';
import { shortText } from '../../../shared/domain/short-text.ts';
import type { z } from 'zod';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound, ruleBroken } from './save-record.ts';

type JudgeInput = z.output<HostContract['reviews']['judge']['input']>;
type Verdict = JudgeInput['verdicts'][number];
type ItemFields = RecordFields<'reviewItem'>;

/** The review, which the office must still be at. Throws `not-found`, or `rule-broken` about `review-finished`. */
export function openReview({ db }: OpenWorkspace, reviewId: string): StoredRecord<'review'> {
  const review = getRecord(db, 'review', reviewId);
  if (review === null) throw notFound('review', reviewId);
  if (review.finishedOn !== '') throw ruleBroken('review-finished');
  return review;
}

/**
 * Writes what the office says of records and fields, with the state that it looked at. One remark a place: what was said
 * of it before is replaced, and the department's answer with it, since it answered the old words.
 */
export function judge(context: CallContext, { reviewId, verdicts }: JudgeInput): { judged: number } {
  return context.write((writer, workspace) => {
    const review = openReview(workspace, reviewId);
    const standing = new Map(itemsOf(workspace.db, reviewId).map((item) => [placeOf(item), item]));
    for (const verdict of verdicts) {
      const refused = verdictRefused(verdict.verdict, verdict.remark);
      if (refused !== null) throw ruleBroken(refused);
      const fields: ItemFields = {
        ...seenFields(workspace, verdict, review.departmentId),
        reviewId,
        reviewer: review.reviewer || workspace.author,
        reviewedOn: dayInChina(context.now()),
        ...unanswered,
      };
      writeItem(writer, { fields, before: standing.get(placeOf(verdict)), departmentId: review.departmentId });
    }
    return { judged: verdicts.length };
  });
}

const unanswered = {
  answerState: 'open',
  answer: '',
  answeredBy: '',
  answeredOn: '',
  answerRevisionId: null,
} as const satisfies Partial<ItemFields>;

function placeOf({ recordId, field }: Pick<ItemFields, 'recordId' | 'field'>): string {
  return `${recordId} ${field}`;
}

/** The verdict with the words and revisions that it was made about. */
function seenFields(
  { db }: OpenWorkspace,
  verdict: Verdict,
  departmentId: string | null,
): Omit<ItemFields, 'reviewId' | 'reviewer' | 'reviewedOn' | keyof typeof unanswered> {
  const { recordKind, recordId, field } = verdict;
  const record = isRecordKind(recordKind) ? findRow(db.raw, recordKind, recordId) : null;
  if (record === null || record.head.departmentId !== departmentId) {
    throw notFound(isRecordKind(recordKind) ? recordKind : 'review', recordId);
  }
  const { kind } = record;
  const title = readRecordTitles(db, new Map([[recordId, kind]])).get(recordId) ?? '';
  const shown = readFieldTexts(db, [record]).get(recordId) ?? [];
  return {
    rootKind: verdict.rootKind,
    rootId: verdict.rootId,
    recordKind,
    recordId,
    recordTitle: shortText(title.replace(/\s+/gu, ' ')),
    field,
    baseRevisionId: record.head.revisionId,
    baseState: field === '' ? stateOfNodes(readNodes(db, kind, recordId)) : '',
    shownText: (shown.find((one) => one.field === field)?.text ?? '').slice(0, 20_000),
    verdict: verdict.verdict,
    remark: verdict.remark,
    score: verdict.score,
    dueOn: verdict.dueOn,
  };
}

function writeItem(
  writer: RecordWriter,
  {
    fields,
    before,
    departmentId,
  }: {
    readonly fields: ItemFields;
    readonly before: StoredRecord<'reviewItem'> | undefined;
    readonly departmentId: string | null;
  },
): void {
  if (before === undefined) writer.create('reviewItem', fields, { departmentId });
  // Passing what was answered leaves the answer where it is: it is why it passed.
  else if (fields.verdict === 'accepted' && before.answerState !== 'open') {
    const {
      answerState: _state,
      answer: _answer,
      answeredBy: _by,
      answeredOn: _on,
      answerRevisionId: _at,
      ...own
    } = fields;
    writer.update('reviewItem', before.id, { fields: own });
  } else writer.update('reviewItem', before.id, { fields });
}
