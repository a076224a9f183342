import { isRealDay } from '../calendar-day.ts';
import type { TermSeason } from '../school-calendar.ts';
import type { DuePoint, Feast, MonthPart, PeriodPart } from './due-rule.ts';

/**
 * Reads one point of time out of a normalised text, such as `7月底`, `9月-10月`, `第14周`, `学期末`. The year stands
 * elsewhere. Null when any sign is left over: a text that is understood in part is not understood.
 */
export function readPoint(text: string): DuePoint | null {
  const bare = withoutBefore(text);
  if (bare === null) return null;
  return readSimple(bare) ?? readStretch(bare);
}

const months = String.raw`(\d{1,2})月`;
const monthParts: Readonly<Record<string, MonthPart>> = {
  '': 'all',
  内: 'all',
  上旬: 'early',
  初: 'early',
  中旬: 'middle',
  中: 'middle',
  下旬: 'late',
  底: 'end',
  末: 'end',
};

/**
 * 前 after something that ends on a day says nothing new (10月底前); after a whole month it may mean before it begins or
 * before it ends, so such a text stays text. 寒假前 and 春节前 are points of their own.
 */
function withoutBefore(text: string): string | null {
  const found = /^(.*?)(?:之前|以前|前)$/u.exec(text);
  if (found === null) return text;
  const rest = found[1] ?? '';
  if (/(?:假|开学)$/u.test(rest) || feastNames[rest] !== undefined) return `${rest}前`;
  if (/^\d{1,2}\.\d{1,2}$/u.test(rest) || /周[1-7]$/u.test(rest)) return rest;
  return /(?:底|末|旬|初|中|\d日|学期结束|期末|\.\d{1,2}\.\d{1,2})$/u.test(rest) ? rest : null;
}

function readSimple(text: string): DuePoint | null {
  return readMonthOrDay(text) ?? readPeriod(text) ?? readTermPoint(text) ?? readBreak(text) ?? readFeast(text);
}

function readMonthOrDay(text: string): DuePoint | null {
  const twoParts = new RegExp(`^${months}(上中|中下)旬$`, 'u').exec(text);
  if (twoParts !== null) {
    const month = Number(twoParts[1]);
    const [from, to] = twoParts[2] === '上中' ? (['early', 'middle'] as const) : (['middle', 'late'] as const);
    if (month < 1 || month > 12) return null;
    return {
      at: 'stretch',
      from: { at: 'month', month, part: from },
      to: { at: 'month', month, part: to },
      nextYear: false,
    };
  }
  const month = new RegExp(`^${months}(内|上旬|初|中旬|中|下旬|底|末)?$`, 'u').exec(text);
  if (month !== null) return monthPoint(Number(month[1]), monthParts[month[2] ?? ''] ?? 'all');
  const day = new RegExp(String.raw`^${months}(\d{1,2})日?$`, 'u').exec(text) ?? /^(\d{1,2})\.(\d{1,2})$/u.exec(text);
  if (day === null) return null;
  return dayPoint(Number(day[1]), Number(day[2]));
}

function monthPoint(month: number, part: MonthPart): DuePoint | null {
  return month >= 1 && month <= 12 ? { at: 'month', month, part } : null;
}

/** The 29th of February counts: the year decides. */
export function dayPoint(month: number, day: number): DuePoint | null {
  return isRealDay(2024, month, day) ? { at: 'day', month, day } : null;
}

function partOf(word: string | undefined): PeriodPart {
  if (word === '初' || word === '开始') return 'start';
  return word === '末' || word === '底' || word === '结束' ? 'end' : 'all';
}

function readPeriod(text: string): DuePoint | null {
  const quarter = /^第?([1-4])季度?(初|末|底|内)?$/u.exec(text);
  if (quarter !== null) return { at: 'quarter', quarter: Number(quarter[1]), part: partOf(quarter[2]) };
  const half = /^([上下])半年度?(初|末|底|内)?$/u.exec(text);
  if (half !== null) return { at: 'half', half: half[1] === '上' ? 1 : 2, part: partOf(half[2]) };
  const year = /^(?:年度?|本年度?|当年|今年)(内|初|中|末|底)?$/u.exec(text);
  if (year === null || text === '年' || text === '年度') return null;
  return { at: 'year', part: year[1] === '中' ? 'middle' : partOf(year[1]) };
}

const seasons: Readonly<Record<string, TermSeason | null>> = {
  '': null,
  春: 'spring',
  春季: 'spring',
  秋: 'autumn',
  秋季: 'autumn',
  第1: 'autumn',
  第2: 'spring',
};

/** `season` is what stands before, such as 秋季; empty means every term. */
export function readTermPoint(text: string): DuePoint | null {
  const found = /^(春季?|秋季?|第[12](?=学期))?(?:学期)?(.*)$/u.exec(text);
  const season = seasons[found?.[1] ?? ''];
  const rest = found?.[2] ?? '';
  if (found === null || season === undefined) return null;
  const named = text.includes('学期');
  const day = /^(?:开学)?第?(\d{1,2})(?:教学)?周的?周([1-7])$/u.exec(rest);
  if (day !== null && (rest.includes('第') || rest.includes('教学') || named)) {
    const [week, weekday] = [Number(day[1]), Number(day[2])];
    return week < 1 || week > 40 ? null : { at: 'term', season, part: 'weeks', weeks: [week, week], weekday };
  }
  const weeks = /^(?:开学)?第?(\d{1,2})(?:(?:教学)?周?-第?(\d{1,2}))?个?(?:教学)?周(?:内)?$/u.exec(rest);
  if (weeks !== null && (rest.includes('第') || rest.includes('教学') || named)) {
    const [first, last] = [Number(weeks[1]), Number(weeks[2] ?? weeks[1])];
    // 开学2周内 and 学期2周 count from the beginning, 第2周 is one week.
    if (first < 1 || last < first || last > 40) return null;
    return { at: 'term', season, part: 'weeks', weeks: [first, last] };
  }
  const opening = /^(?:开学|初|开始)(?:后)?的?(\d{1,2})周内$/u.exec(named || rest.startsWith('开学') ? rest : '');
  if (opening !== null) return { at: 'term', season, part: 'weeks', weeks: [1, Number(opening[1])] };
  if (/^(?:开学)?(?:第1个月)$/u.test(rest)) return { at: 'term', season, part: 'weeks', weeks: [1, 4] };
  if (/^(?:初|开始|开学初|开学|期初)$/u.test(rest)) {
    if (rest === '期初' && season !== null) return null;
    return named || rest.startsWith('开学') || rest === '期初' ? { at: 'term', season, part: 'start' } : null;
  }
  if (rest === '开学前') return season === null && !named ? null : { at: 'term', season, part: 'before' };
  if (named && /^(?:末|底|结束|期末|结束时)$/u.test(rest)) return { at: 'term', season, part: 'end' };
  if (!named && season === null && rest === '期末') return { at: 'term', season, part: 'end' };
  if (named && season !== null && /^(?:|内|期间)$/u.test(rest)) return { at: 'term', season, part: 'all' };
  return null;
}

function readBreak(text: string): DuePoint | null {
  const found = /^(寒暑假|寒假|暑假|暑期)(?:放假)?(前|期间|内)?$/u.exec(text.replace(/^放(?=[寒暑])/u, ''));
  if (found === null) return null;
  const season = found[1] === '寒暑假' ? null : found[1] === '寒假' ? 'autumn' : 'spring';
  return { at: 'break', season, part: found[2] === '前' ? 'before' : 'all' };
}

const feastNames: Readonly<Record<string, Feast>> = {
  元旦: 'newYear',
  元旦节: 'newYear',
  春节: 'springFestival',
  元宵: 'lantern',
  元宵节: 'lantern',
  三八: 'womensDay',
  三八节: 'womensDay',
  妇女节: 'womensDay',
  三八妇女节: 'womensDay',
  清明: 'tombSweeping',
  清明节: 'tombSweeping',
  五一: 'labourDay',
  五一节: 'labourDay',
  劳动节: 'labourDay',
  五一劳动节: 'labourDay',
  五四: 'youthDay',
  五四青年节: 'youthDay',
  端午: 'dragonBoat',
  端午节: 'dragonBoat',
  七一: 'partyDay',
  八一: 'armyDay',
  教师节: 'teachersDay',
  中秋: 'midAutumn',
  中秋节: 'midAutumn',
  重阳: 'doubleNinth',
  重阳节: 'doubleNinth',
  国庆: 'nationalDay',
  国庆节: 'nationalDay',
  十一: 'nationalDay',
};

function readFeast(text: string): DuePoint | null {
  const feast = text.endsWith('前') ? feastNames[text.slice(0, -1)] : undefined;
  return feast === undefined ? null : { at: 'feast', feast };
}

/** `9月-10月`, `3-6月`, `3月5日-20日`, `11月-次年1月`, `7月底-8月初`. */
function readStretch(text: string): DuePoint | null {
  const sides = text.replaceAll(/(?<=[\d月日旬初底末])[至到]/gu, '-').split('-');
  if (sides.length !== 2) return null;
  const [left = '', rightGiven = ''] = sides;
  const next = /^(?:次年|翌年|来年|第2年)/u.exec(rightGiven);
  const right = rightGiven.slice(next?.[0].length ?? 0);
  const rightMonthed = /^\d{1,2}日$/u.test(right) ? `${/^\d{1,2}月/u.exec(left)?.[0] ?? ''}${right}` : right;
  const leftMonthed = /^\d{1,2}$/u.test(left) && right.includes('月') ? `${left}月` : left;
  const from = readMonthOrDay(leftMonthed);
  const to = readMonthOrDay(rightMonthed);
  if (from === null || to === null) return null;
  const order = placeInYear(to) - placeInYear(from);
  if (next === null && order < 0 && !(from.at === 'month' && to.at === 'month')) return null;
  if (next !== null && order > 0) return null; // more than a year
  return { at: 'stretch', from, to, nextYear: next !== null || order < 0 };
}

const partPlaces: Readonly<Record<MonthPart, number>> = { early: 5, all: 6, middle: 15, late: 25, end: 31 };

function placeInYear(point: DuePoint): number {
  if (point.at === 'month') return point.month * 100 + partPlaces[point.part];
  return point.at === 'day' ? point.month * 100 + point.day : 0;
}
