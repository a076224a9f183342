import { readStandard } from './standard-text/read-standard.ts';

/** What stands between two things asked for; the marks themselves belong to what they end. */
const ends = /[，,；;。\n]/u;
const opening = '（(【[《“';
const closing = '）)】]》”';

/** A text in its clauses, each with the mark that ends it; brackets and quotation marks stay whole. */
function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  let clause = '';
  let depth = 0;
  for (const letter of text) {
    if (opening.includes(letter)) depth += 1;
    else if (closing.includes(letter)) depth = Math.max(0, depth - 1);
    clause += letter;
    // 10,000 is a figure, not two clauses.
    if (depth === 0 && ends.test(letter)) {
      clauses.push(clause);
      clause = '';
    }
  }
  return clause === '' ? clauses : [...clauses, clause];
}

function figuresIn(text: string): number {
  const { spans, otherFigures } = readStandard(text);
  return spans.length + otherFigures;
}

/**
 * The texts of several standards that one text asks for at once: 2小时内响应，24小时内完成 gives both. A clause without a
 * figure stays with the one that follows it, and the last ones with the one before. Empty when the text asks for one
 * thing; else no character of it is lost but the marks between the parts.
 */
export function standardsIn(text: string): readonly string[] {
  const parts: string[] = [];
  let waiting = '';
  for (const clause of joinedFigures(clausesOf(text))) {
    if (figuresIn(clause) > 0) {
      parts.push(waiting + clause);
      waiting = '';
    } else waiting += clause;
  }
  const last = parts.pop();
  if (last !== undefined) parts.push(last + waiting);
  return parts.length < 2 ? [] : parts.map((part) => part.replace(/[，,；;。\s]+$/u, '').trim());
}

/** 1,000元 was no end of a clause. */
function joinedFigures(clauses: readonly string[]): string[] {
  const joined: string[] = [];
  for (const clause of clauses) {
    const before = joined.at(-1);
    if (before !== undefined && /\d,$/u.test(before) && /^\d{3}(?!\d)/u.test(clause))
      joined[joined.length - 1] = before + clause;
    else joined.push(clause);
  }
  return joined;
}
