import type { DuePoint, DueRule, MonthPart, PeriodPart, YearRange } from './due-rule.ts';
import { readPoint } from './read-point.ts';

/** What an item takes over from the one before it: 每年3月、9月; 2017.6、9; 每月10日、25日. */
export type Scope =
  | { readonly type: 'none' }
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'every'; readonly unit: string; readonly years: YearRange };

/** Nothing is taken over. */
export const noScope: Scope = { type: 'none' };

/** The rules of an item, and what the next one takes over. */
export interface Read {
  readonly rules: readonly DueRule[];
  readonly scope: Scope;
}

/** 每年…, 每季度…, 每月…, 每周…, 每学期…, with the years they hold in before them. */
export function readEvery(item: string, scope: Scope): Read | null {
  const found =
    /^(?:(?:(\d{4})年?-(\d{4})年?)|(\d{4})年)?(?:期间)?(?:每|逐|按)(年度|学年|年|半年|季度|季|个?月|周|日|天|个?工作日|学期)(.*)$/u.exec(
      item,
    );
  if (found !== null) {
    const [, from, to, only, unit = '', rest = ''] = found;
    const first = from ?? only;
    const last = to ?? only;
    const years = { from: first === undefined ? null : Number(first), to: last === undefined ? null : Number(last) };
    if (years.from !== null && years.to !== null && years.from > years.to) return null;
    return every(unit.replace('个', ''), rest, years);
  }
  const monthly = /^(?:每年)?(\d{1,2})月?-(\d{1,2})月(?:期间)?[,、]?(?:每个?月|逐月|按月)(.*)$/u.exec(item);
  if (monthly !== null) {
    const months = [Number(monthly[1]), Number(monthly[2])] as const;
    const rest = monthly[3] ?? '';
    const rule = monthlyRule(howOften.test(rest) ? '' : rest, { from: null, to: null });
    if (rule?.type !== 'monthly' || months[0] < 1 || months[0] >= months[1] || months[1] > 12) return null;
    return { rules: [{ ...rule, months }], scope: noScope };
  }
  if (scope.type === 'every' && !/^\d{4}|^每/u.test(item)) return every(scope.unit, item, scope.years);
  return null;
}

/** 每年2次 and 每月至少1次 name how often, not when: the period itself is the time. */
const howOften =
  /^(?:各|至少|不少于|不低于|定期|开展|召开|组织|进行|检查|举办|\d{1,2}-?\d{0,2}次|\d{1,2}次(?:以上)?|及以上|以上|不少于|内)+$/u;

function every(unit: string, given: string, years: YearRange): Read | null {
  const rest = howOften.test(given) ? '' : given;
  const rule = everyRule(unit, rest, years);
  return rule === null ? null : { rules: [rule], scope: { type: 'every', unit, years } };
}

function everyRule(unit: string, rest: string, years: YearRange): DueRule | null {
  switch (unit) {
    case '年':
    case '年度':
      return yearlyRule(rest, years);
    case '学年':
      return rest === '' ? null : yearlyTerm(rest, years);
    case '学期':
      return rest === '' ? yearly({ at: 'term', season: null, part: 'end' }, years) : yearlyTerm(`学期${rest}`, years);
    case '半年':
      return periodRule('halfYearly', rest, years);
    case '季':
    case '季度':
      return quarterlyRule(rest, years);
    case '月':
      return monthlyRule(rest, years);
    case '周':
      return weeklyRule(rest, years);
    case '日':
    case '天':
      return rest === '' ? { type: 'daily', years } : null;
    default:
      return null;
  }
}

/** Every year of a range. */
export function yearly(point: DuePoint, years: YearRange): DueRule {
  return { type: 'yearly', years, point };
}

function yearlyRule(rest: string, years: YearRange): DueRule | null {
  if (rest === '') return yearly({ at: 'year', part: 'all' }, years);
  if (/^的?(?:初|中|末|底)(?:之前|以前|前)?$/u.test(rest)) {
    const point = readPoint(`年${rest.replace('的', '')}`);
    return point === null ? null : yearly(point, years);
  }
  const point = readPoint(rest.replace(/^的/u, ''));
  return point === null ? null : yearly(point, years);
}

function yearlyTerm(text: string, years: YearRange): DueRule | null {
  const point = readPoint(text);
  return point?.at === 'term' || point?.at === 'break' ? yearly(point, years) : null;
}

const periodParts: Readonly<Record<string, PeriodPart>> = { '': 'all', 初: 'start', 末: 'end', 底: 'end', 结束: 'end' };

function periodRule(type: 'halfYearly' | 'quarterly', rest: string, years: YearRange): DueRule | null {
  const part = periodParts[rest.replace(/(?<=.)(?:之前|以前|前)$/u, '')];
  return part === undefined ? null : { type, years, part };
}

function quarterlyRule(rest: string, years: YearRange): DueRule | null {
  const placed =
    /^(?:的|中)?(?:第?([1-3])个?月|(首)月|(末)月|最后(1)个月)(?:(\d{1,2})日?|(底|末|[上中下]旬))?(?:之前|以前|前)?$/u.exec(
      rest,
    );
  if (placed === null) return periodRule('quarterly', rest, years);
  const [, number, first, last, final, dayText, part = ''] = placed;
  const day = part === '上旬' ? '10' : part === '中旬' ? '20' : dayText;
  const month = number === undefined ? (first !== undefined ? 1 : 3) : Number(number);
  if (last === undefined && final === undefined && first === undefined && number === undefined) return null;
  if (day === undefined) {
    // 首月前 is before the month or within it.
    return rest.endsWith('前') && !/[底末旬](?:之前|以前|前)$/u.test(rest)
      ? null
      : { type: 'quarterly', years, part: 'all', month };
  }
  return Number(day) >= 1 && Number(day) <= 28
    ? { type: 'quarterly', years, part: 'all', month, day: Number(day) }
    : null;
}

const monthlyParts: Readonly<Record<string, MonthPart>> = {
  '': 'all',
  初: 'early',
  上旬: 'early',
  中: 'middle',
  中旬: 'middle',
  下旬: 'late',
  末: 'end',
  底: 'end',
  月末: 'end',
  月初: 'early',
  中下旬: 'late',
  上中旬: 'middle',
  月底: 'end',
  最后1天: 'end',
};

function monthlyRule(rest: string, years: YearRange): DueRule | null {
  const bare = rest.replace(/^的/u, '').replace(/(?<=[日底末旬初]|周[1-7])(?:之前|以前|前)$/u, '');
  const day = /^(?:次月)?(\d{1,2})日$/u.exec(bare);
  if (day !== null) {
    const number = Number(day[1]);
    return number >= 1 && number <= 31 ? { type: 'monthly', years, part: 'all', day: number } : null;
  }
  const nth = /^(?:第([1-4])|最(后))1?个?周([1-7])$/u.exec(
    bare.replace(/^第([一二三四])/u, (_whole, sign: string) => `第${'一二三四'.indexOf(sign) + 1}`),
  );
  if (nth !== null)
    return {
      type: 'monthlyWeekday',
      years,
      place: nth[2] === undefined ? Number(nth[1]) : 'last',
      weekday: Number(nth[3]),
    };
  const range = /^(\d{1,2})日?-(\d{1,2})日$/u.exec(bare);
  if (range !== null) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return from >= 1 && from < to && to <= 31 ? { type: 'monthly', years, part: 'all', day: to } : null;
  }
  const part = monthlyParts[bare];
  return part === undefined ? null : { type: 'monthly', years, part };
}

const weekdayNames = '一二三四五六';

function weeklyRule(rest: string, years: YearRange): DueRule | null {
  const bare = rest
    .replace(/^周/u, '')
    .replace(/(?:上午|下午|晚上?|早上|中午)$/u, '')
    .replace(/(?<=[1-7一二三四五六])(?:之前|以前|前)$/u, '');
  if (bare === '' || bare === '末底') return { type: 'weekly', years, weekdays: [] };
  const range = /^([1-7一二三四五六])-周?([1-7一二三四五六])$/u.exec(bare.replaceAll(/[至到]/gu, '-'));
  if (range !== null) {
    const [from, to] = [weekday(range[1] ?? ''), weekday(range[2] ?? '')];
    if (to <= from) return null;
    return { type: 'weekly', years, weekdays: Array.from({ length: to - from + 1 }, (_, index) => from + index) };
  }
  if (!/^[1-7一二三四五六]+$/u.test(bare)) return null;
  const days = [...bare].map(weekday);
  return days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0))
    ? { type: 'weekly', years, weekdays: days }
    : null;
}

function weekday(sign: string): number {
  const place = weekdayNames.indexOf(sign);
  return place === -1 ? Number(sign) : place + 1;
}
