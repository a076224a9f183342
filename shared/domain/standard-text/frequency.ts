import { atLeast, atMost, orMore, rangeSign } from './comparison-words.ts';
import { clausesOf, type Found, isCondition } from './found.ts';
import { countText, numberText } from './numbers.ts';

const one = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const count = `${one}(?:${rangeSign}${one})?`;
const periodUnit =
  '(?:个?工作日|分钟|个?小时|日(?!志|常|照)|天|周(?![期转边岁年])|个?星期|旬|半个?月|双月|个?月(?!饼|嫂)|个?季度|季(?!节|风)|半年|个?学期|个?学年|年度|年(?![级龄代轻会]))';
const times = '(?:[次遍回轮趟圈](?!性|品))';

const period = `每隔?(?:${one})?(?:${periodUnit}|班次|批次|[班批餐晚夜届期场])`;
const middle = '(?:[^,每\\d]|每[人生名位班]|\\d{1,2}月(?![底初末前份])){0,14}?';

/** 每月出刊2期 says how often; with 不少于 it is a figure of its own. */
const issues = '[期场讲](?![所次评])';

const counted = new RegExp(
  `(${period})((?:结束|期初|期末|初|末|底)?)(${middle})(?:(${atLeast})|(${atMost}))?(${middle})(?:(${atLeast})|(${atMost}))?(${count})(${times}|${issues})((?:${orMore})?)((?:以内|以下)?)`,
  'u',
);
const bare = new RegExp(period, 'u');
/** What is done so often, between the period and the count: no figure, and nothing that is counted against somebody. */
const doing = '(?:(?!累计|迟到|早退|旷|缺|请假|违|[零一二两三四五六七八九十第每])\\p{Script=Han}){0,5}?';
const oneIn = new RegExp(
  `(?<![第近满过共每隔续]|[\\d一二三四五六七八九十])([一二两三四五六1-6]|半)(日|天|周(?![期转边岁])|个?星期|个?月(?![饼嫂])|季度?(?!节)|个?学期|学年|年(?![级龄代轻会]))(?:内|里|中)?${doing}(?:(${atLeast})|(${atMost}))?(${count})(${times})((?:${orMore})?)`,
  'u',
);
/** 2次/月, 不少于1次/周. */
const perPeriod = new RegExp(
  `(?:(${atLeast})|(${atMost}))?(?<![\\d.第])(${count})(${times})(${orMore})?/(${periodUnit}|班)`,
  'u',
);
/** 按月, 逐周, 隔周, 双周: a rhythm in one word. */
const rhythm =
  /(?:按|逐)(日|天|周|月|季度?|学期|学年)(?!期)(?!(?:计|均|度|薪|租|工作|时|历))|(?:每?隔)(日|天|周|月|年)(?!\d)|每?(双)周(?!岁|边|年)/u;
/** 全年不少于4次. */
const allYear = new RegExp(`全年(${middle})(?:(${atLeast})|(${atMost}))(${middle})(${count})(${times})`, 'u');

const weekdays =
  /每(?:周|个?星期)([一二三四五六日天])(?![次遍回轮趟圈]|[至到~-]?[二三四五六七八九十][次遍回轮趟圈]|[检评查报清测巡练扫洗考结训课讲会](?:[、,]|$))((?:[、至到~-](?:周|星期)?[一二三四五六日天](?![次遍回轮]))*)/u;

const periodPattern = new RegExp(`^每隔?(${one})?(?:个(?!工作日))?(.+)$`, 'u');

/** 每天 → 每日, 每两周 → 每2周, 每季 → 每季度, 每隔2小时 → 每2小时; null where the number is none. */
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
    .replace(/^天$/u, '日')
    .replace(/^星期$/u, '周')
    .replace(/^季$/u, '季度')
    .replace(/^年度$/u, '年')
    .replace(/^工作日$/u, '个工作日')
    .replace(/^月$/u, amount === '' || amount === '1' ? '月' : '个月');
  return `每${amount === '1' ? '' : amount}${even.replace(/^个工作日$/u, amount === '' ? '工作日' : '个工作日')}`;
}

function countWords(bound: string, number: string, unit: string): string | null {
  const value = countText(number);
  return value === null ? null : `${bound}${value}${unit === '回' ? '次' : unit}`;
}

/** A time within a period: what a list of them is made of. 上、中、下旬 are three. */
const when =
  '(?:\\d{1,2}月|[早午晚](?:上|间)?|上午|中午|下午|夜间|[上中下](?=[、和及中下]|旬)旬?|[上下]半年|期[初中末]|[年月季周]?[初中末]|[春夏秋冬]季?|[课会餐班考节假赛]?[前后]|开学|放假)';
const whens = new RegExp(`${when}(?:[、和及与]?${when})+季?$`, 'u');

/** How many times 各 makes of one: 早晚各一次 is two; null where it is said of a list that is not known. */
function eachOf(between: string): number | null {
  const found = /各[^各]{0,6}$/u.exec(between);
  if (!found || /各(?:部门|科室|单位|学院|系部?|班级?|组(?!织)|岗位?|[楼校处层区室点院])/u.test(between)) return 1;
  const listed = whens.exec(between.slice(0, found.index))?.[0] ?? '';
  const count = [...listed.matchAll(new RegExp(when, 'gu'))].length;
  return count > 1 ? count : null;
}

function rhythmOf(text: string): InClause | null {
  const found = rhythm.exec(text);
  if (!found) return null;
  const [whole, each, every, double] = found;
  const words = double === undefined ? periodWords(every === undefined ? `每${each ?? ''}` : `每2${every}`) : '每2周';
  return words === null ? null : { words, start: found.index, end: found.index + whole.length, whole: false };
}

type InClause = Omit<Found, 'words'> & { readonly words: string; readonly whole: boolean };

/** The first frequency of a clause, or null. */
function inClause(text: string): InClause | null {
  const days = weekdays.exec(text);
  if (days) {
    const list = `每周${days[1] ?? ''}${(days[2] ?? '').replaceAll('星期', '周').replace(/[到~-]/u, '至')}`;
    return { words: list, start: days.index, end: days.index + days[0].length, whole: true };
  }
  const short = oneIn.exec(text);
  if (short) {
    const [whole, amount = '', unit = '', least, most, number = '', word = '', above = ''] = short;
    const bound = most ? '不超过' : least || above ? '至少' : '';
    const words = countWords(bound, number, word);
    const head = amount === '半' ? (unit === '年' ? '每半年' : null) : periodWords(`每${amount}${unit}`);
    if (words === null || head === null) return null;
    return { words: head + words, start: short.index, end: short.index + whole.length, whole: true };
  }
  const per = perPeriod.exec(text);
  if (per) {
    const [whole, least, most, number = '', word = '', above, unit = ''] = per;
    const words = countWords(most ? '不超过' : (least ?? above) ? '至少' : '', number, word);
    const head = periodWords(`每${unit}`);
    if (words === null || head === null) return null;
    return { words: head + words, start: per.index, end: per.index + whole.length, whole: true };
  }
  const year = allYear.exec(text);
  if (year) {
    const [whole, , , most, , number = '', word = ''] = year;
    const words = countWords(most ? '不超过' : '至少', number, word);
    return words === null
      ? null
      : { words: `每年${words}`, start: year.index, end: year.index + whole.length, whole: true };
  }
  const head = bare.exec(text);
  if (!head) return rhythmOf(text);
  // 每周一检: once in a while, of a thing that has no name.
  if (/^[一二两三][检评查报清测巡练扫洗考结训](?:[、,]|$)/u.test(text.slice(head.index + head[0].length))) return null;
  // 每月1日、15日: more than once, on days that a period alone does not tell.
  if (/^\d{1,2}[日号]?[、和]\d{1,2}[日号]/u.test(text.slice(head.index + head[0].length))) return null;
  const full = counted.exec(text);
  if (full && full.index === head.index) {
    const [whole, start = '', , gap1 = '', , , gap2 = '', , , number = '', word = '', above = '', below = ''] = full;
    const least = full[4] ?? full[7];
    const most = full[5] ?? full[8];
    const each = eachOf((full[2] ?? '') + gap1 + gap2);
    if (each === null) return null;
    const bound = most || below ? '不超过' : least || above ? '至少' : '';
    const amount = countText(number);
    const isRange = amount?.includes('～') === true;
    if (each !== 1 && (amount === null || isRange)) return null;
    const words = countWords(bound, each === 1 ? number : String(Number(amount) * each), word);
    const head2 = periodWords(start);
    const contradicts = Boolean((least || above) && (most || below));
    // Where nothing else is named (每年至少1场), it is how often and no figure.
    const names = /\p{Script=Han}/u.test(
      text.slice(0, full.index) + gap1 + gap2 + text.slice(full.index + whole.length),
    );
    const isFigure = (bound !== '' || isRange) && names && /^[期场讲]$/u.test(word);
    if (words !== null && head2 !== null && !contradicts && !isFigure)
      return { words: head2 + words, start: full.index, end: full.index + whole.length, whole: true };
  }
  // 每班 alone may be every class and every shift, 每批 every batch of anything: not how often.
  if (/[班批届夜期场]$|批次$|班次$/u.test(head[0]) && !head[0].endsWith('学期')) return null;
  const words = periodWords(head[0]);
  return words === null
    ? null
    : {
        words,
        start: head.index,
        end: head.index + head[0].length + (/^[初末底]/u.test(text.slice(head.index + head[0].length)) ? 1 : 0),
        whole: false,
      };
}

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
    const one = inClause(clause.text);
    if (one)
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
