import type { StepDraft } from './drafts.ts';
import type { Span, Words } from './ledger.ts';
import { wordsAt } from './lines.ts';

const arrow = /(?:→|➔|➜|➝|➞|⟶|⇒|➡|↓|⬇|》》|——>|-{1,3}>|—{1,2}>|={1,2}>|>>)+/gu;

/** How many arrows a text has. */
export function arrowCount(text: string): number {
  return [...text.matchAll(arrow)].length;
}

/** A chain A→B→C as steps, with the name in front of it (报修流程：A→B). Null when the text is no chain. */
export function readChain(span: Span): { name: Words | null; steps: StepDraft[] } | null {
  const text = span.source.clean.text.slice(span.from, span.to);
  const arrows = [...text.matchAll(arrow)];
  const first = arrows[0];
  if (first === undefined) return null;
  const name = /^[\s\u3000]*([^：:→]{2,30}(?:流程|程序))[：:]/u.exec(text.slice(0, first.index));
  const start = name === null ? 0 : name[0].length;
  const cuts = [start, ...arrows.map(({ index, 0: words }) => [index, index + words.length]).flat(), text.length];
  const steps: StepDraft[] = [];
  for (let index = 0; index + 1 < cuts.length; index += 2) {
    const words = wordsAt(span.source, span.from + (cuts[index] ?? 0), span.from + (cuts[index + 1] ?? 0));
    if (words.text !== '') steps.push(readStep(words));
  }
  if (steps.length === 0) return null;
  return {
    name: name === null ? null : wordsAt(span.source, span.from, span.from + (name[0].length - 1)),
    steps,
  };
}

const actorBehind =
  /[（(](?:责任人|责任岗位|责任部门|责任者|办理人|经办人|执行人|负责人|承办人|实施人|操作人)[：:]([^（）()]{2,20})[）)][\s\u3000。；;]*$/u;

/** 核对档期（责任人：场地管理员）. */
function readActorBehind(span: Span): StepDraft | null {
  const text = span.source.clean.text.slice(span.from, span.to);
  const match = actorBehind.exec(text);
  if (match?.[1] === undefined || match.index < 2) return null;
  const at = span.from + match.index + match[0].indexOf(match[1]);
  return {
    actor: wordsAt(span.source, at, at + match[1].length),
    action: wordsAt(span.source, span.from, span.from + match.index),
    fields: new Map(),
  };
}

/** A step's words; 办公室：受理 names who acts. */
export function readStep(words: Words): StepDraft {
  const span = words.spans[0];
  const match = /^([^：:，。；,;（）()]{2,14})[：:](.+)$/su.exec(words.text);
  if (span === undefined || words.spans.length > 1) return { actor: null, action: words, fields: new Map() };
  const behind = readActorBehind(span);
  if (behind !== null) return behind;
  if (match?.[1] === undefined) return { actor: null, action: words, fields: new Map() };
  const colon = span.source.clean.text.slice(span.from, span.to).search(/[：:]/u);
  return {
    actor: wordsAt(span.source, span.from, span.from + colon),
    action: wordsAt(span.source, span.from + colon + 1, span.to),
    fields: new Map(),
  };
}
