import { acts } from './acts.ts';
import { used } from './found.ts';
import { numberText } from './numbers.ts';

const day = String.raw`(?:[12]\d|3[01]|[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]`;
const month = String.raw`(?<![\d一二三四五六七八九十])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月`;
const years = String.raw`(?:每学?年|次年|翌年|下一?年|当年|本年|20\d\d年)`;
const weekday = '(?:每周|本周|当周|下周|次周|星期|周)[一二三四五六日天]';
const clock = String.raw`(?:早上|早晨|清晨|凌晨|傍晚|早|上午|中午|下午|晚上|晚|夜间)?(?<![\d:])(?:[01]?\d|2[0-4])(?::[0-5]\d|[点时](?:半|整|[0-5]\d分)?)`;
const feast =
  '(?:元旦|春节|元宵|清明|五一|劳动节|端午|中秋|国庆|教师节|重阳|三八|七一|校庆|寒暑假|寒假|暑假|长假|节假日|法定节假日)节?';
const eventsBefore =
  '(?:期末|开学|放假|下班|上班|上课|下课|放学|毕业离校|离校|上线|开课|开考|开工|开餐|交班|交接班|交接|入库|使用|上岗|出车|出库|投用)';

/** A day by which something is done, said with 前. */
const withBefore: readonly RegExp[] = [
  new RegExp(`${years}?${month}(?:${day}|底|初|末|份|[上中下]旬)?(?:之|以)?前`, 'gu'),
  new RegExp(`(?:每个?月|次月|下月|当月|本月|每?季度?末月|每?季度?首月)${day}(?:之|以)?前`, 'gu'),
  /(?:每学期|(?:每学期)?开学后?|(?:每学年)?第[一二]学期)?第(?:1?\d|20|[一二三四五六七八九十]{1,2})(?:教学)?周(?:周[一二三四五六日天]|结束|末)?(?:之|以)?前/gu,
  new RegExp(`${weekday}(?:上午|下午|中午|晚)?(?:下班|上班)?(?:之|以)?前`, 'gu'),
  new RegExp(
    `(?:每日|每天|每晚|当日|当天|当晚|次日|工作日|${weekday}(?:[至到~-](?:星期|周)?[一二三四五六日天])?)?${clock}(?:之|以)?前`,
    'gu',
  ),
  /20\d\d年(?:底|末)(?:之|以)?前/gu,
  /(?:每|本|当|次|下)?(?:个?学期|学年|年度|(?<![\d一二三四五六七八九十])[年月]|季度|季|周)(?:底|末|结束)(?:之|以)?前/gu,
  new RegExp(
    `(?:每学期|每学年|每年|每次|每日|每天|春季|秋季|新学期|十一|五一|国庆|元旦|春节)?(?:${eventsBefore})前(?!\\d|[一二两三半])`,
    'gu',
  ),
  new RegExp(`(?:每年|每学期)?(?:${feast}[、和])*${feast}(?:之|以)?前(?!\\d|[一二两三半]|夕|后)`, 'gu'),
  new RegExp(`(?:会|课|考|班|餐)前(?=${acts})`, 'gu'),
];

/** A day by which something is done, said with a word before it: 不迟于12月10日, 截至6月底. */
const withLatest = new RegExp(
  `(?:不(?:得|应)?(?:迟于|晚于)|最迟(?:于|在)?|最晚(?:于|在)?|截至|截止到?|(?<![达提升增降减低高调加推延年月日])[到至](?=20))(${[
    `${years}?${month}(?:${day}|底|末|[上中下]旬)?`,
    '20\\d\\d年(?:底|末)?',
    `(?:每个?月|次月|下月|当月)${day}`,
    weekday,
    '(?:每个?月|每?季度|每?学期|年)(?:底|末)',
    `(?:每日|每天|当日|当天|次日)${clock}`,
  ].join('|')})(?!前)`,
  'gu',
);

/** Words between a day and what is done on it. */
const adverbs = '(?:一次性?|全部|全额|及时|一并|统一|如数|书面|电话|予以|即|立即|必?须|应|要)*';
const sameDay = new RegExp(
  String.raw`(?:当[日天](?:剩余|[^,]{0,4}垃圾)?(?!值|带班|轮|采购|课|在岗)|次日(?:上午|下午)?|第二天|翌日)(?=内?${adverbs}(?:${acts}))`,
  'gu',
);
/** 当日报修当日修复: the first day is only when it begins. */
const sameDayTwice = new RegExp(
  String.raw`当[日天]\p{Script=Han}{1,3}(?:的?[,、]?)当[日天](?=${adverbs}(?:${acts}))`,
  'gu',
);
/** 年底建成, 10月底完成: the end of a time by which something has come about. */
const byTheEnd = new RegExp(
  String.raw`(?:于|在|到)?((?:${years})?(?:${month}|年|学期)底)(?=(?:力争|基本|全部|全面|应|须|要)*(?:实现(?!率)|完成(?!率)|建成))`,
  'gu',
);
const withinPeriod = new RegExp(`(?:当|本|次)(?:日|天|周|月|季度|季|学期|年)内(?=[^,、\\d]{0,4}(?:${acts}))`, 'gu');

/** 5月、11月前, 到岗和17:00前: one of several, of which it alone would say too little. */
const isListed = /(?:[日号月周旬\d底初末]|(?:周|星期)[一二三四五六日天])(?:[、和及与]|以及)$/u;
const leadsOn = /^(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)(?:个|天|日|周|小时|分钟|工作日)/u;

/** 每月工资于15日前发放: the month is named before what is done. */
const dayOfMonth = new RegExp(`(?<=每个?月[^,、\\d${used}]{1,10}[于在])${day}(?:之|以)?前`, 'gu');

interface DateLimit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** 每月5日前, 学期结束前, 下班前, 不迟于次日, 当日登记. */
export function datesBefore(text: string): DateLimit[] {
  // 每学期末前两周: the weeks before the day, not the day.
  const named = [...withBefore, sameDay, sameDayTwice, withinPeriod]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => !leadsOn.test(text.slice(match.index + match[0].length)))
    .filter((match) => !isListed.test(text.slice(0, match.index)));
  // 9月启动、11月底完成、12月报批: one of several months.
  const ends = (text.match(/月/gu)?.length ?? 0) > 1 ? [] : [...text.matchAll(byTheEnd)];
  const latest = [...text.matchAll(withLatest), ...ends].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: evenWords(`${match[1] ?? ''}前`),
  }));
  const monthly = [...text.matchAll(dayOfMonth)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: `每月${evenWords(match[0])}`,
  }));
  return [
    ...latest,
    ...monthly,
    ...named.map((match) => ({ start: match.index, end: match.index + match[0].length, words: evenWords(match[0]) })),
  ];
}

function evenWords(words: string): string {
  return words
    .replaceAll(/(?<!周|星期)[一二三四五六七八九十]{1,3}(?=[月日号]|教?学?周)/gu, (one) => numberText(one) ?? one)
    .replace(/(?:之|以)前$/u, '前')
    .replace(/^(?:当天|当日).*$/u, (whole) => (/[前内]$/u.test(whole) ? whole.replace(/^当天/u, '当日') : '当日'))
    .replace(/^(?:第二天|翌日)/u, '次日')
    .replace(/^每天/u, '每日')
    .replace(/^每个月/u, '每月');
}
