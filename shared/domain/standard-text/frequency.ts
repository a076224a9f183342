import { type Clause, clausesOf, type Found, isCondition } from './found.ts';
import { numberText } from './numbers.ts';

const count = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const periodUnit = '(?:个?工作日|小时|日|天|周|个?星期|旬|个?月|季度|季|半年|个?学期|个?学年|年度|年)';
const atLeast = '(?:至少|不(?:得|应|能|可)?(?:少于|低于)|≥\\u0001?|最少)';
const atMost = '(?:至多|最多|不(?:得|应|能|可)?(?:超过|多于|高于)|≤\\u0001?)';
const times = '[次遍回轮]';

const period = `每隔?(?:${count})?(?:${periodUnit}|班次|批次|[班批餐晚夜届])`;
const middle = '(?:[^,每\\d]|每[人生名位班]){0,14}?';

const counted = new RegExp(
  `(${period})((?:结束|期初|期末|初|末|底)?)(${middle})(?:(${atLeast})|(${atMost}))?(${middle})(?:(${atLeast})|(${atMost}))?(${count})(${times})((?:及?以上)?)((?:以内|以下)?)`,
  'u',
);
const bare = new RegExp(period, 'u');
const oneIn = new RegExp(
  `(?<!第|[\\d一二三四五六七八九十])(?:一|1)(日|天|周|个?星期|个?月|季度|个?学期|学年|年)(?:(${atLeast})|(${atMost}))?(${count})(${times})((?:及?以上)?)`,
  'u',
);
const weekdays =
  /每(?:周|个?星期)([一二三四五六日天])(?![次遍回轮])((?:、(?:周|星期)?[一二三四五六日天](?![次遍回轮]))*)/u;

/** 每天 → 每日, 每两周 → 每2周, 每季 → 每季度, 每隔2小时 → 每2小时; null where the number is none. */
function periodWords(text: string): string | null {
  const match = new RegExp(`^每隔?(${count})?(?:个(?!工作日))?(.+)$`, 'u').exec(text);
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
  const value = numberText(number);
  return value === null ? null : `${bound}${value}${unit === '回' ? '次' : unit}`;
}

/** The first frequency of a clause, or null. */
function inClause(text: string): (Omit<Found, 'words'> & { readonly words: string; readonly whole: boolean }) | null {
  const days = weekdays.exec(text);
  if (days) {
    const list = `每周${days[1] ?? ''}${(days[2] ?? '').replaceAll('星期', '周')}`;
    return { words: list, start: days.index, end: days.index + days[0].length, whole: true };
  }
  const short = oneIn.exec(text);
  if (short) {
    const [whole, unit = '', least, most, number = '', word = '', above = ''] = short;
    const bound = most ? '不超过' : least || above ? '至少' : '';
    const words = countWords(bound, number, word);
    const head = periodWords(`每${unit}`);
    if (words === null || head === null) return null;
    return { words: head + words, start: short.index, end: short.index + whole.length, whole: true };
  }
  const head = bare.exec(text);
  if (!head) return null;
  const full = counted.exec(text);
  if (full && full.index === head.index) {
    const [whole, start = '', , gap1 = '', , , gap2 = '', , , number = '', word = '', above = '', below = ''] = full;
    const least = full[4] ?? full[7];
    const most = full[5] ?? full[8];
    const each = (gap1 + gap2).endsWith('早中晚各')
      ? 3
      : /(?:早晚|上下午|上午下午|上午、下午)各[^各]{0,6}$/u.test(gap1 + gap2)
        ? 2
        : 1;
    const bound = most || below ? '不超过' : least || above ? '至少' : '';
    const once = numberText(number);
    const words = countWords(bound, once === null ? number : String(Number(once) * each), word);
    const head2 = periodWords(start);
    const contradicts = Boolean((least || above) && (most || below));
    if (words !== null && head2 !== null && !contradicts)
      return { words: head2 + words, start: full.index, end: full.index + whole.length, whole: true };
  }
  // 每班 alone may be every class and every shift, 每批 every batch of anything: not how often.
  if (/[班批届夜]$|批次$|班次$/u.test(head[0])) return null;
  const words = periodWords(head[0]);
  return words === null ? null : { words, start: head.index, end: head.index + head[0].length, whole: false };
}

export interface Frequencies {
  /** 每月至少2次; several are joined by ；. */
  readonly words: string;
  readonly found: readonly Found[];
}

/** How often something is asked for. `deadlines` are found already and may carry a period of their own: 每月5日前. */
export function findFrequencies(text: string, deadlines: string): Frequencies {
  const found: (Found & { readonly whole: boolean })[] = [];
  for (const clause of clausesOf(text)) {
    if (isCondition(clause.text)) continue;
    const one = inClause((clause satisfies Clause).text);
    if (one) found.push({ ...one, start: clause.start + one.start, end: clause.start + one.end });
  }
  const ofDeadline = bare.exec(deadlines.split('；')[0] ?? '');
  const words = found.map((one) => one.words);
  if (ofDeadline && words.length === 0) {
    const own = periodWords(ofDeadline[0]);
    if (own !== null) words.push(own);
  }
  return { words: [...new Set(words)].join('；'), found };
}
