import { dayOf, isRealDay, monthEnd } from '../calendar-day.ts';
import type { DuePoint, DueReading, DueRule, MonthPart, PeriodPart, YearRange } from './due-rule.ts';
import { isContinuousText, isEventText, normalizeDue } from './normalize-due.ts';
import { dayPoint, readPoint } from './read-point.ts';

/**
 * Reads a 完成时间 as real tables write it: 2017.7, 每年11月, 2017-2020 每年12月底, 第14周左右, 学期末, 接通知一周内,
 * 每月5日前, 每周五, 9月—10月, 12月上旬, 2026年春季学期. Needs neither year nor calendar; `dueWindows` applies those.
 */
export function readDue(text: string): DueReading {
  if (text.trim() === '') return { kind: 'empty' };
  const plain = normalizeDue(text);
  if (isContinuousText(plain)) return { kind: 'continuous', from: null };
  const since = readSince(plain);
  if (since !== null) return since;
  const rules = readList(plain);
  if (rules !== null) return { kind: 'dated', rules };
  return isEventText(plain) ? { kind: 'event' } : { kind: 'unread' };
}

/** 2017.9起, 2017年起长期. */
function readSince(text: string): DueReading | null {
  const found =
    /^(\d{4})(?:年|\.(?=\d)|年?(?=起))(?:(\d{1,2})月?)?(?:起|以来|开始)(?:长期|持续|常年|全年|每年)?(?:坚持|推进|开展|实施)?$/u.exec(
      text,
    );
  if (found === null) return null;
  const month = Number(found[2] ?? 1);
  return isRealDay(Number(found[1]), month, 1) ? { kind: 'continuous', from: dayOf(Number(found[1]), month, 1) } : null;
}

/** What an item takes over from the one before it: 每年3月、9月; 2017.6、9; 每月10日、25日. */
type Scope =
  | { readonly type: 'none' }
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'every'; readonly unit: string; readonly years: YearRange };

const noScope: Scope = { type: 'none' };

/** All items, or null when any of them is not understood. */
function readList(text: string): DueRule[] | null {
  const items = shareUnits(text)
    .split(/、|,|;|(?<=[月日底末旬初度年])[和及与](?=\d|第|每|上|下)/u)
    .filter((item) => item !== '');
  const rules: DueRule[] = [];
  let scope: Scope = noScope;
  for (const item of items) {
    const read = readItem(item, scope);
    if (read === null) return null;
    rules.push(...read.rules);
    scope = read.scope;
  }
  return rules.length === 0 ? null : rules;
}

/** 3、9月 → 3月、9月; 10、25日 → 10日、25日; 2017.6、9 → 2017.6、9月; 周一、三、五 stays for the weekly reader. */
function shareUnits(text: string): string {
  return text
    .replaceAll(/(?<![\d.])(\d{1,2}(?:、\d{1,2})+)(月|日|季度)/gu, (_whole, list: string, unit: string) =>
      list
        .split('、')
        .map((number) => `${number}${unit}`)
        .join('、'),
    )
    .replaceAll(/(?<![\d.])(\d{1,2}(?:[和及与]\d{1,2})+)(月|日)/gu, (_whole, list: string, unit: string) =>
      list
        .split(/[和及与]/u)
        .map((number) => `${number}${unit}`)
        .join('、'),
    )
    .replaceAll(
      /周([1-7一二三四五六](?:[、和及][1-7一二三四五六])+)(?![月日次])/gu,
      (_whole, list: string) => `周${list.replaceAll(/[、和及]/gu, '')}`,
    );
}

interface Read {
  readonly rules: readonly DueRule[];
  readonly scope: Scope;
}

function readItem(item: string, scope: Scope): Read | null {
  return readSpans(item) ?? readEvery(item, scope) ?? readDated(item, scope);
}

/** Items that carry both of their years themselves: 2017.9-2018.6, 2017-2020年, 2025-2026学年第2学期. */
function readSpans(item: string): Read | null {
  const schoolYear = /^(\d{4})-(\d{2}|\d{4})学年(?:度)?(.*)$/u.exec(item);
  if (schoolYear !== null) {
    const first = Number(schoolYear[1]);
    if (String(first + 1).slice(-(schoolYear[2] ?? '').length) !== schoolYear[2]) return null;
    const rest = schoolYear[3] ?? '';
    if (rest === '' || rest === '内') return { rules: [{ type: 'schoolYear', schoolYear: first }], scope: noScope };
    const point = readPoint(rest);
    if (point?.at !== 'term' || point.season === null) return null;
    return {
      rules: [{ type: 'once', year: point.season === 'autumn' ? first : first + 1, point }],
      scope: noScope,
    };
  }
  const years = /^(\d{4})年?-(\d{4})年?(?:底|末|期间|内)?$/u.exec(item);
  if (years !== null) {
    const [from, to] = [Number(years[1]), Number(years[2])];
    return from < to ? span(dayOf(from, 1, 1), dayOf(to, 12, 31)) : null;
  }
  const days = /^(\d{4}[.年].*)-(\d{4}[.年].*)$/u.exec(item);
  if (days === null) return null;
  const from = edge(days[1] ?? '', 'from');
  const to = edge(days[2] ?? '', 'to');
  return from !== null && to !== null && from < to ? span(from, to) : null;
}

function span(from: string, to: string): Read {
  return { rules: [{ type: 'span', from, to }], scope: noScope };
}

/** The outer day of a point with its year: the first of 2017.9, the last of 2018年6月底. */
function edge(text: string, side: 'from' | 'to'): string | null {
  const found = /^(\d{4})(?:年|\.)(\d{1,2})(?:月|(?=$|\.))(?:\.?(\d{1,2})日?|底|末|初)?$/u.exec(text);
  if (found === null) return null;
  const [year, month] = [Number(found[1]), Number(found[2])];
  if (!isRealDay(year, month, 1)) return null;
  if (found[3] !== undefined) {
    return isRealDay(year, month, Number(found[3])) ? dayOf(year, month, Number(found[3])) : null;
  }
  if (/[底末]$/u.test(text)) return side === 'to' ? monthEnd(year, month) : null;
  if (text.endsWith('初')) return side === 'from' ? dayOf(year, month, 1) : null;
  return side === 'from' ? dayOf(year, month, 1) : monthEnd(year, month);
}

/** 每年…, 每季度…, 每月…, 每周…, 每学期…, with the years they hold in before them. */
function readEvery(item: string, scope: Scope): Read | null {
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

function yearly(point: DuePoint, years: YearRange): DueRule {
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
    /^(?:的|中)?(?:第?([1-3])个?月|(首)月|(末)月|最后(1)个月)(?:(\d{1,2})日?|(底|末))?(?:之前|以前|前)?$/u.exec(rest);
  if (placed === null) return periodRule('quarterly', rest, years);
  const [, number, first, last, final, day] = placed;
  const month = number === undefined ? (first !== undefined ? 1 : 3) : Number(number);
  if (last === undefined && final === undefined && first === undefined && number === undefined) return null;
  if (day === undefined) {
    // 首月前 is before the month or within it.
    return rest.endsWith('前') && !/[底末](?:之前|以前|前)$/u.test(rest)
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
  月底: 'end',
  最后1天: 'end',
};

function monthlyRule(rest: string, years: YearRange): DueRule | null {
  const bare = rest.replace(/^的/u, '').replace(/(?<=[日底末旬初])(?:之前|以前|前)$/u, '');
  const day = /^(?:次月)?(\d{1,2})日$/u.exec(bare);
  if (day !== null) {
    const number = Number(day[1]);
    return number >= 1 && number <= 31 ? { type: 'monthly', years, part: 'all', day: number } : null;
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

/** An item with its own year, with the year of the item before, or with none. */
function readDated(item: string, scope: Scope): Read | null {
  const own = /^(\d{4})(年度?|[.\-/](?=\d))(.*)$/u.exec(item) ?? /^(\d{4})()((?:春|秋)季?学期.*)$/u.exec(item);
  if (own !== null) {
    const year = Number(own[1]);
    if (year < 1949 || year > 2200) return null;
    const mark = own[2] ?? '';
    const rest = own[3] ?? '';
    const point = mark.startsWith('年') || mark === '' ? readAfterYear(rest) : readDotted(rest, mark);
    // 第2学期 belongs to a school year, not to a calendar year.
    return point === null || /第[12]学期/u.test(rest)
      ? null
      : { rules: [{ type: 'once', year, point }], scope: { type: 'year', year } };
  }
  if (/^\d{4}|第[12]学期/u.test(item)) return null;
  const point = readPoint(/^\d{1,2}$/u.test(item) && scope.type === 'year' ? `${item}月` : item);
  if (point === null) return null;
  return scope.type === 'year'
    ? { rules: [{ type: 'once', year: scope.year, point }], scope }
    : { rules: [{ type: 'bare', point }], scope: noScope };
}

/** What follows 2017年: 底, 内, 上半年, 7月, 春季学期. */
function readAfterYear(rest: string): DuePoint | null {
  if (rest === '' || rest === '内') return { at: 'year', part: 'all' };
  if (/^(?:初|中|末|底)(?:之前|以前|前)?$/u.test(rest)) return readPoint(`年${rest}`);
  return readPoint(rest);
}

/** What follows the dot of 2017.7: 7, 07, 7.15, 7底, 7-9, 12月底. */
function readDotted(rest: string, mark: string): DuePoint | null {
  const simple = /^(\d{1,2})(?:(?:月)?(底|末|初|上旬|中旬|下旬)|月)?(?:之前|以前|(前))?$/u.exec(rest);
  if (simple !== null) {
    const part = simple[2];
    if (rest.endsWith('前') && part === undefined) return null;
    return readPoint(`${simple[1]}月${part ?? ''}`);
  }
  const day = /^(\d{1,2})[.\-/](\d{1,2})日?(?:之前|以前|前)?$/u.exec(rest);
  // 2017.7-9 is a stretch of months, 2017.7.9 and 2017-7-9 are days.
  if (day !== null && (mark === '-' || !/^\d{1,2}-/u.test(rest))) return dayPoint(Number(day[1]), Number(day[2]));
  const stretch = /^(\d{1,2})-(\d{1,2})月?$/u.exec(rest);
  if (stretch === null) return readPoint(rest);
  const [from, to] = [Number(stretch[1]), Number(stretch[2])];
  return from < to && to <= 12 ? readPoint(`${from}月-${to}月`) : null;
}
