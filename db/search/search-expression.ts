import { beginToken, inTitle, isPlainToken, type SearchToken, wordTokens } from '../../shared/domain/search-tokens.ts';
import type { SearchTerm } from '../../shared/domain/search-match.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Conditions on the index, strictest first, as FTS5 reads them. Null where a search cannot be put so. */
export interface SearchExpressions {
  /** Titles that are just what was typed. */
  readonly whole: string | null;
  /** Titles that begin with it. */
  readonly begin: string | null;
  /** Titles that hold all of it. */
  readonly title: string | null;
  /** Records that hold all of it, anywhere. */
  readonly any: string;
}

/** Tokens that an open Latin word may go on to; beyond that the index itself looks for the prefix. */
const mostContinuations = 48;

/** Writes the conditions for some terms. Tokens are letters, digits and Han characters only, and always quoted. */
export function searchExpressions(db: WorkspaceDb, terms: readonly SearchTerm[]): SearchExpressions {
  const continuations = new Map<string, readonly string[] | null>();
  const resolve = (token: string): readonly string[] | null => {
    let known = continuations.get(token);
    if (known === undefined) {
      known = continuationsOf(db, token);
      continuations.set(token, known);
    }
    return known;
  };
  const readings =
    terms.length === 1 ? (terms[0] ?? []).map((word) => [word]) : [terms.flatMap(([first]) => first ?? [])];
  const begins = (whole: boolean): string | null => {
    const tokens = readings.map((words) => beginToken(words, whole)).filter((token) => token !== null);
    return tokens.length === 0 ? null : tokens.map(quoted).join(' OR ');
  };
  const title = terms.map((term) => termExpression(term, (token) => titleCondition(token, resolve)));
  return {
    whole: begins(true),
    begin: begins(false),
    title: title.every((part) => part !== null) ? title.join(' AND ') : null,
    any: terms.map((term) => termExpression(term, (token) => anyCondition(token, resolve))).join(' AND '),
  };
}

function termExpression(term: SearchTerm, condition: (token: SearchToken) => string | null): string | null {
  const words = term.map((word) => {
    const parts = wordTokens(word).map(condition);
    return parts.every((part) => part !== null) ? `(${parts.join(' AND ')})` : null;
  });
  const possible = words.filter((part) => part !== null);
  return possible.length === 0 ? null : `(${possible.join(' OR ')})`;
}

type Resolve = (token: string) => readonly string[] | null;

function anyCondition(token: SearchToken, resolve: Resolve): string {
  if (!token.isPrefix) return quoted(token);
  const tokens = isOneLetter(token.token) ? null : resolve(token.token);
  return tokens === null ? quoted(token) : anyOf(tokens);
}

/** One-letter prefixes have an index of their own, but none that knows titles. */
function titleCondition(token: SearchToken, resolve: Resolve): string | null {
  if (!token.isPrefix) return quoted({ token: inTitle(token.token), isPrefix: false });
  const tokens = isOneLetter(token.token) ? null : resolve(token.token);
  return tokens === null ? null : anyOf(tokens.map(inTitle));
}

function anyOf(tokens: readonly string[]): string {
  return `(${tokens.map((token) => quoted({ token, isPrefix: false })).join(' OR ')})`;
}

function quoted({ token, isPrefix }: SearchToken): string {
  return `"${token.replaceAll('"', '')}"${isPrefix ? ' *' : ''}`;
}

function isOneLetter(token: string): boolean {
  return [...token].length === 1;
}

/**
 * The tokens that begin so, the most frequent first and the token itself always. Asked once a search: FTS5 would put the
 * lists of all of them together anew in every question. Null when there are too many.
 */
function continuationsOf(db: WorkspaceDb, token: string): readonly string[] | null {
  const rows = statement<{ term: string }>(
    db.raw,
    'SELECT term FROM search_term WHERE term >= ? AND term < ? LIMIT 400',
  ).all(token, `${token}\u{10ffff}`);
  const plain = rows.map(({ term }) => term).filter(isPlainToken);
  if (plain.length > mostContinuations || rows.length === 400) return null;
  return plain.includes(token) ? plain : [token, ...plain];
}
