import { listFindings, positionOfConcern } from '../../../db/queries/findings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import {
  daysOfState,
  findingRefused,
  findingYear,
  nextFindingNumber,
  reversedDay,
} from '../../../shared/domain/finding-state.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const findingsHandlers: Handlers<HostContract, CallContext>['findings'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return { findings: listFindings(db, departmentId), today: dayInChina(context.now()) };
  },
  save: (input, context) =>
    saveRecord(context, 'finding', {
      input: input.id === null ? { ...input, fields: { ...firstFields(context, input.fields) } } : input,
      afterSave: (finding) => {
        const refused = findingRefused(finding);
        if (refused !== null) throw ruleBroken(refused);
      },
    }),
  setState: ({ ids, state }, context) => {
    const today = dayInChina(context.now());
    context.write((writer, { db }) => {
      for (const id of ids) {
        const finding = getRecord(db, 'finding', id);
        if (finding === null) throw notFound('finding', id);
        const saved = writer.update('finding', id, { fields: daysOfState(finding, state, today) });
        if (reversedDay(saved) !== null) throw ruleBroken('finding-days-reversed');
      }
    });
    return {};
  },
  concern: ({ id, concerns }, context) => {
    context.write((writer, { db }) => {
      const finding = getRecord(db, 'finding', id);
      if (finding === null) throw notFound('finding', id);
      const of = (kind: string): string | null => (concerns?.kind === kind ? concerns.id : null);
      const positionId = finding.positionId ?? (concerns === null ? null : positionOfConcern(db, concerns));
      writer.update('finding', id, {
        fields: {
          dutyId: of('duty'),
          workStandardId: of('workStandard'),
          annualTaskId: of('annualTask'),
          indicatorId: of('indicator'),
          positionId,
        },
      });
    });
    return {};
  },
  remove: ({ id }, context) => removeRecord(context, 'finding', id),
};

/** A new finding came to light today unless its day is named, and has the next number of that day's year. */
function firstFields<F extends { readonly foundOn?: string | undefined; readonly number?: string | undefined }>(
  context: CallContext,
  fields: F,
): F {
  const { db, departmentId } = context.workspace();
  const today = dayInChina(context.now());
  const foundOn = fields.foundOn ?? today;
  const year = findingYear({ foundOn }) ?? Number(today.slice(0, 4));
  const numbers = listFindings(db, departmentId).map(({ number }) => number);
  return { ...fields, foundOn, number: fields.number ?? nextFindingNumber(numbers, year) };
}
