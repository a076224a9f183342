import { countedHits, type SearchGroup, type SearchHit } from '../../shared/contract/search.ts';
import { isRecordKind, type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import { searchFields } from '../../shared/domain/search-fields.ts';
import type { SearchTerm } from '../../shared/domain/search-match.ts';
import { recordTables } from '../record-table.ts';
import { findRow } from '../records/record-rows.ts';
import { ContextReader, kindsOfSections, kindsOfYears, type RecordContext } from '../search/search-context.ts';
import { entryRange, fileTextKind, listSlots, readEntry } from '../search/search-entries.ts';
import { type SearchExpressions, searchExpressions } from '../search/search-expression.ts';
import { findFileTexts } from '../search/search-file-texts.ts';
import { hitOf } from '../search/search-hit.ts';
import { type RankedRecord, rankRecord } from '../search/search-rank.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A search: every term must be found. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  /** Only this kind; null for all. */
  readonly kind: string | null;
  readonly sectionId: string | null;
  readonly year: number | null;
  /** Hits of each kind. */
  readonly limit: number;
  /** The time now in ms since 1970: newer records come a little earlier. */
  readonly nowMs: number;
}

/** Candidates of a kind in each stage: the strictest condition comes first, so few are enough. */
const stageSize = 24;
/** Candidates of a kind that a filter looks at before it says that there may be more. */
const filteredSize = 1_500;
/** Pieces of files that are looked through: a word may stand in every one of the pages of a file. */
const textEntries = 600;

/**
 * The records of all kinds in which every term is found, best group and best record first. A fixed amount of work for
 * each kind, however many records match: the strictest conditions are asked first, newest records first in each.
 */
export function findRecords(db: WorkspaceDb, query: SearchQuery): SearchGroup[] {
  if (query.terms.length === 0) return [];
  const expressions = searchExpressions(db, query.terms);
  const contexts = new ContextReader(db);
  const groups = listSlots(db.raw).flatMap(({ slot, kind }) => {
    if (kind === fileTextKind) return filesOf(db, { query, contexts, expression: expressions(slot, 'any-ending').any });
    if (!isRecordKind(kind) || !isAsked(kind, query)) return [];
    const ofKind = expressions(slot);
    const all = listEntries(db, ofKind.any, isFiltered(query) ? filteredSize : countedHits + 1);
    const found = findOfKind(db, { query, expressions: ofKind, contexts, kind, all });
    return found === null ? [] : [found];
  });
  return groups.toSorted((a, b) => b.score - a.score).map(({ group }) => group);
}

/** The files in whose words every term is found, as one group. */
function filesOf(
  db: WorkspaceDb,
  scope: { readonly query: SearchQuery; readonly contexts: ContextReader; readonly expression: string },
): { score: number; group: SearchGroup }[] {
  const { query, contexts, expression } = scope;
  const kind = query.kind === fileTextKind ? null : query.kind;
  if (kind !== null || !isAsked('evidence', { ...query, kind })) return [];
  const found = findFileTexts(db, {
    terms: query.terms,
    contexts,
    passes: (context) => !isFiltered(query) || passes(context, query),
    entries: listEntries(db, expression, textEntries),
    limit: query.limit,
  });
  return found === null ? [] : [found];
}

function isAsked(kind: RecordKind, query: SearchQuery): boolean {
  if (query.kind !== null && query.kind !== kind) return false;
  if (query.sectionId !== null && !kindsOfSections.has(kind)) return false;
  return query.year === null || kindsOfYears.has(kind);
}

function isFiltered({ sectionId, year }: SearchQuery): boolean {
  return sectionId !== null || year !== null;
}

interface KindSearch {
  readonly query: SearchQuery;
  readonly expressions: SearchExpressions;
  readonly contexts: ContextReader;
  readonly kind: RecordKind;
  /** The newest entries that hold every term. */
  readonly all: readonly number[];
}

/** Reads the best candidates of a kind, and no more of them than are needed to put the best on top. */
function findOfKind(db: WorkspaceDb, search: KindSearch): { score: number; group: SearchGroup } | null {
  const { query, expressions, all } = search;
  if (all.length === 0) return null;
  const needed = query.limit * 2;
  const ranked = new Map<number, RankedRecord>();
  let wrong = 0;
  let looked = 0;
  const read = (entries: readonly number[], atMost: number): number => {
    let count = 0;
    for (const entry of entries) {
      if (ranked.size >= atMost) break;
      count += 1;
      if (ranked.has(entry)) continue;
      const record = rankEntry(db, entry, search);
      if (record === null) wrong += 1;
      else ranked.set(entry, record);
    }
    return count;
  };
  if (!isFiltered(query) && all.length > needed && searchFields[search.kind].title !== null) {
    for (const expression of [expressions.whole, expressions.begin, expressions.title]) {
      if (expression === null || ranked.size >= needed) continue;
      read(listEntries(db, expression, stageSize), needed);
    }
    wrong = 0;
  }
  // What has its words in the title comes before all that has them elsewhere, but for a number typed in full.
  if (ranked.size < needed || mayBeNumber(query)) looked = read(all, Math.max(needed, ranked.size + query.limit));
  if (ranked.size === 0) return null;
  const sorted = [...ranked.values()].toSorted((a, b) => b.score - a.score);
  const isComplete = looked === all.length;
  const isCut = isFiltered(query) ? !isComplete || all.length === filteredSize : all.length > countedHits;
  const count = isComplete || isFiltered(query) ? ranked.size : all.length - wrong;
  return {
    score: sorted[0]?.score ?? 0,
    group: {
      kind: search.kind,
      count: Math.min(count, countedHits),
      more: isCut,
      hits: sorted.slice(0, query.limit).map((record): SearchHit => hitOf(db, record, search.contexts)),
    },
  };
}

/** Whether it could be the number of something. */
function mayBeNumber({ terms }: SearchQuery): boolean {
  return terms.some(([typed]) => typed?.atoms.some(({ kind }) => kind === 'digit') ?? false);
}

/** The record of an entry with its rank; null when the text does not hold every term, or a filter leaves it out. */
function rankEntry(db: WorkspaceDb, entry: number, { query, kind, contexts }: KindSearch): RankedRecord | null {
  const place = readEntry(db.raw, entry);
  const record = place === null ? null : findRow(db.raw, kind, place.recordId);
  if (record === null) return null;
  if (isFiltered(query) && !passes(contexts.of(record), query)) return null;
  return rankRecord(record, query);
}

function passes({ sectionId, year }: RecordContext, query: SearchQuery): boolean {
  if (query.sectionId !== null && sectionId !== query.sectionId) return false;
  return query.year === null || year.includes(String(query.year));
}

/** Entries of a kind that meet its condition, newest first. */
function listEntries(db: WorkspaceDb, expression: string, limit: number): number[] {
  const sql = 'SELECT rowid AS entry FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?';
  return statement<{ entry: number }>(db.raw, sql)
    .all(expression, limit)
    .map(({ entry }) => entry);
}

/** Kinds of which there are records with words, and `fileText` when words of files are known. */
export function listSearchedKinds(db: WorkspaceDb): string[] {
  const some = statement(db.raw, 'SELECT 1 FROM search_entry WHERE entry BETWEEN ? AND ? LIMIT 1');
  return listSlots(db.raw).flatMap(({ slot, kind }) =>
    (kind === fileTextKind || isRecordKind(kind)) && some.get(...entryRange(slot)) !== undefined ? [kind] : [],
  );
}

const yearsSql = recordKinds
  .filter((kind) => recordTables[kind].columns.some(({ field }) => field === 'year'))
  .map(
    (kind) =>
      `SELECT CAST(substr(year, 1, 4) AS INTEGER) AS year FROM ${recordTables[kind].table} WHERE department_id = :departmentId`,
  )
  .join(' UNION ');

/** The years that records of the department belong to, newest first. */
export function listYears(db: WorkspaceDb, departmentId: string): number[] {
  const sql = `SELECT year FROM (${yearsSql}) WHERE year BETWEEN 1900 AND 2200 ORDER BY year DESC`;
  return statement<{ year: number }>(db.raw, sql)
    .all({ departmentId })
    .map(({ year }) => year);
}
