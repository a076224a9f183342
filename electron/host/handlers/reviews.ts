import { listMembers } from '../../../db/queries/office-members.ts';
import { readFieldTexts, readNodes } from '../../../db/queries/record-field-texts.ts';
import { readRecordTitles } from '../../../db/queries/record-titles.ts';
import { readProofsOfRecords } from '../../../db/queries/proof-pieces.ts';
import { countItems, listReviewItems } from '../../../db/queries/review-items.ts';
import { countReviewed, itemsOf, listReviewedRecords, readBoard } from '../../../db/queries/reviews.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { shortText } from '../../../shared/domain/short-text.ts';
import type { CallContext } from '../kernel/context.ts';
import { officeOf } from './office-guard.ts';
import { judge, openReview } from './reviews-judge.ts';
import { notFound, ruleBroken, saveRecord } from './save-record.ts';

function reviewOf(context: CallContext, reviewId: string): StoredRecord<'review'> {
  const review = getRecord(officeOf(context).db, 'review', reviewId);
  if (review === null) throw notFound('review', reviewId);
  return review;
}

/** Rounds of review, and what the office says of each department's records. */
export const reviewsHandlers: Handlers<HostContract, CallContext>['reviews'] = {
  rounds: (_input, context) => {
    const { db, departmentId } = officeOf(context);
    return selectRecords(db, 'reviewRound', { where: 'department_id = ?', value: departmentId }).map((round) => ({
      ...round,
      reviews: selectRecords(db, 'review', { where: 'round_id = ?', value: round.id }).length,
    }));
  },

  saveRound: (input, context) => {
    officeOf(context);
    return saveRecord(context, 'reviewRound', { input });
  },

  removeRound: ({ id }, context) => {
    officeOf(context);
    return context.write((writer, { db }) => {
      if (selectRecords(db, 'review', { where: 'round_id = ?', value: id }).length > 0) {
        throw ruleBroken('round-has-reviews');
      }
      return { removed: writer.remove('reviewRound', id) };
    });
  },

  board: ({ roundId }, context) => {
    const { db, departmentId: officeId } = officeOf(context);
    return readBoard(db, roundId, { officeId, today: dayInChina(context.now()) });
  },

  start: ({ roundId, departmentId }, context) => {
    officeOf(context);
    return context.write((writer, { db, author }) => {
      const standing = selectRecords(db, 'review', { where: 'round_id = ?', value: roundId }).find(
        (review) => review.departmentId === departmentId,
      );
      if (standing !== undefined) return { reviewId: standing.id };
      const round = getRecord(db, 'reviewRound', roundId);
      if (round === null) throw notFound('reviewRound', roundId);
      const { title, year, rectifyBy } = round;
      const fields = { roundId, title, year, rectifyBy, reviewer: author };
      return { reviewId: writer.create('review', fields, { departmentId }).id };
    });
  },

  get: ({ reviewId }, context) => {
    const { db, departmentId: officeId } = officeOf(context);
    const review = reviewOf(context, reviewId);
    const today = dayInChina(context.now());
    const items = itemsOf(db, reviewId);
    const scores = items.flatMap(({ score }) => (score === null ? [] : [score]));
    const member = listMembers(db, { officeId, today }).find(
      ({ departmentId }) => departmentId === review.departmentId,
    );
    return {
      ...review,
      departmentName: member?.name ?? getRecord(db, 'department', review.departmentId ?? '')?.name ?? '',
      kinds: countReviewed(db, review.departmentId ?? '', items),
      ...countItems(items, { today, rectifyBy: review.rectifyBy }),
      meanScore: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    };
  },

  save: ({ reviewId, fields }, context) => {
    officeOf(context);
    context.write((writer, workspace) => {
      openReview(workspace, reviewId);
      writer.update('review', reviewId, { fields });
    });
    return {};
  },

  finish: ({ reviewId, reopen }, context) => {
    reviewOf(context, reviewId);
    const finishedOn = reopen ? '' : dayInChina(context.now());
    context.write((writer) => writer.update('review', reviewId, { fields: { finishedOn } }));
    return {};
  },

  records: ({ reviewId, ...asked }, context) => {
    const { db } = officeOf(context);
    const { departmentId } = reviewOf(context, reviewId);
    return listReviewedRecords(db, itemsOf(db, reviewId), { ...asked, departmentId: departmentId ?? '' });
  },

  record: ({ reviewId, kind, id }, context) => {
    const { db } = officeOf(context);
    const review = reviewOf(context, reviewId);
    const nodes = readNodes(db, kind, id);
    if (nodes.length === 0) throw notFound(kind, id);
    const records = nodes.map(({ record }) => record);
    const texts = readFieldTexts(db, records);
    const titles = readRecordTitles(db, new Map(records.map((record) => [record.head.id, record.kind])));
    const proofs = readProofsOfRecords(db, records);
    return {
      nodes: nodes.map(({ record, depth }) => ({
        kind: record.kind,
        id: record.head.id,
        title: shortText(titles.get(record.head.id) ?? ''),
        depth,
        revisionId: record.head.revisionId,
        fields: [...(texts.get(record.head.id) ?? [])],
        evidence: [...(proofs.get(record.head.id) ?? [])],
      })),
      items: listReviewItems(db, review, { today: dayInChina(context.now()), rootId: id }),
    };
  },

  items: ({ reviewId }, context) => {
    const { db } = officeOf(context);
    return listReviewItems(db, reviewOf(context, reviewId), { today: dayInChina(context.now()) });
  },

  judge: (input, context) => {
    officeOf(context);
    return judge(context, input);
  },

  unjudge: ({ itemIds }, context) => {
    officeOf(context);
    context.write((writer, workspace) => {
      for (const id of itemIds) {
        const item = getRecord(workspace.db, 'reviewItem', id);
        if (item === null) throw notFound('reviewItem', id);
        openReview(workspace, item.reviewId);
        writer.remove('reviewItem', id);
      }
    });
    return {};
  },
};
