import type { WorkflowStepKind } from './workflow.ts';

/** A step as a text can hold it; `details` has one sub-step a line. */
export interface TextStep {
  readonly kind: WorkflowStepKind;
  readonly actor: string;
  readonly action: string;
  readonly details: string;
  readonly input: string;
  readonly output: string;
  readonly keeper: string;
  readonly retention: string;
  readonly timeLimit: string;
  readonly timing: string;
}

/** Steps and arrows; arrows name steps by their place from 0. */
export interface WorkflowText {
  readonly steps: readonly TextStep[];
  readonly links: readonly { readonly from: number; readonly to: number; readonly label: string }[];
}

/** Words in 【】 that say what kind of step follows. */
export const kindMarks: Readonly<Record<WorkflowStepKind, string>> = {
  start: '开始',
  action: '办理',
  decision: '判断',
  end: '结束',
  fork: '并行',
  join: '汇合',
};

/** Fields that stand in brackets behind the action, by their words; the first word is the one that is printed. */
export const noteWords = {
  timing: ['时间', '时间节点', '时点'],
  timeLimit: ['时限', '办理时限', '限时'],
  input: ['输入', '依据材料'],
  output: ['记录', '输出', '形成'],
  keeper: ['保管', '保存人', '保管人'],
  retention: ['保存', '保存期限', '期限'],
} as const;
export type NoteField = keyof typeof noteWords;

const special = /[（）()「」【】：:；;→⇒➔➜➡⟶►▶>＞\n]|[-—–－─=]+\s*[>＞→]|[-—–－─=]$|^\s|\s$/u;

/** Whether a text must be quoted to be read back as itself. */
export function needsQuotes(text: string): boolean {
  return special.test(text) || /[《》“”]/u.test(text.replaceAll(/《[^《》“”]*》|“[^《》“”]*”/gu, ''));
}

const conditionWord =
  '(?:是|否|有|无|合格|通过|同意|批准|准予|符合(?:要求|条件|规定)?|齐全|完整|完备|属实|达标|紧急|一般|正常|异常|成功|失败|需要|超标|超限|超支|有误|无误|有异议|无异议|有问题|无问题|可行|可用|确认|修复|满意|充足|重大|一致|适用|恢复)';
const condition = new RegExp(
  `^(?:经)?(?:审核|审查|审批|核实|检查|验收|复核|核对|评审|测试)?(?:不|未|非|没有?|不予)?${conditionWord}(?:的|者|时|类|情况)?$`,
  'u',
);

/** Whether a text by itself names a branch: 合格, 不通过, 是, 齐全的. */
export function isCondition(text: string): boolean {
  return condition.test(text);
}

/** Whether a text at the start of a branch names it; more is taken for a name there than inside a chain. */
export function isBranchName(text: string): boolean {
  return isCondition(text) || (text.length <= 18 && /^(?:如|若|凡|当).|.(?:的|者|时|类)$/u.test(text));
}

/** A quoted text may hold anything; a closing mark inside is doubled. */
export function quoted(text: string): string {
  return `「${text.replaceAll('」', '」」')}」`;
}

/** The text inside quotes that enclose all of it, or null. */
export function unquoted(text: string): string | null {
  if (!text.startsWith('「') || endOfQuote(text, 0) !== text.length - 1) return null;
  return text.slice(1, -1).replaceAll('」」', '」');
}

/** Place of the mark that closes the quote at `start`; the text's end where it stays open. */
function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '」') continue;
    if (text[at + 1] !== '」') return at;
    at += 1;
  }
  return text.length;
}

const opening = new Map([
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['《', '》'],
  ['“', '”'],
]);

/** For every character, whether it stands outside all quotes and brackets. A bracket that is never closed is none. */
function outside(text: string): boolean[] {
  const free = Array.from({ length: text.length }, () => true);
  for (let at = 0; at < text.length; at += 1) {
    const end = text[at] === '「' ? endOfQuote(text, at) : closingOf(text, at);
    if (end === null || end >= text.length) continue;
    for (let inner = at; inner <= end; inner += 1) free[inner] = false;
    at = end;
  }
  return free;
}

function closingOf(text: string, start: number): number | null {
  const first = text[start] ?? '';
  const closing = opening.get(first);
  if (closing === undefined) return null;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '「') at = endOfQuote(text, at);
    else if (character === first || (opening.get(character) === closing && closing !== '”')) depth += 1;
    else if (
      character === closing ||
      (closing === '）' && character === ')') ||
      (closing === ')' && character === '）')
    ) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}

/** Parts of a text between separators that stand outside quotes and brackets. Parts are trimmed; empty ones stay. */
export function splitOutside(text: string, separator: string): string[] {
  const free = outside(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!free[at] || !separator.includes(text[at] ?? '')) continue;
    parts.push(text.slice(from, at).trim());
    from = at + 1;
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/** A bracket at the very end of a text: what stands before and in it. Null when the text ends otherwise. */
export function trailingBracket(text: string): { readonly before: string; readonly inside: string } | null {
  if (!/[）)]$/u.test(text)) return null;
  const free = outside(text);
  let start = text.length - 1;
  while (start > 0 && !free[start - 1]) start -= 1;
  // Several brackets in a row lie in one stretch: the last of them begins after the one before ends.
  for (let at = start; at < text.length; at += 1) {
    const end = text[at] === '「' ? endOfQuote(text, at) : closingOf(text, at);
    if (end === text.length - 1 && /[（(]/u.test(text[at] ?? ''))
      return { before: text.slice(0, at).trim(), inside: text.slice(at + 1, -1).trim() };
    if (end !== null) at = end;
  }
  return null;
}

/** Every way to type an arrow as →; marks inside quotes and brackets of names are left alone, and so is ≥ in > 95%. */
export function withArrows(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    if (text[at] === '「') {
      const end = endOfQuote(text, at);
      result += text.slice(at, end + 1);
      at = end + 1;
      continue;
    }
    const arrow = /^(?:[-—–－─=]+\s*[>＞→]|[⇒➔➜➡⟶►▶]|[>＞](?!\s*[\d=＝]))/u.exec(text.slice(at));
    if (arrow === null) {
      result += text[at] ?? '';
      at += 1;
    } else {
      result += '→';
      at += arrow[0].length;
    }
  }
  return result;
}
