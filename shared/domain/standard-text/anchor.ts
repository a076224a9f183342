import { acts, eventNouns, events } from './acts.ts';
import { used } from './found.ts';

const happened =
  '(?:结束|开展|进行|实施|举办|完成|召开|发生|到达|到位|通过|签订|批准|下达|收到|开始|下发|印发|公布|确认|完毕|合格|举行|解除|终止|生效)';
/** What comes in; 接待 and 接种 are other words. */
const takenIn = '(?:接到|收到|接(?![待送口管听力替班种触轨近]))';
const began = `(?:${takenIn}|受理|自(?![习查检评主动愿考身学行筹建])|从(?![事业教严属而]))`;

/** What is known to happen; the last alternative is the noun alone: 会后, 课前. */
const known = new RegExp(
  `(?:(?:\\p{Script=Han}{2}期满|期满|${began}[^,、${used}]{1,12}?)|(?:期末|期中|毕业|突发|安全)?(?:${eventNouns})${happened}|(?:${events})|(?<=^|[于在,、${used}])[节雨雪]|(?:期末|期中|毕业|突发)?(?:${eventNouns}))(?:的)?$`,
  'u',
);
const noWords = /(?:的|最迟|最长|最晚|应|须|必须|在|需|要|至少)+$/u;
/** Words and signs that a phrase naming an event does not reach over. */
const boundary =
  /[、:()"“”《》\u0002/]|(?<![存现所])在(?![校职岗读编线任])|(?<![关由属对等低高大小少多])于|(?<![供响适反对效])应(?![急届收诉聘用变对付])|必?须|(?<!必)需(?!求)|并|一般|原则上|每|各|最/gu;

/** Text without words that only lead from an event to its length of time. */
export function withoutLead(text: string): string {
  return text.replace(noWords, '');
}

/**
 * Where the event begins that stands at the end of `text`, right before 后 or 前: the event alone where it is known
 * (教学差错|认定), else all that names it (学生证|遗失被盗); -1 where nothing certain does.
 */
export function eventStart(text: string): number {
  const match = known.exec(text);
  if (match && match[0] !== '') {
    const start = subjectOf(text, wholeWord(text, match.index));
    // 每餐结束, 上学年结束: which one belongs to it.
    const which = /[每上本](?:个|次)?$/u.exec(text.slice(0, start));
    return which !== null && /^[餐课班会学年期周月季]/u.test(text.slice(start)) ? which.index : start;
  }
  const from = [...text.matchAll(boundary)].reduce((last, one) => Math.max(last, one.index + one[0].length), 0);
  const phrase = text.slice(from);
  const own = text[from - 1] === '每' && /^[学年月季周]/u.test(phrase) ? from - 1 : from;
  return /^\p{Script=Han}{2,14}$/u.test(phrase) && !/[零〇一二两三四五六七八九十几不未无目以此先]/u.test(phrase)
    ? own
    : -1;
}

/** 中期检查, 名单下达: a short word before the event belongs to it where it is all that stands before it. */
function subjectOf(text: string, start: number): number {
  const event = /(?:下达|下发|印发|公布|发布|收到|通过|确定|确认)$/u.exec(text)?.index;
  const subject = /(?<=^|[,、])\p{Script=Han}{2,4}$/u.exec(text.slice(0, event));
  const word = /(?<=^|[,、])(?!每|自)\p{Script=Han}{2}$/u.exec(text.slice(0, start));
  return Math.min(start, word?.index ?? start, event === undefined ? start : (subject?.index ?? start));
}

/** 运动会 and 班会 are found by their last sign; what stands before it belongs to it. */
function wholeWord(text: string, start: number): number {
  const found = text.slice(start);
  // 重新提交, 首次使用: not the same as the first time, or any.
  const again = /(?:重新|再次|首次|二次|正式|最终)$/u.exec(text.slice(0, start));
  if (again) return again.index;
  // 初审通过: what has passed belongs to it.
  if (found.startsWith('通过')) return /\p{Script=Han}{2}$/u.exec(text.slice(0, start))?.index ?? start;
  // 寒暑假: the word goes on to the left.
  if (found.startsWith('暑假')) return text[start - 1] === '寒' ? start - 1 : start;
  const feast = /(?:寒假|暑假|国庆|五一|元旦|春节|中秋|端午|清明)$/u.exec(text.slice(0, start));
  if (feast !== null && found.startsWith('放假')) return feast.index;
  const isOneSign = /^[会课考班餐赛]$/u.test(found);
  if (!isOneSign && !/^会(?!议)/u.test(found)) return start;
  const before =
    /(?:大|例|班|晨|年|周|支委|党委|座谈|运动|家长|研讨|报告|发布|代表|专题|生活|公开|(?<![线岗])[上下]|开|停|(?<![设准必装具配储])备|值|交|早|午|晚|中|决|预|月|统|段|补|机|期中|期末)$/u.exec(
      text.slice(0, start),
    );
  if (before) return before.index;
  // 招聘会结束后: what has ended is the whole of it; 会后 may be said of the meeting that was just named.
  return isOneSign ? start : (/\p{Script=Han}{2}$/u.exec(text.slice(0, start))?.index ?? start);
}

const arrived = new RegExp(
  `(?:${takenIn}[^,、\u0002]{1,10}|(?<=^|[,、])\\p{Script=Han}{0,4}(?:开学|入学|入职|入校|报到|到岗|到货|毕业|离校|返校|回国|退休))$`,
  'u',
);

/** What a length of time counts from: 接到报修, 会后, 自受理之日起; where it begins, or -1. */
export function anchorAt(before: string): number {
  const text = withoutLead(before);
  const since = /(?:之?以?后|之日起|之时起|当日起|次日起|日起|起)$/u.exec(text);
  if (since) {
    const event = text.slice(0, since.index);
    const placed = /(?<![存现所])(?:在|于)([^,、在于\u0002]{1,14})$/u.exec(event);
    if (placed) return placed.index + 1;
    return eventStart(event);
  }
  const part = /(?:每|新)?(?:学期|学年|年|季度|月)(?:期?初|期?末|底)$/u.exec(text);
  if (part) return part.index;
  // 开学一周内, 接到通知半小时内: from when, without 后.
  return arrived.exec(text)?.index ?? -1;
}

const actPattern = new RegExp(`^(?:${acts})`, 'u');
/** What is done at the beginning of a text: 完成|验货入库; empty where no act is known there. */
export function actAt(text: string): string {
  return actPattern.exec(text)?.[0] ?? '';
}

/** Whether a text begins with something that is done. */
export function beginsWithAct(text: string): boolean {
  return actPattern.test(text);
}
