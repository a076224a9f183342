import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import { searchFields } from '../../shared/domain/search-fields.ts';
import { matchText, type SearchTerm, type TextMatch } from '../../shared/domain/search-match.ts';

/** A field with what was found in it. */
export interface FieldMatch {
  readonly field: string;
  readonly text: string;
  readonly match: TextMatch;
}

/** A record in which every term was found. */
export interface RankedRecord {
  readonly record: AnyRecord;
  /** What was found in the title or the sentence that stands for the record. */
  readonly heading: FieldMatch | null;
  /** The field that tells most of what the heading does not hold. */
  readonly further: FieldMatch | null;
  readonly score: number;
}

/** Fields whose whole content is a name in its own right: a number that was typed in full is meant. */
const numberFields: ReadonlySet<string> = new Set(['code', 'number', 'staffNumber', 'documentCode', 'fileName']);

/** Looks at the record's own text: null when not every term is in it. Titles count over text, whole over begun words. */
export function rankRecord(
  record: AnyRecord,
  { terms, nowMs }: { readonly terms: readonly SearchTerm[]; readonly nowMs: number },
): RankedRecord | null {
  const { title, heading: headingField, body } = searchFields[record.kind];
  const names = [...new Set([headingField, ...body].filter((field) => field !== null))];
  const matches = names.flatMap((field): FieldMatch[] => {
    const text = String(record.fields[field] ?? '');
    const match = matchText(text, terms);
    return match === null ? [] : [{ field, text, match }];
  });
  if (new Set(matches.flatMap(({ match }) => [...match.found])).size < terms.length) return null;
  const heading = matches.find(({ field }) => field === headingField) ?? null;
  const others = matches.filter(({ field }) => field !== headingField);
  const number = others.find(({ field, match }) => numberFields.has(field) && match.isAll);
  const most = others.toSorted((a, b) => b.match.found.size - a.match.found.size)[0] ?? null;
  const inHeading = heading?.match.found.size === terms.length;
  const score =
    placeScore({ heading, inHeading, hasTitle: title !== null, number, most, terms }) +
    (matches.every(({ match }) => match.exact) ? 8 : 0) +
    recency(record.head.revisionId, nowMs);
  return { record, heading, further: inHeading ? null : (number ?? most), score };
}

interface Findings {
  readonly heading: FieldMatch | null;
  readonly inHeading: boolean;
  readonly hasTitle: boolean;
  readonly number: FieldMatch | undefined;
  readonly most: FieldMatch | null;
  readonly terms: readonly SearchTerm[];
}

function placeScore({ heading, inHeading, hasTitle, number, most, terms }: Findings): number {
  if (number !== undefined) return 90;
  if (heading !== null && inHeading) {
    const base = hasTitle ? 60 : 40;
    // Among titles that hold the same words the shorter one says less besides.
    const short = 4 / (1 + heading.text.length / 20);
    if (heading.match.isAll) return base + 35 + short;
    return base + (heading.match.begins ? 15 : 0) + short;
  }
  return most !== null && most.match.found.size === terms.length ? 25 : 20;
}

/** Up to 3 for what was written just now, half of it after half a year. Revision ids begin with their time (UUIDv7). */
function recency(revisionId: string, nowMs: number): number {
  const madeAtMs = Number.parseInt(revisionId.replace('-', '').slice(0, 12), 16);
  const days = (nowMs - madeAtMs) / 86_400_000;
  return Number.isFinite(days) ? 3 / (1 + Math.max(0, days) / 180) : 0;
}
