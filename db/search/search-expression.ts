import type { SearchTerm } from '../../shared/domain/search-match.ts';
import { beginToken, inTitle, type SearchToken, wholeToken, wordTokens } from '../../shared/domain/search-tokens.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { kindMark } from './search-entries.ts';

/** Conditions on the index of one kind, strictest first, as FTS5 reads them. Null where a search cannot be put so. */
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

/** Words that an open Latin word may go on to; beyond that the index itself looks for the prefix. */
const mostContinuations = 48;

/**
 * Writes the conditions for some terms; the answer is asked for each kind by its slot. Tokens are letters, digits and
 * Han characters only, and always quoted.
 */
export function searchExpressions(
  db: WorkspaceDb,
  terms: readonly SearchTerm[],
): (slot: number, endings?: 'known' | 'any-ending') => SearchExpressions {
  const continuations = new Map<string, readonly string[] | null>();
  for (const { token, isPrefix } of terms.flat().flatMap(wordTokens)) {
    if (isPrefix && !isOneLetter(token)) continuations.set(token, continuationsOf(db, token));
  }
  // How the Latin words of files go on is not known: the index itself looks for those that begin so.
  const unknown: ReadonlyMap<string, null> = new Map();
  return (slot, endings = 'known') =>
    expressionsOf(terms, { mark: kindMark(slot), continuations: endings === 'known' ? continuations : unknown });
}

interface Tokens {
  readonly mark: string;
  /** What prefixes may go on to; null for those that may go on to too much. */
  readonly continuations: ReadonlyMap<string, readonly string[] | null>;
}

function expressionsOf(terms: readonly SearchTerm[], tokens: Tokens): SearchExpressions {
  const [first] = terms;
  const readings = terms.length === 1 && first ? first.map((word) => [word]) : [terms.flatMap(([word]) => word ?? [])];
  const title = allTerms(terms, (token) => titleCondition(token, tokens));
  const begin = oneOf(readings.map(beginToken), tokens.mark);
  return {
    whole: oneOf(readings.map(wholeToken), tokens.mark),
    begin: title === null || begin === null ? null : `${begin} AND ${title}`,
    title,
    any: allTerms(terms, (token) => anyCondition(token, tokens)) ?? '',
  };
}

function oneOf(found: readonly (string | null)[], mark: string): string | null {
  const known = found.filter((token) => token !== null);
  return known.length === 0 ? null : `(${known.map((token) => quoted(mark + token)).join(' OR ')})`;
}

/** Every term by one of its words; null when a term has none that can be put so. */
function allTerms(terms: readonly SearchTerm[], condition: (token: SearchToken) => string | null): string | null {
  const parts = terms.map((term) => {
    const words = term.flatMap((word) => {
      const conditions = wordTokens(word).map(condition);
      return conditions.every((one) => one !== null) ? [`(${conditions.join(' AND ')})`] : [];
    });
    return words.length === 0 ? null : `(${words.join(' OR ')})`;
  });
  return parts.every((part) => part !== null) ? parts.join(' AND ') : null;
}

function anyCondition({ token, isPrefix }: SearchToken, { mark, continuations }: Tokens): string {
  if (!isPrefix) return quoted(mark + token);
  const words = continuations.get(token) ?? null;
  if (words === null) return `${quoted(mark + token)} *`;
  return `(${words.map((word) => quoted(mark + word)).join(' OR ')})`;
}

/** Prefixes have no index that knows titles: only those whose continuations are known can be put so. */
function titleCondition({ token, isPrefix }: SearchToken, { mark, continuations }: Tokens): string | null {
  if (!isPrefix) return quoted(mark + inTitle(token));
  const words = continuations.get(token) ?? null;
  return words === null ? null : `(${words.map((word) => quoted(mark + inTitle(word))).join(' OR ')})`;
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '')}"`;
}

function isOneLetter(token: string): boolean {
  return [...token].length === 1;
}

/** The words that begin so, itself always among them; null when there are too many. */
function continuationsOf(db: WorkspaceDb, token: string): readonly string[] | null {
  const sql = `SELECT word FROM search_word WHERE word >= ? AND word < ? LIMIT ${mostContinuations + 1}`;
  const words = statement<{ word: string }>(db.raw, sql)
    .all(token, `${token}\u{10ffff}`)
    .map(({ word }) => word);
  if (words.length > mostContinuations) return null;
  return words.includes(token) ? words : [token, ...words];
}
