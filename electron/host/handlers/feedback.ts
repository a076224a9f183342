import { countItems, listFinishedReviews, listReviewItems } from '../../../db/queries/review-items.ts';
import { itemsOf } from '../../../db/queries/reviews.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { findRow } from '../../../db/records/record-rows.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { isRecordKind } from '../../../shared/domain/record-kind.ts';
import { answerRefused } from '../../../shared/domain/review.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, ruleBroken } from './save-record.ts';

/** What the central office said of this department's records. */
export const feedbackHandlers: Handlers<HostContract, CallContext>['feedback'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    const today = dayInChina(context.now());
    return listFinishedReviews(db, departmentId).map((review) => ({
      ...review,
      items: listReviewItems(db, review, { today }),
    }));
  },

  count: (_input, context) => {
    const { db, departmentId } = context.workspace();
    const today = dayInChina(context.now());
    const counts = listFinishedReviews(db, departmentId).map(({ id, rectifyBy }) =>
      countItems(itemsOf(db, id), { today, rectifyBy }),
    );
    const sum = (key: 'open' | 'overdue'): number => counts.reduce((all, one) => all + one[key], 0);
    return { open: sum('open'), overdue: sum('overdue') };
  },

  answer: ({ itemIds, state, answer }, context) => {
    const refused = answerRefused(state, answer);
    if (refused !== null) throw ruleBroken(refused);
    context.write((writer, { db, author }) => {
      for (const id of itemIds) {
        const item = getRecord(db, 'reviewItem', id);
        if (item === null) throw notFound('reviewItem', id);
        const record = isRecordKind(item.recordKind) ? findRow(db.raw, item.recordKind, item.recordId) : null;
        const isOpen = state === 'open';
        writer.update('reviewItem', id, {
          fields: {
            answerState: state,
            answer,
            answeredBy: isOpen ? '' : author,
            answeredOn: isOpen ? '' : dayInChina(context.now()),
            answerRevisionId: isOpen ? null : (record?.head.revisionId ?? null),
          },
        });
      }
    });
    return {};
  },
};
