import { used } from './found.ts';
import { chinese } from './numbers.ts';
import { isTimeUnit, unitPattern } from './units.ts';

/** Words with a numeral or a negation in them that say nothing about how many or whether. */
const harmless = new RegExp(
  [
    '第[\\d一二三四五六七八九十]+[次个名章条款届期周部批轮类]?',
    '[一二三四五六七]级(?:(?:及|\\(含\\)|含)以[上下])?',
    '[“"《「][^“”"《》「」]*[”"》」]',
    '20\\d\\d[届级]|\\d+分制|满分\\d+分',
    '[特一二三]等奖(?:(?:及|含)?以上)?',
    '[一二三][等线把手类票审校线]',
    '一[人岗生师课校][一双]\\p{Script=Han}',
    '二级学院|三公经费|三全育人|三会一课|五育|四六级|一卡通|一次性|一次验收|一次合格|一次通过|首次|百公里|千人|万元产值|同一|统一|唯一|万元以[上下]',
    '[较比][上前]一?个?(?:学年|学期|年度|年|季度|月)',
    '(?:最?近|过去)[\\d一二三四五六七八九十]{1,2}(?:个?学?年|届|个?学期)',
    '不合格|不良|不及格|不符|不动产|不满意|不端|不文明|不在岗|未达账|未就业|未成年|未结|未归|未缴|无线|无障碍|无人机|无损|无菌|无纸化|无形|无故|无烟|无偿|免疫|免费|免检|禁烟|禁毒',
  ].join('|'),
  'gu',
);
const figure = new RegExp(
  `(?:\\d+(?:\\.\\d+)?|(?![零一])${chinese})(?:${unitPattern})|一(?:人|次|年|天|日|周|个?月|学期|班|室)`,
  'u',
);
const other =
  /不|未|(?<!全)无(?!责)|没有|禁止|严禁|杜绝|避免|防止|除外|以外|早于|分别|各$|或者|\d+[月年周]|以[上下内]$/u;

/** A text without the words that look like a figure or a negation and are none. */
export function withoutHarmless(text: string): string {
  return text.replaceAll(harmless, '');
}

/** Whether words beside a figure hold another figure or a negation, so that the figure may mean something else. */
export function saysMore(words: string): boolean {
  const rest = withoutHarmless(words.replaceAll(used, ''));
  return figure.test(rest) || other.test(rest);
}

const countedPattern = new RegExp(
  `(?<![\\dA-Za-z.:〔\\[第年月])(?:\\d+(?:\\.\\d+)?)(?!年|月|周|级|号|日|时|点)(?:${unitPattern})`,
  'gu',
);

/** A figure with a unit that nothing has read. */
export interface Unread {
  readonly start: number;
  /** 15分钟, not 2套. */
  readonly isDuration: boolean;
}

/** The figures with a unit in what nothing has read. */
export function unreadFigures(rest: string): readonly Unread[] {
  const even = rest.replaceAll(harmless, (words) => used.repeat(words.length));
  return [...even.matchAll(countedPattern)].map((match) => ({
    start: match.index,
    isDuration: isTimeUnit(match[0].replace(/^[\d.]+/u, '')),
  }));
}
