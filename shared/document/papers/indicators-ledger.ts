import {
  type IndicatorState,
  indicatorState,
  lastReading,
  readingsOf,
  valueWithUnit,
} from '../../domain/indicator-state.ts';
import { shortText } from '../../domain/short-text.ts';
import { warningSideWords } from '../../templates/workbook/choices.ts';
import type { RecordLookup } from '../record-lookup.ts';
import type { Ledger, LedgerScope } from './ledger.ts';

const stateWords: Readonly<Record<IndicatorState, string>> = {
  unread: '未采集',
  unwatched: '未设警戒线',
  normal: '正常',
  warning: '预警',
};

/** 监测指标一览表: each indicator with its lines and what was read of it last, in one year or at all. */
export function indicatorsLedger({ records, positionName }: RecordLookup, { year }: LedgerScope): Ledger {
  const readings = Map.groupBy(records.indicatorReading, ({ indicatorId }) => indicatorId);
  const standards = new Map(records.workStandard.map(({ id, requirement }) => [id, requirement]));
  const goals = new Map(records.goal.map(({ id, text }) => [id, text]));
  const rows = records.indicator.map((indicator) => {
    const known = readingsOf(readings.get(indicator.id) ?? [], year ?? null);
    return { indicator, last: lastReading(known), state: indicatorState(indicator, known), count: known.length };
  });
  return {
    columns: [
      ['编号', 14, true],
      ['监测指标', 34, false],
      ['监测对象', 36, false],
      ['目标值', 14, true],
      ['警戒线', 22, true],
      ['采集频次', 14, true],
      ['数据来源', 26, false],
      ['责任岗位', 22, true],
      ['采集次数', 13, true],
      ['最近采集', 21, true],
      ['实测值', 14, true],
      ['状态', 14, true],
    ],
    rows: rows.map(({ indicator, last, state, count }) => {
      const { code, name, unit, targetValue, warningSide, warningValue, frequency, dataSource } = indicator;
      return [
        code,
        name,
        shortText(standards.get(indicator.workStandardId ?? '') ?? goals.get(indicator.goalId ?? '') ?? ''),
        valueWithUnit(targetValue, unit),
        warningValue === null ? '' : `${warningSideWords[warningSide]}${valueWithUnit(warningValue, unit)}`,
        frequency,
        dataSource,
        positionName(indicator.positionId),
        count === 0 ? '' : String(count),
        last?.readOn ?? '',
        valueWithUnit(last?.measured ?? null, unit),
        stateWords[state],
      ];
    }),
    note: `预警${rows.filter(({ state }) => state === 'warning').length}项`,
  };
}
