import { atLeast, atMost, orMore, rangeSign } from './comparison-words.ts';
import { faults } from './acts.ts';
import { clausesOf, type Found, isCondition } from './found.ts';
import { countText, numberText } from './numbers.ts';

const one = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const count = `${one}(?:${rangeSign}${one})?`;
const periodUnit =
  '(?:个?工作日|分钟|个?小时|日(?!志|常|照)|天|周(?![期转边岁年])|个?星期|旬|半个?月|双月|个?月(?!饼|嫂)|个?季度|季(?!节|风)|半年|个?学期|个?学年|年度|年(?![级龄代轻会]))';
const times = '(?:个批次|[次遍回轮趟圈](?!性|品))';

const period = `每隔?(?:${one})?(?:${periodUnit}|班次|批次|[班批餐晚夜届期场])`;
const middle = '(?:[^,每\\d]|每[人生名位班]|\\d{1,2}月(?![底初末前份])){0,14}?';

/** 每月出刊2期 says how often; with 不少于 it is a figure of its own. */
const issues = '[期场讲](?![所次评])';

const bound = (n: number): string => `(?:(?<least${n}>${atLeast})|(?<most${n}>${atMost}))`;
const counted = new RegExp(
  `(?<period>${period})(?<part>(?:结束|期初|期末|初|末|底)?)(?<before>${middle})${bound(1)}?(?<between>${middle})${bound(2)}?(?<count>${count})(?<times>${times}|${issues})(?<more>(?:${orMore})?)(?<less>(?:以内|以下)?)`,
  'u',
);
const bare = new RegExp(period, 'u');
/** Behind a comparing word it says for what an amount is (不低于每小时20元). */
const periods = new RegExp(`(?<!(?:${atLeast}|${atMost})(?:每[人生名位])?)${period}`, 'gu');
/** What is done so often, between the period and the count: no figure, and nothing that is counted against somebody. */
const doing = '(?:(?!累计|迟到|早退|旷|缺|请假|违|[零一二两三四五六七八九十第每])\\p{Script=Han}){0,5}?';
const oneIn = new RegExp(
  `(?<![第近满过共每隔续、春夏秋冬]|[\\d一二三四五六七八九十])(?<amount>[一二两三四五六1-6]|半)(?<unit>日|天|周(?![期转边岁])|个?星期|个?月(?![饼嫂])|季度?(?!节)|个?学期|学年|年(?![级龄代轻会]))(?:内|里|中)?${doing}${bound(1)}?(?<count>${count})(?<times>${times})(?<more>(?:${orMore})?)`,
  'u',
);
/** 2次/月, 不少于1次/周. */
const perPeriod = new RegExp(
  `${bound(1)}?(?<![\\d.第])(?<count>${count})(?<times>${times})(?<more>${orMore})?/(?<unit>${periodUnit}|班)`,
  'u',
);
/** 按月, 逐周, 隔周, 双周: a rhythm in one word. */
const rhythm =
  /(?:按|逐)(日|天|周|月|季度?|学期|学年)(?!期)(?!(?:计|均|度|薪|租|工作|时|历))|(?:每?隔)(日|天|周|月|年)(?!\d)|每?(双)周(?![岁边年周])/u;
/** 全年不少于4次. */
const allYear = new RegExp(`全年${middle}${bound(1)}${middle}(?<count>${count})(?<times>${times})`, 'u');

const weekdays =
  /每(?:周|个?星期)(?<first>[一二三四五六日天])(?![次遍回轮趟圈]|[至到~-]?[二两三四五六七八九十][次遍回轮趟圈]|[检评查报清测巡练扫洗考结训课讲会](?:[、,]|$))(?<more>(?:[、至到~-](?:周|星期)?[一二三四五六日天](?![次遍回轮]))*)/u;

const periodPattern = new RegExp(`^每隔?(${one})?(?:个(?!工作日))?(.+)$`, 'u');

/** 每天 → 每日, 每两周 → 每2周, 每季 → 每季度, 每隔2小时 → 每2小时; 每15天 stays, for 每15日 may be a date. Null where the number is none. */
function periodWords(text: string): string | null {
  // 每隔一天 is every second day.
  const skipped = /^每隔(?:[一1]个?)?(天|日|周|星期|月|年)$/u.exec(text);
  if (skipped) return periodWords(`每2${skipped[1] === '月' ? '个月' : (skipped[1] ?? '')}`);
  const match = periodPattern.exec(text);
  if (!match) return null;
  const [, number, unit = ''] = match;
  const amount = number === undefined ? '' : numberText(number);
  if (amount === null) return null;
  const even = unit
    .replace(/^天$/u, amount === '' || amount === '1' ? '日' : '天')
    .replace(/^星期$/u, '周')
    .replace(/^季$/u, '季度')
    .replace(/^年度$/u, '年')
    .replace(/^工作日$/u, '个工作日')
    .replace(/^月$/u, amount === '' || amount === '1' ? '月' : '个月');
  return `每${amount === '1' ? '' : amount}${even.replace(/^个工作日$/u, amount === '' ? '工作日' : '个工作日')}`;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** 至少2次, 不超过3次, 2～3次; `each` times as many; null where the number is none, or is bound on both sides. */
function countWords(groups: Groups, each = 1): string | null {
  const isLeast = Boolean(groups['least1'] ?? groups['least2']) || Boolean(groups['more']);
  const isMost = Boolean(groups['most1'] ?? groups['most2']) || Boolean(groups['less']);
  const value = countText(groups['count'] ?? '');
  if (value === null || (isLeast && isMost) || (each > 1 && value.includes('～'))) return null;
  const times = groups['times'] === '回' ? '次' : (groups['times'] ?? '');
  return `${isMost ? '不超过' : isLeast ? '至少' : ''}${each > 1 ? Number(value) * each : value}${times}`;
}

/** A time within a period: what a list of them is made of. 上、中、下旬 are three. */
const when =
  '(?:\\d{1,2}月|[早午晚](?:上|间)?|上午|中午|下午|夜间|[上中下](?=[、和及中下]|旬)旬?|[上下]半年|期[初中末]|[年月季周]?[初中末]|[春夏秋冬]季?|[课会餐班考节假赛]?[前后]|开学|放假)';
const whens = new RegExp(`${when}(?:[、和及与]?${when})+(?:[两二三四]?季)?$`, 'u');

/** How many times 各 makes of one: 早晚各一次 is two; null where it is said of a list that is not known. */
function eachOf(between: string): number | null {
  const found = /各[^各]{0,6}$/u.exec(between);
  if (!found || /各(?:部门|科室|单位|学院|系部?|班级?|组(?!织)|岗位?|[楼校处层区室点院])/u.test(between)) return 1;
  const listed = whens.exec(between.slice(0, found.index))?.[0] ?? '';
  const count = [...listed.matchAll(new RegExp(when, 'gu'))].length;
  return count > 1 ? count : null;
}

const countBehind = new RegExp(`^${doing}(?<count>${count})(?<times>${times})`, 'u');

function rhythmOf(text: string): InClause | null {
  const found = rhythm.exec(text);
  if (!found) return null;
  const [whole, each, every, double] = found;
  const words = double === undefined ? periodWords(every === undefined ? `每${each ?? ''}` : `每2${every}`) : '每2周';
  if (words === null) return null;
  // 隔日消毒一次.
  const counts = countBehind.exec(text.slice(found.index + whole.length));
  const times = counts === null ? null : countWords(counts.groups ?? {});
  const end = found.index + whole.length + (times === null ? 0 : (counts?.[0].length ?? 0));
  return { words: words + (times ?? ''), start: found.index, end, whole: times !== null };
}

type InClause = Omit<Found, 'words'> & { readonly words: string; readonly whole: boolean };

/** The period and the count together; null where one of them is not understood. */
function together(head: string | null, count: string | null): string | null {
  return head === null || count === null ? null : head + count;
}

/** The ways of saying how often that need no 每 before a count, in the order in which they are looked for. */
const forms: readonly { readonly pattern: RegExp; readonly words: (groups: Groups) => string | null }[] = [
  {
    pattern: weekdays,
    words: ({ first = '', more = '' }) => `每周${first}${more.replaceAll('星期', '周').replace(/[到~-]/u, '至')}`,
  },
  {
    pattern: oneIn,
    words: (groups) => {
      const { amount = '', unit = '' } = groups;
      const isHalfYear = unit === '年' && amount === '半';
      const head = amount === '半' && !isHalfYear ? null : isHalfYear ? '每半年' : periodWords(`每${amount}${unit}`);
      return together(head, countWords(groups));
    },
  },
  { pattern: perPeriod, words: (groups) => together(periodWords(`每${groups['unit'] ?? ''}`), countWords(groups)) },
  { pattern: allYear, words: (groups) => together('每年', countWords(groups)) },
];

/** The first frequency of a clause, or null. */
function inClause(text: string): InClause | null {
  for (const { pattern, words: wordsOf } of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    if (countsFaults(match, text)) return null;
    const words = wordsOf(match.groups ?? {});
    return words === null ? null : { words, start: match.index, end: match.index + match[0].length, whole: true };
  }
  // 每班每周推送10条: the second says how often.
  const heads = [...text.matchAll(periods)];
  const head = heads.find(([words]) => !isOccasion(words)) ?? heads[0];
  return head === undefined ? rhythmOf(text) : inPeriod(text, head);
}

/** 每人每餐不超过150元, 每天工作8小时: for how long, or for how much, not how often. */
const rate = new RegExp(
  `^(?:[^,、\\d]{0,8}?)(?:${atLeast}|${atMost}|不高于)?(?:为|在)?[\\d.]+(?:万?元)(?!以上的)`,
  'u',
);
const isOfOne = /每[人生名位]$/u;
/** 第8周和第16周各一次: how often in all, of a list that is not known. */
const eachOnce = new RegExp(`各[^,各]{0,6}?${count}${times}`, 'u');

/** 每班, 每批: of what there may be several in a day. */
function isOccasion(period: string): boolean {
  return /[班批届夜期场]$|批次$|班次$/u.test(period) && !/[学周星]期$/u.test(period);
}

const faulty = new RegExp(`(?:${faults}|请假|缺席|脱岗)[^,、]{0,8}$`, 'u');

/** 每学期迟到不超过2次: what is counted is not to be done, so it is a figure. */
function countsFaults(match: RegExpExecArray, text: string): boolean {
  const { most1, most2, less, count: number = '' } = match.groups ?? {};
  const isMost = [most1, most2, less].some(Boolean);
  return isMost && faulty.test(text.slice(0, match.index + match[0].lastIndexOf(number)));
}

/** What is said of a period that 每 names: how many times, or the period alone. */
function inPeriod(text: string, head: RegExpExecArray): InClause | null {
  const behind = text.slice(head.index + head[0].length);
  // 每周一检: once in a while, of a thing that has no name.
  if (/^[一二两三][检评查报清测巡练扫洗考结训](?:[、,]|$)/u.test(behind)) return null;
  // 每月1日、15日: more than once, on days that a period alone does not tell.
  if (/^逢|^\d{1,2}[日号]?[、和]\d{1,2}[日号]/u.test(behind)) return null;
  const full = counted.exec(text);
  if (full?.groups && full.index === head.index) {
    const { part = '', before = '', between = '', period: every = '' } = full.groups;
    const each = eachOf(part + before + between);
    if (each === null) return null;
    const words = together(periodWords(every), countWords(full.groups, each));
    if (words !== null && !countsFaults(full, text) && !isIssueFigure(full, text))
      return { words, start: full.index, end: full.index + full[0].length, whole: true };
  }
  if (eachOnce.test(behind)) return null;
  if (isOfOne.test(text.slice(0, head.index)) && /[日天餐晚时次]$/u.test(head[0]) && rate.test(behind)) return null;
  // 每班 alone may be every class and every shift, 每批 every batch of anything: not how often.
  if (isOccasion(head[0])) return null;
  const words = periodWords(head[0]);
  const end = head.index + head[0].length + (/^[初末底]/u.test(behind) ? 1 : 0);
  return words === null ? null : { words, start: head.index, end, whole: false };
}

/** 讲座每年不少于4场 is a figure; 每年至少1场, where nothing is named, and 每年4场 say how often. */
function isIssueFigure(match: RegExpExecArray, text: string): boolean {
  const { times: word = '', before = '', between = '', count: number = '', ...marks } = match.groups ?? {};
  const { least1, least2, most1, most2, more, less } = marks;
  const isBound =
    [least1, least2, most1, most2, more, less].some(Boolean) || countText(number)?.includes('～') === true;
  const around = text.slice(0, match.index) + before + between + text.slice(match.index + match[0].length);
  return isBound && /^[期场讲]$/u.test(word) && /\p{Script=Han}/u.test(around);
}

/** 支部大会每季度1次、支委会每月1次: behind a 、 there may be another. */
function allInClause(text: string): readonly InClause[] {
  const first = inClause(text);
  if (first === null) return [];
  const more = /^[^、\d]{0,12}、/u.exec(text.slice(first.end));
  if (more === null) return [first];
  const from = first.end + more[0].length;
  const rest = allInClause(text.slice(from)).map((one) => ({ ...one, start: one.start + from, end: one.end + from }));
  return [first, ...rest];
}

/** Begins a clause that says only what is done beside the rest, at some times. */
const atTimes =
  /^(?:夜间|晚间|周末|双休日|法定节假日|节假日|重[大要](?:节[日庆]|活动|时段|时期)|特殊时期|敏感时期|期末|汛期|雨季|高峰期?|寒假|暑假|寒暑假|假期)/u;

export interface Frequencies {
  /** 每月至少2次; several are joined by ；. */
  readonly words: string;
  readonly found: readonly (Found & {
    /** How many times is said too; 每月 alone may be part of a count that is not understood. */
    readonly isWhole: boolean;
  })[];
}

/** How often something is asked for. `deadlines` are found already and may carry a period of their own: 每月5日前. */
export function findFrequencies(text: string, deadlines: string): Frequencies {
  const found: (Found & { readonly isWhole: boolean })[] = [];
  for (const clause of clausesOf(text)) {
    if (isCondition(clause.text)) continue;
    // 每日2次，节假日每日4次: the first is what holds.
    if (found.length > 0 && atTimes.test(clause.text)) continue;
    for (const one of allInClause(clause.text))
      found.push({
        words: one.words,
        isWhole: one.whole,
        start: clause.start + one.start,
        end: clause.start + one.end,
      });
  }
  const ofDeadline = bare.exec(deadlines.split('；')[0] ?? '');
  const words = found.map((one) => one.words);
  if (ofDeadline && words.length === 0) {
    const own = periodWords(ofDeadline[0]);
    if (own !== null) words.push(own);
  }
  return { words: [...new Set(words)].join('；'), found };
}
