import { type Clause, clausesOf, type Found, isCondition } from './found.ts';
import { arabic, chinese, numberText } from './numbers.ts';

const amount = `(?:${arabic}|${chinese}|半)`;
const longUnit = '(?:秒钟?|分钟|min|个半小时|个小时|小时|h|个?工作日|天|日|周|个?星期|个月|年)';
/** A length of time: amount, perhaps a range, and unit. */
export const durationPattern = `(?:${amount}[-~至到])?${amount}(?:个工作日|个半小时|个|)?${longUnit}`;

/** 三个工作日 → 3个工作日, 一个半小时 → 1.5小时, 4h → 4小时; null where the amount is no number. */
export function durationWords(text: string): string | null {
  const range = new RegExp(`^(?:(${amount})[-~至到])?(${amount})(.*)$`, 'iu').exec(text);
  if (!range) return null;
  const [, low, high = '', rest = ''] = range;
  const half = rest.startsWith('个半');
  const unit = unitWords(rest.replace(/^个半?/u, ''));
  const from = low === undefined ? undefined : amountWords(low);
  const to = half ? halfMore(high) : amountWords(high);
  if (unit === null || to === null || from === null) return null;
  return `${from === undefined ? '' : `${from}~`}${to}${unit}`;
}

function amountWords(text: string): string | null {
  return text === '半' ? '半' : numberText(text);
}
function halfMore(text: string): string | null {
  const value = numberText(text);
  return value === null ? null : `${value}.5`;
}
function unitWords(text: string): string | null {
  if (text.startsWith('秒')) return '秒';
  if (/^(?:分钟|min)$/iu.test(text)) return '分钟';
  if (/^(?:小时|h)$/iu.test(text)) return '小时';
  if (text === '工作日') return '个工作日';
  if (text === '星期') return '周';
  if (text === '月') return '个月';
  return /^[天日周年]$/u.test(text) ? text : null;
}

const verbs =
  '登记|清运|归还|反馈|上报|报送|报告|办结|完成|处理|处置|清理|清扫|清洗|入库|入账|核对|回复|答复|归档|记录|公布|发布|整改|修复|上传|录入|转办|送达|移交|交接|盘点|结清|结账|结算|清空|办理|办毕|批复|批转|审核|审批|受理|响应|查收|录毕|销毁|送出|发出|发放|提交|通知|解决|完毕|到位|达到|落实|答|送|发|交|报|毕|清';
const events =
  '(?:报修|报警|报案|报名|公布|公示|受理|批准|签字|签收|签订|发现|完工|办结|入职|离职|提交|申请|审核|下达|发布|到货|下单|派单|事发|案发|发病|入库|出库|会议|活动|考试|考核|比赛|竞赛|培训|检查|抽查|课程|学期|工程|项目|维修|施工|验收|审批|公示|采购|事故|事件|故障|报到|学生离校|开学|放假|毕业|会|课|考|班|赛|餐|任务|合同|验货|交货|文件|资料)';
const afterEvent = `${events}(?:结束|完成|召开|发生|到达|通过|签订|批准|下达|收到|开始|下发)?`;
const began = '(?:接到|收到|接|受理|自|从)';

/** What a length of time counts from: 接到报修, 会后, 自受理之日起; where it begins in the clause, or -1. */
function anchorAt(before: string): number {
  const text = before.replace(/(?:的|最迟|最晚|应|须|必须|在)+$/u, '');
  const since = /(?:在|于)([^,、在于]{1,8}后)$/u.exec(text);
  if (since) return since.index + 1;
  const after = new RegExp(`(?:${began}[^,、]{1,12}?|${afterEvent})(?:之?以?后|之日起|日起|起)$`, 'u').exec(text);
  if (after) return after.index;
  const received = /(?:接到|收到|接)[^,、]{1,10}$/u.exec(text);
  if (received) return received.index;
  return -1;
}

const notDeadline = /(?:事假|病假|请假|休假|年假|年龄|工龄|保质期|租期|近|过去|最近|累计|有效期|每|第)$/u;

interface Raw {
  readonly start: number;
  readonly end: number;
  readonly words: string | null;
}

/** 接到报修2小时内, 3个工作日内, 不超过7天办结, 自…之日起5个工作日内. */
function within({ text }: Clause): Raw[] {
  const found: Raw[] = [];
  const pattern = new RegExp(
    `(不(?:得|应|能|可)?(?:超过|多于|迟于|晚于)|至多|最多)?(${durationPattern})((?:之内|以内|内)?)`,
    'giu',
  );
  for (const match of text.matchAll(pattern)) {
    const [whole, limit = '', duration = '', inside = ''] = match;
    const before = text.slice(0, match.index);
    const behind = text.slice(match.index + whole.length);
    if (inside === '') {
      const isLatest = /(?:最迟|最长|最晚)$/u.test(before);
      const isAct = new RegExp(`^(?:${verbs})`, 'u').test(behind);
      if (limit === '' || !(isLatest || isAct)) continue;
    }
    if (notDeadline.test(before) || /(?:第|[\d.:\-~])$/u.test(before) || behind.startsWith('累计')) continue;
    const anchor = anchorAt(before);
    // From when it counts must be understood, or the limit would be said of another moment.
    if (anchor < 0 && /(?:后|起)的?$/u.test(before)) continue;
    const words = durationWords(duration);
    const start = anchor < 0 ? match.index : anchor;
    const anchorText = anchor < 0 ? '' : before.slice(anchor).replace(/(?:的|最迟|最晚|应|须|必须|在)+$/u, '');
    found.push({ start, end: match.index + whole.length, words: words === null ? null : `${anchorText}${words}内` });
  }
  return found;
}

/** 会前30分钟, 开学前2周, 提前1天. */
function ahead({ text }: Clause): Raw[] {
  const found: Raw[] = [];
  const pattern = new RegExp(
    `(提前|(?:${afterEvent}|开会|上课|上班|上岗|进场|进校|出差|放行|就餐|开餐|开馆|离校|到期|出发|发车)之?以?前)(?:至少|不少于)?(${durationPattern})(?:内|以上)?`,
    'giu',
  );
  for (const match of text.matchAll(pattern)) {
    const words = durationWords(match[2] ?? '');
    if (words !== null)
      found.push({ start: match.index, end: match.index + match[0].length, words: `${match[1] ?? ''}${words}` });
  }
  return found;
}

const day = String.raw`(?:[12]\d|3[01]|[1-9])[日号]`;
const datePatterns: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:每学?年|次年|当年|本年|20\d\d年)?(?<!\d)(?:1[0-2]|0?[1-9])月(?:${day}|底|初|末|份|[上中下]旬)?(?:之|以)?前`,
    'gu',
  ),
  new RegExp(`(?:每月|次月|下月|当月|本月|每个月)${day}(?:之|以)?前`, 'gu'),
  /(?:到|至)20\d\d年(?:底|末|\d{1,2}月底?)(?!前)/gu,
  /(?:每学期|开学)?第(?:1?\d|20)(?:教学)?周(?:结束|末)?(?:之|以)?前/gu,
  /(?:每周|本周|当周|下周|次周|星期|周)[一二三四五六日天](?:下班|上午|下午|中午|晚)?(?:之|以)?前/gu,
  /(?:每日|每天|当日|当天|次日|工作日)?(?:早上|早|上午|下午|晚上|晚)?(?<![\d:])(?:[01]?\d|2[0-4])(?::[0-5]\d|[点时](?:半|整)?)(?:之|以)?前/gu,
  /(?:每|本|当|次|下)?(?:个?学期|学年|年度|年|月|季度|季|周)(?:底|末|结束)(?:之|以)?前/gu,
  /(?:期末|开学|放假|下班|上班|毕业离校|离校)前(?!\d|[一二两三半])/gu,
  new RegExp(String.raw`(?:会|课|考|班|餐)前(?=${verbs})`, 'gu'),
  new RegExp(
    String.raw`(?:当[日天](?:剩余|[^,]{0,4}垃圾)?(?!值|带班|轮|采购)|次日(?:上午|下午)?|第二天|翌日)(?=内?(?:${verbs}))`,
    'gu',
  ),
];

/** 每月5日前, 学期结束前, 下班前, 当日登记. */
function byDate({ text }: Clause): Raw[] {
  return datePatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      words: match[0]
        .replace(/(?:之|以)前$/u, '前')
        .replace(/^(?:当天|当日).*$/u, (words) => (words.endsWith('前') ? words : '当日'))
        .replace(/^(?:第二天|翌日)/u, '次日')
        .replace(/^[到至](20.*)$/u, '$1前')
        .replace(/^每天/u, '每日')
        .replace(/^每个月/u, '每月'),
    })),
  );
}

export interface TimeLimits {
  /** One limit as it is, several with what each is for: 2小时内响应；24小时内完成. */
  readonly words: string;
  readonly found: readonly Found[];
}

/** Every deadline of an even text. */
export function findTimeLimits(text: string): TimeLimits {
  const found: (Found & { readonly act: string })[] = [];
  for (const clause of clausesOf(text)) {
    if (isCondition(clause.text)) continue;
    const raw = [...within(clause), ...ahead(clause), ...byDate(clause)].sort(
      (a, b) => a.start - b.start || b.end - a.end,
    );
    let last = -1;
    for (const { start, end, words } of raw) {
      if (start < last || words === null) continue;
      last = end;
      const act =
        /^\p{Script=Han}{1,2}/u.exec(clause.text.slice(end).replace(/^的?(?:应|须|要|必须)?/u, ''))?.[0] ?? '';
      found.push({ words, start: clause.start + start, end: clause.start + end, act });
    }
  }
  const [first] = found;
  if (first === undefined) return { words: '', found };
  const different = new Set(found.map(({ words }) => words));
  if (different.size === 1) return { words: first.words, found };
  return { words: [...new Set(found.map(({ words, act }) => words + act))].join('；'), found };
}
