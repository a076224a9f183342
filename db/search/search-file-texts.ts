import { countedHits, type SearchGroup, type SearchHit } from '../../shared/contract/search.ts';
import { cellMark, placeInPiece, type TextPiece } from '../../shared/domain/reading.ts';
import {
  type Excerpt,
  excerpt,
  matchText,
  type SearchTerm,
  type TextMatch,
  type TextRange,
} from '../../shared/domain/search-match.ts';
import { readPiece } from '../evidence/file-texts.ts';
import { listOwnersOf } from '../queries/readable-files.ts';
import { findRow } from '../records/record-rows.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import type { ContextReader, RecordContext } from './search-context.ts';
import { fileTextKind, readEntry } from './search-entries.ts';
import { hitOf } from './search-hit.ts';

/** Shorter than the excerpt of a field: the name of the file and the place stand before it. */
const excerptLength = 60;
/** Pieces whose words are looked at; each is unpacked and read through, some tenth of a millisecond. */
const mostPieces = 60;

interface FileSearch {
  readonly terms: readonly SearchTerm[];
  readonly contexts: ContextReader;
  /** Whether a piece of evidence is among those that are asked for. */
  readonly passes: (context: RecordContext) => boolean;
  /** Entries that may hold all terms, newest first. */
  readonly entries: readonly number[];
  readonly limit: number;
}

interface FoundPiece {
  readonly fileHash: string;
  readonly piece: TextPiece;
  readonly match: TextMatch;
}

/** The files in whose words every term stands together, best first: one hit a file, at its first place. */
export function findFileTexts(db: WorkspaceDb, search: FileSearch): { score: number; group: SearchGroup } | null {
  const pieces = piecesByFile(db, search.entries);
  const hits: { readonly hit: SearchHit; readonly score: number }[] = [];
  let looked = 0;
  let files = 0;
  for (const [fileHash, ordinals] of pieces) {
    if (looked >= mostPieces || hits.length >= search.limit * 2) break;
    files += 1;
    for (const ordinal of ordinals) {
      looked += 1;
      const found = matchPiece(db, { fileHash, ordinal, terms: search.terms });
      if (found === null) continue;
      const hit = hitIn(db, found, { search, others: ordinals.length - 1 });
      if (hit !== null) hits.push({ hit, score: (found.match.exact ? 4 : 0) + Math.min(3, found.match.ranges.length) });
      break;
    }
  }
  if (hits.length === 0) return null;
  const best = hits.toSorted((a, b) => b.score - a.score).slice(0, search.limit);
  const isComplete = files === pieces.size;
  const count = isComplete ? hits.length : hits.length + pieces.size - files;
  return {
    // Below the records: who knows a title means the record, who knows a sentence of a file finds nothing else.
    score: 10,
    group: {
      kind: fileTextKind,
      count: Math.min(count, countedHits),
      more: count > countedHits || search.entries.length > countedHits,
      hits: best.map(({ hit }) => hit),
    },
  };
}

/** Pieces of each file in the order of the file; the file with the newest entry first. */
function piecesByFile(db: WorkspaceDb, entries: readonly number[]): ReadonlyMap<string, readonly number[]> {
  const pieces = new Map<string, number[]>();
  for (const entry of entries) {
    const place = readEntry(db.raw, entry);
    if (place === null) continue;
    const ordinals = pieces.get(place.recordId);
    if (ordinals === undefined) pieces.set(place.recordId, [Number(place.place)]);
    else ordinals.push(Number(place.place));
  }
  for (const ordinals of pieces.values()) ordinals.sort((a, b) => a - b);
  return pieces;
}

function matchPiece(
  db: WorkspaceDb,
  { fileHash, ordinal, terms }: { fileHash: string; ordinal: number; terms: readonly SearchTerm[] },
): FoundPiece | null {
  const piece = readPiece(db, fileHash, ordinal);
  const match = piece === null ? null : matchText(piece.text, terms);
  return piece === null || match === null || match.found.size < terms.length ? null : { fileHash, piece, match };
}

/** The hit of the first piece of evidence that has the file and is asked for; null when there is none. */
function hitIn(
  db: WorkspaceDb,
  { fileHash, piece, match }: FoundPiece,
  { search, others }: { readonly search: FileSearch; readonly others: number },
): SearchHit | null {
  for (const { id, fileName } of listOwnersOf(db, fileHash)) {
    const record = findRow(db.raw, 'evidence', id);
    if (record === null || !search.passes(search.contexts.of(record))) continue;
    const heading = matchText(String(record.fields['title'] ?? ''), search.terms);
    const ranked = {
      record,
      heading: heading === null ? null : { field: 'title', text: String(record.fields['title']), match: heading },
      further: null,
      score: 0,
    };
    const shown = shownAround(piece.text.replaceAll(cellMark, ' '), match.ranges);
    return {
      ...hitOf(db, ranked, search.contexts),
      kind: fileTextKind,
      excerpt: shown.text,
      excerptRanges: shown.ranges,
      file: { fileHash, fileName, place: placeInPiece(piece, match.ranges[0]?.[0] ?? 0), others },
    };
  }
  return null;
}

/** What stands before the first words that were found, so that a narrow line never hides them. */
const leadLength = 12;

function shownAround(text: string, ranges: readonly TextRange[]): Excerpt {
  const from = Math.max(0, (ranges[0]?.[0] ?? 0) - leadLength);
  // No character outside the basic plane is cut in half.
  const code = text.charCodeAt(from);
  const begin = code >= 0xdc00 && code <= 0xdfff ? from + 1 : from;
  const moved = ranges.map(([start, end]): TextRange => [start - begin, end - begin]);
  const shown = excerpt(text.slice(begin), moved, excerptLength);
  if (begin === 0) return shown;
  return { text: `…${shown.text}`, ranges: shown.ranges.map(([start, end]): TextRange => [start + 1, end + 1]) };
}
