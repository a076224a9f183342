import type { Indicator, IndicatorReading } from './indicator.ts';

/** 不低于, 不高于: on which side of its warning line an indicator is well. */
export const warningSides = ['floor', 'ceiling'] as const;
export type WarningSide = (typeof warningSides)[number];

/** 未采集, 未设警戒线, 正常, 预警. */
export const indicatorStates = ['unread', 'unwatched', 'normal', 'warning'] as const;
export type IndicatorState = (typeof indicatorStates)[number];

/** What an indicator can watch, in the order in which it is offered. */
export const watchedKinds = ['workStandard', 'goal'] as const;

type Line = Pick<Indicator, 'warningSide' | 'warningValue'>;
type Read = Pick<IndicatorReading, 'readOn' | 'measured'>;

/** Whether a value has crossed the warning line: below a floor, above a ceiling. The line itself is still well. */
export function crossesLine({ warningSide, warningValue }: Line, measured: number): boolean {
  if (warningValue === null) return false;
  return warningSide === 'floor' ? measured < warningValue : measured > warningValue;
}

/** The newest of some readings; of one day the one that stands last. Null when there is none. */
export function lastReading<R extends Read>(readings: readonly R[]): R | null {
  return readings.reduce<R | null>(
    (last, reading) => (last === null || reading.readOn >= last.readOn ? reading : last),
    null,
  );
}

/** How an indicator stands by its newest reading. */
export function indicatorState(line: Line, readings: readonly Read[]): IndicatorState {
  const last = lastReading(readings);
  if (last === null) return 'unread';
  if (line.warningValue === null) return 'unwatched';
  return crossesLine(line, last.measured) ? 'warning' : 'normal';
}

/** Whether the newest reading reaches the target, on the side on which the indicator is well; null without one of both. */
export function reachesTarget(
  { warningSide, targetValue }: Pick<Indicator, 'warningSide' | 'targetValue'>,
  readings: readonly Read[],
): boolean | null {
  const last = lastReading(readings);
  if (last === null || targetValue === null) return null;
  return warningSide === 'floor' ? last.measured >= targetValue : last.measured <= targetValue;
}

/** The readings of a year, oldest first; all of them when `year` is null. */
export function readingsOf<R extends Read>(readings: readonly R[], year: number | null): readonly R[] {
  return readings
    .filter(({ readOn }) => year === null || readOn.startsWith(String(year)))
    .toSorted((a, b) => (a.readOn === b.readOn ? 0 : a.readOn < b.readOn ? -1 : 1));
}

/** A value with its unit, as people write it: 78%, 12件. */
export function valueWithUnit(value: number | null, unit: string): string {
  return value === null ? '' : `${value}${unit}`;
}
