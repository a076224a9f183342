import { acts, finishes } from './acts.ts';
import { actAt, anchorAt, beginsWithAct, eventStart, withoutLead } from './anchor.ts';
import { datesBefore } from './date-limit.ts';
import { type Clause, clausesOf, type Found, isCondition, used } from './found.ts';
import { atMost, mustNot } from './comparison-words.ts';
import { lasts } from './measure.ts';
import { arabic, chinese, numberText } from './numbers.ts';

const amount = `(?:${arabic}|${chinese}|半)`;
const longUnit = '(?:秒钟?|分钟|刻钟|min|个半小时|个小时|小时|h|个?工作日|个?自然日|天|日|周|个?星期|个月|年)';
/** A length of time: amount, perhaps a range, and unit. */
export const durationPattern = `(?:${amount}[-~至到])?${amount}(?:个工作日|个自然日|个半小时|个|)?${longUnit}`;

const rangePattern = new RegExp(`^(?:(${amount})[-~至到])?(${amount})(.*)$`, 'iu');

/** 三个工作日 → 3个工作日, 一个半小时 → 1.5小时, 4h → 4小时; null where the amount is no number. */
export function durationWords(text: string): string | null {
  const range = rangePattern.exec(text);
  if (!range) return null;
  const [, low, high = '', rest = ''] = range;
  const half = rest.startsWith('个半');
  const unit = unitWords(rest.replace(/^个半?/u, ''));
  const from = low === undefined ? undefined : amountWords(low);
  const to = half ? halfMore(high) : amountWords(high);
  if (unit === null || to === null || from === null) return null;
  // 一刻钟 is a word of its own for 15分钟.
  if (unit === '刻钟') return from === undefined && /^\d+$/u.test(to) ? `${Number(to) * 15}分钟` : null;
  return `${from === undefined ? '' : `${from}～`}${to}${unit}`;
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
  if (text === '刻钟') return text;
  if (/^(?:小时|h)$/iu.test(text)) return '小时';
  if (text === '工作日' || text === '自然日') return `个${text}`;
  if (text === '星期') return '周';
  if (text === '月') return '个月';
  return /^[天日周年]$/u.test(text) ? text : null;
}

const notDeadline =
  /(?:事假|病假|请假|休假|年假|婚假|产假|年龄|工龄|教龄|保质期|租期|近|过去|最近|累计|有效期|连续|满|每|第|距|间隔|迟到|早退|旷课|旷工|逾期|超期|滞留|离岗|脱岗|误差|偏差|误差在|偏差在|(?:控制|压缩|缩短|压减)[在到至]|保持在|稳定在|早于)$/u;
const bareFinish = new RegExp(`^(?:内)?(?:${finishes})(?![率量数度时的])`, 'u');

const lengthPattern = new RegExp(
  `(${mustNot}(?:迟于|晚于)|${atMost}|限期?)?(${durationPattern})((?:之内|以内|内)?)`,
  'giu',
);
const aheadPattern = new RegExp(
  `(提前|(?:之|以)?前)(?:至少|不少于|最少|最迟|最晚)?(${durationPattern})(之内|以内|内)?(?:以上)?`,
  'giu',
);

interface Raw {
  readonly start: number;
  readonly end: number;
  readonly words: string | null;
}

/** 接到报修2小时内, 3个工作日内, 不超过7天办结, 自…之日起5个工作日内, 2个工作日完成. */
function within({ text }: Clause): Raw[] {
  const found: Raw[] = [];
  for (const match of text.matchAll(lengthPattern)) {
    const [whole, limit = '', duration = '', inside = ''] = match;
    const before = text.slice(0, match.index);
    const behind = text.slice(match.index + whole.length);
    const anchor = anchorAt(before);
    // 1天以内由科室负责人办理 says who, and 3天以内的事假 which, not by when; 递交后1个月内由支部派人谈话 does.
    if (/^(?:须经|需经|者|的)/u.test(behind) || (anchor < 0 && behind.startsWith('由'))) continue;
    if (anchor < 0 && isDefinition(before, behind)) continue;
    if (inside === '' && !isLimit({ limit, duration, before, behind })) continue;
    if (anchor < 0 && /[周期月年]$/u.test(duration) && isCounted.test(behind)) continue;
    if (
      notDeadline.test(before) ||
      /(?:\d:|[\d.\-~至]|(?<!报)到)$/u.test(before) ||
      /^(?:累计|连续|出现|发生)/u.test(behind)
    )
      continue;
    // From when it counts must be understood, or the limit would be said of another moment.
    if (anchor < 0 && /(?:后|起|前)的?$/u.test(withoutLead(before))) continue;
    const words = durationWords(duration);
    const start = anchor < 0 ? match.index : anchor;
    const anchorText = anchor < 0 ? '' : withoutLead(before.slice(anchor));
    found.push({ start, end: match.index + whole.length, words: words === null ? null : `${anchorText}${words}内` });
  }
  return found;
}

/** Whether a length of time without 内 is the latest that is allowed. */
function isLimit(one: {
  readonly limit: string;
  readonly duration: string;
  readonly before: string;
  readonly behind: string;
}): boolean {
  const { limit, duration, before, behind } = one;
  // 办理时限：3个工作日.
  if (limit === '' && behind === '' && /(?:办理|办结|完成|服务|审核|审批|答复|处理|^)时限[:为是]$/u.test(before))
    return true;
  if (limit !== '')
    return (
      /(?:最迟|最长|最晚)$/u.test(before) ||
      beginsWithAct(behind) ||
      // Working days are no measure of how long a thing is, only of how long it may take.
      (behind === '' && /[工作自然]{2}日$/u.test(duration) && !lasts.test(before)) ||
      (behind === '' && before.replaceAll(used, '').replace(/(?:一般|原则上|复杂的|特殊的)$/u, '') === '')
    );
  // 10日完成 may be the tenth, 第8周完成 the eighth: only what can be nothing but a length.
  return (
    /(?:分钟|小时|工作日|天|个月)$/u.test(duration) &&
    bareFinish.test(behind) &&
    !/(?:约|用|需|共|大约|课间)$/u.test(before)
  );
}

/** 会前30分钟, 开学前2周, 提前1天. */
function ahead({ text }: Clause): Raw[] {
  const found: Raw[] = [];
  for (const match of text.matchAll(aheadPattern)) {
    const [whole, word = '', duration = '', inside = ''] = match;
    const words = durationWords(duration);
    const start = word === '提前' ? match.index : eventStart(text.slice(0, match.index));
    if (words === null || start < 0) continue;
    const event = text.slice(start, match.index).replace(/的$/u, '');
    // 每学期前两周, 入学后前四周: the first weeks of it.
    if (/(?:学期|学年|年度|季度?|月度?|[年周]|后|起)$/u.test(event)) continue;
    if (event.includes(used) || /早于[^,]*$/u.test(text.slice(0, match.index))) continue;
    const lead = word === '提前' ? word : `${event}${word}`;
    found.push({ start, end: match.index + whole.length, words: `${lead}${words}${inside === '' ? '' : '内'}` });
  }
  return found;
}

const forbidden = '(?:不得|不准|不许|不可|不能|不再|不予|严禁|禁止|勿)(?!少于|低于|超过|迟于|晚于)';
const forbids = new RegExp(`^[^,、]{0,4}?(?:${forbidden}|未|无法|没有|仍)`, 'u');
const isForbidden = new RegExp(`${forbidden}[^,、]{0,4}$`, 'u');
/** 到期前60天、30天、7天: one of several lengths of time. */
const goesOnWith = new RegExp(`^[、和及与](?:${durationPattern})(?!之?内|以内)`, 'iu');
/** 一周内听课2次: in what time something is counted. */
const isCounted = new RegExp(`^[^,、]{0,14}(?:${arabic}|${chinese})(?:次(?!性)|起|人|篇|件|节|天)`, 'u');

/** 8:00前不得入馆, 不得提前10分钟离场, 3日内未取走的: when something is forbidden or the case, not by when it is to be done. */
function isDeadline(clause: Clause, { start, end }: Raw): boolean {
  const behind = clause.text.slice(end);
  return !forbids.test(behind) && !isForbidden.test(clause.text.slice(0, start)) && !goesOnWith.test(behind);
}

/** 短期出国(90天以内)…: what is called so, where neither a rate nor a figure stands before it. */
function isDefinition(before: string, behind: string): boolean {
  return /(?<![率度%‰比])\($/u.test(before) && /^\)\p{Script=Han}/u.test(behind);
}

/** Every deadline that counts from something or names a day. */
function rawLimits(clause: Clause): Raw[] {
  return [...within(clause), ...ahead(clause), ...datesBefore(clause.text)]
    .filter((one) => isDeadline(clause, one))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

export interface TimeLimits {
  /** One limit as it is, several with what each is for: 2小时内响应；24小时内完成. */
  readonly words: string;
  readonly found: readonly Found[];
}

const actAfter = new RegExp(`^\\p{Script=Han}{2,4}?(?:${acts})`, 'u');

/** What is to be done: an act that is known, or as far as one (电话响应); empty where none is, for half a word says nothing. */
function actIn(behind: string): string {
  if (/^\p{Script=Han}{2}(?:$|、)/u.test(behind)) return behind.slice(0, 2);
  return actAt(behind) || (actAfter.exec(behind)?.[0] ?? '');
}

/** Every deadline of an even text. */
export function findTimeLimits(text: string): TimeLimits {
  const found: (Found & { readonly act: string })[] = [];
  for (const clause of clausesOf(text)) {
    if (isCondition(clause.text)) continue;
    let last = -1;
    for (const { start, end, words } of rawLimits(clause)) {
      if (start < last || words === null) continue;
      last = end;
      const act = actIn(clause.text.slice(end).replace(/^的?(?:应|须|要|必须)?/u, ''));
      found.push({ words, start: clause.start + start, end: clause.start + end, act });
    }
  }
  const [first] = found;
  if (first === undefined) return { words: '', found };
  const different = new Set(found.map(({ words }) => words));
  if (different.size === 1) return { words: first.words, found };
  return { words: [...new Set(found.map(({ words, act }) => words + act))].join('；'), found };
}
