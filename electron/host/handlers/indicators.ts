import { listFindings } from '../../../db/queries/findings.ts';
import { listIndicators, positionOfWatched } from '../../../db/queries/indicators.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { IndicatorRow } from '../../../shared/contract/indicators.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { nextFindingNumber } from '../../../shared/domain/finding-state.ts';
import { indicatorState, lastReading, valueWithUnit } from '../../../shared/domain/indicator-state.ts';
import { warningSideWords } from '../../../shared/templates/workbook/choices.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const indicatorsHandlers: Handlers<HostContract, CallContext>['indicators'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listIndicators(db, departmentId);
  },
  save: (input, context) =>
    saveRecord(context, 'indicator', {
      input,
      afterSave: ({ workStandardId, goalId }) => {
        if (workStandardId !== null && goalId !== null) throw ruleBroken('indicator-watches-one');
      },
    }),
  watch: ({ id, watches }, context) => {
    context.write((writer, { db }) => {
      const indicator = getRecord(db, 'indicator', id);
      if (indicator === null) throw notFound('indicator', id);
      const of = (kind: string): string | null => (watches?.kind === kind ? watches.id : null);
      const positionId = indicator.positionId ?? (watches === null ? null : positionOfWatched(db, watches));
      writer.update('indicator', id, {
        fields: { workStandardId: of('workStandard'), goalId: of('goal'), positionId },
      });
    });
    return {};
  },
  setReading: ({ indicatorId, readOn, measured, remarks }, context) => {
    context.write((writer, { db, departmentId }) => {
      if (getRecord(db, 'indicator', indicatorId) === null) throw notFound('indicator', indicatorId);
      const ofDay = selectRecords(db, 'indicatorReading', { where: 'indicator_id = ?', value: indicatorId }).filter(
        (reading) => reading.readOn === readOn,
      );
      const [last, ...others] = ofDay.toReversed();
      for (const { id } of others) writer.remove('indicatorReading', id);
      if (measured === null) {
        if (last !== undefined) writer.remove('indicatorReading', last.id);
        return;
      }
      const fields = { measured, ...(remarks === undefined ? {} : { remarks }) };
      if (last === undefined) writer.create('indicatorReading', { indicatorId, readOn, ...fields }, { departmentId });
      else writer.update('indicatorReading', last.id, { fields });
    });
    return {};
  },
  raise: ({ id }, context) =>
    context.write((writer, { db, departmentId }) => {
      const indicator = listIndicators(db, departmentId).find((row) => row.id === id);
      if (indicator === undefined) throw notFound('indicator', id);
      if (indicator.openFinding !== null) return { findingId: indicator.openFinding.id, isNew: false };
      if (indicatorState(indicator, indicator.readings) !== 'warning') throw ruleBroken('no-warning');
      const today = dayInChina(context.now());
      const numbers = listFindings(db, departmentId).map(({ number }) => number);
      const made = writer.create(
        'finding',
        {
          number: nextFindingNumber(numbers, Number(today.slice(0, 4))),
          foundOn: today,
          origin: 'warning',
          problem: warningInWords(indicator),
          indicatorId: id,
          positionId: indicator.positionId,
          ordinal: nextOrdinal(db, 'finding', departmentId),
        },
        { departmentId },
      );
      return { findingId: made.id, isNew: true };
    }),
  remove: ({ id }, context) => removeRecord(context, 'indicator', id),
};

/** 浴室热水满意度2026-06-12为78%，越过警戒线（不低于80%） */
function warningInWords({ name, unit, warningSide, warningValue, readings }: IndicatorRow): string {
  const last = lastReading(readings);
  const value = `${last?.readOn ?? ''}为${valueWithUnit(last?.measured ?? null, unit)}`;
  return `${name}${value}，越过警戒线（${warningSideWords[warningSide]}${valueWithUnit(warningValue, unit)}）`;
}
