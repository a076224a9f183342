import { plainText, type Span, sourceSpan } from './plain-text.ts';
import { clausesOf, type Found, used, withoutFound } from './found.ts';
import { findFrequencies } from './frequency.ts';
import { type Unread, unreadFigures } from './leftover.ts';
import { findQuantities, type Quantity } from './quantity.ts';
import { findTimeLimits } from './time-limit.ts';

/** What a text of a work standard says that can be checked. Empty where it says nothing, or nothing certain. */
export interface StandardReading {
  /** What is measured: 师生满意度. */
  readonly measure: string;
  readonly comparison: Quantity['comparison'];
  /** 95, 2/3, 1:18; without thousands separators. */
  readonly value: string;
  /** The upper end of a range 10～20; else empty. */
  readonly value2: string;
  readonly unit: string;
  /** 2小时内, 会前30分钟, 每月5日前; several with what each is for, joined by ；. */
  readonly timeLimit: string;
  /** 每日, 每月至少2次; several joined by ；. */
  readonly frequency: string;
  /** Where in the text each of them stands. */
  readonly spans: readonly (Span & { readonly part: 'quantity' | 'timeLimit' | 'frequency' })[];
  /** Further figures, beyond the first, that have no place in one standard; those that were not understood too. */
  readonly otherFigures: number;
}

/** Reads a text of a work standard. What is not certain stays text: no field is filled by a guess. */
export function readStandard(source: string): StandardReading {
  const plain = plainText(source.slice(0, 2_000));
  const limits = findTimeLimits(plain.text);
  const withoutLimits = withoutFound(plain.text, limits.found);
  const often = findFrequencies(withoutLimits, limits.words);
  const rest = withoutFound(withoutLimits, often.found);
  // 每年修剪8遍，浇水不少于12遍: how often the second is done is not said, and the first period may not be its own.
  const counts = often.found.find((one) => one.isWhole);
  const quantities = findQuantities(rest, { isFrequent: often.found.length > 0 }).filter(
    (one) => counts === undefined || counts.start > one.start || !/^[次遍回轮趟圈]$/u.test(one.unit),
  );
  const unread = unreadFigures(withoutFound(rest, quantities));
  // 每年配发2套: how often cannot be said without how many.
  const certain = often.found.filter(
    (one) => one.isWhole || !unread.some((figure) => sameClause(rest, one, figure.start)),
  );
  const frequencies =
    certain.length === often.found.length
      ? often
      : { words: [...new Set(certain.map(({ words }) => words))].join('；'), found: certain };
  const times = isOneOfSeveral(limits.found, { unread, in: rest }) ? { words: '', found: [] } : limits;
  // A figure beside one that nobody understood may say something else than it seems to.
  const [first] = quantities.filter((one) => !unread.some(({ start }) => stands(start, { beside: one, in: rest })));
  const fits = (text: string): string => (text.length <= 200 ? text : '');
  return {
    measure: first?.measure ?? '',
    comparison: first?.comparison ?? '',
    value: first?.value ?? '',
    value2: first?.value2 ?? '',
    unit: first?.unit ?? '',
    timeLimit: fits(times.words),
    frequency: fits(frequencies.words),
    spans: [
      ...quantities
        .slice(0, 1)
        .map(({ start, end }) => ({ part: 'quantity' as const, ...sourceSpan(plain, start, end) })),
      ...times.found.map(({ start, end }) => ({ part: 'timeLimit' as const, ...sourceSpan(plain, start, end) })),
      ...frequencies.found.map(({ start, end }) => ({ part: 'frequency' as const, ...sourceSpan(plain, start, end) })),
    ].sort((a, b) => a.start - b.start),
    otherFigures: Math.max(0, quantities.length - 1) + unread.length,
  };
}

function sameClause(text: string, one: { readonly start: number }, at: number): boolean {
  return clausesOf(text).some((clause) =>
    [one.start, at].every((place) => place >= clause.start && place < clause.end),
  );
}

/**
 * Whether a place lies in the same stretch of words as a figure, outside of it and of its measure. 送课30场次、服务5000人次: what
 * stands before a 、 may say what the second is of; what stands behind one has a measure of its own.
 */
function stands(place: number, { beside, in: text }: { readonly beside: Quantity; readonly in: string }): boolean {
  if (place < beside.measureStart) return !/[,()且]/u.test(text.slice(place, beside.measureStart));
  return place >= beside.end && !/[,、()且]/u.test(text.slice(beside.end, place));
}

/** 接警3分钟布控、5分钟到位: beside a length of time that was not understood a limit tells but half. */
function isOneOfSeveral(
  limits: readonly Found[],
  { unread, in: text }: { readonly unread: readonly Unread[]; readonly in: string },
): boolean {
  return unread.some(
    ({ start, isDuration }) =>
      isDuration &&
      limits.some((limit) => {
        const between = start < limit.start ? text.slice(start, limit.start) : text.slice(limit.end, start);
        return /^\P{P}*、\P{P}*$/u.test(between.replaceAll(used, ''));
      }),
  );
}

/** A range as the record keeps it in one field: 10～20. */
export function targetValueText(reading: Pick<StandardReading, 'value' | 'value2'>): string {
  return reading.value2 === '' ? reading.value : `${reading.value}～${reading.value2}`;
}

/** Prints what was read as a text that reads back to the same. */
export function printStandard(
  reading: Pick<StandardReading, 'measure' | 'comparison' | 'value' | 'value2' | 'unit' | 'timeLimit' | 'frequency'>,
): string {
  const { measure, comparison, value, unit, timeLimit, frequency } = reading;
  const figure =
    value === ''
      ? ''
      : comparison === '=' && value === '0' && unit === ''
        ? `${measure}为零`
        : `${measure}${comparison}${targetValueText(reading)}${unit}`;
  const deadlinePeriod = timeLimit.startsWith('每') && timeLimit.startsWith(frequency);
  return [timeLimit, deadlinePeriod ? '' : frequency, figure].filter((part) => part !== '').join('，');
}
