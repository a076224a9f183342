import { dayOf, isRealDay, monthEnd } from '../calendar-day.ts';
import type { DuePoint, DueReading, DueRule } from './due-rule.ts';
import { withoutAct } from './due-act.ts';
import { normalizeDue } from './normalize-due.ts';
import { isContinuousText, isEventText } from './open-due.ts';
import { noScope, type Read, readEvery, type Scope, yearly } from './read-every.ts';
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
  for (const timed of withoutAct(plain)) {
    const rules = readList(timed);
    if (rules !== null) return { kind: 'dated', rules };
  }
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

/** All items, or null when any of them is not understood. */
function readList(text: string): DueRule[] | null {
  const items = shareUnits(text)
    .split(/、|,|;|(?<=[月日底末旬初中度年周期内前])[和及与](?=\d|第|每|上|下|年|月|期|学期|寒|暑|春|秋|次年)/u)
    .filter((item) => item !== '');
  const rules: DueRule[] = [];
  let scope: Scope = noScope;
  for (const item of items) {
    const read = readItem(item, scope);
    if (read === null) return null;
    rules.push(...read.rules);
    scope = read.scope;
  }
  return rules.length === 0 || isUneven(rules) ? null : rules;
}

/** In 6月、12月中旬 the part may belong to the second month or to both. */
function isUneven(rules: readonly DueRule[]): boolean {
  const parts = rules.map((rule) => ('point' in rule && rule.point.at === 'month' ? rule.point.part : null));
  return (
    parts.at(-1) !== null && /^(?:early|middle|late)$/u.test(parts.at(-1) ?? '') && parts.slice(0, -1).includes('all')
  );
}

/** 3、9月 → 3月、9月; 10、25日 → 10日、25日; 2017.6、9 → 2017.6、9月; 周一、三、五 stays for the weekly reader. */
function shareUnits(text: string): string {
  return text
    .replaceAll(
      /(?<![\d.])第?(\d{1,2}(?:[、和及与]\d{1,2})+)(月|日|季度?|教学周|周)((?:\d{1,2}日|[上中下]旬|底|初|末)?)/gu,
      (_whole, ...[list = '', unit = '', part = '']: string[]) =>
        list
          .split(/[、和及与]/u)
          .map((number) => `${unit.endsWith('周') ? '第' : ''}${number}${unit}${part}`)
          .join('、'),
    )
    .replaceAll(
      /周([1-7一二三四五六](?:[、和及][1-7一二三四五六])+)(?![月日次])/gu,
      (_whole, list: string) => `周${list.replaceAll(/[、和及]|周/gu, '')}`,
    );
}

function readItem(item: string, scope: Scope): Read | null {
  return readSpans(item) ?? readNextYear(item, scope) ?? readEvery(evenRhythm(item), scope) ?? readDated(item, scope);
}

/** 一年一次 is 每年一次, 当年12月 is the task's own December. 一月一次 may be January and stays. */
function evenRhythm(item: string): string {
  return item.replace(/^(?:1(年|周|日|天|个学期|学期|学年|个月)|(半年))(?=\d{1,2}次)/u, '每$1$2');
}

/** 次年3月, and 2026年12月、次年1月. */
function readNextYear(item: string, scope: Scope): Read | null {
  const found = /^(?:次年度?|翌年|下1?年度?|来年)的?(?=\d|[上下第年])(.*)$/u.exec(item);
  if (found === null || scope.type === 'every') return null;
  const point = readAfterYear(found[1] ?? '');
  if (point === null || point.at === 'term' || point.at === 'break') return null;
  if (scope.type === 'year') return { rules: [{ type: 'once', year: scope.year + 1, point }], scope: noScope };
  return { rules: [{ type: 'bare', point, nextYear: true }], scope: noScope };
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
  const starts = /^(\d{4})年?-(\d{4})年(?=初$)/u.exec(item);
  if (starts !== null) {
    const years = { from: Number(starts[1]), to: Number(starts[2]) };
    return years.from < years.to ? { rules: [yearly({ at: 'year', part: 'start' }, years)], scope: noScope } : null;
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

/** An item with its own year, with the year of the item before, or with none. */
function readDated(given: string, scope: Scope): Read | null {
  const item = given.replace(/^(?:当年|本年度?|今年)(?=\d)/u, '');
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
  // 2026年3月和学期末: in that year or in every one.
  if (scope.type === 'year' && (point.at === 'term' || point.at === 'break')) return null;
  return scope.type === 'year'
    ? { rules: [{ type: 'once', year: scope.year, point }], scope }
    : { rules: [{ type: 'bare', point }], scope: noScope };
}

/** What follows 2017年: 底, 内, 上半年, 7月, 春季学期. */
function readAfterYear(rest: string): DuePoint | null {
  if (rest === '' || rest === '内' || rest === '全年') return { at: 'year', part: 'all' };
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
