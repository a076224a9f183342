import { type ApprovalContent, type ContentRecord, ownedKinds } from './approval-content.ts';
import type { ApprovalSubjectKind } from './approval.ts';
import type { RecordKind } from './record-kind.ts';
import type { FieldValue } from './revision.ts';
import { type DiffPiece, diffText } from './text-diff.ts';

/** One record of two versions: what became of it, and of each field that holds something in either. */
export interface RecordComparison {
  readonly kind: RecordKind;
  readonly id: string;
  /** `moved`: the same words at another place. */
  readonly change: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  readonly fields: readonly { readonly field: string; readonly pieces: readonly DiffPiece[] }[];
}

interface CompareOptions {
  readonly subject: ApprovalSubjectKind;
  /** The words of a value that names another record; null for a field with a value of its own. */
  readonly nameOf: (kind: RecordKind, field: string, value: FieldValue) => string | null;
}

/**
 * Two versions as one document: owners with what they own below them, in the newer order, what was removed where it
 * stood. Records are the same by their ids.
 */
export function compareContents(
  before: ApprovalContent,
  after: ApprovalContent,
  { subject, nameOf }: CompareOptions,
): RecordComparison[] {
  const owned = ownedKinds(subject);
  const result: RecordComparison[] = [];
  const visit = (kind: RecordKind, old: readonly ContentRecord[], now: readonly ContentRecord[]): void => {
    const kept = stableIds(
      old.map(({ id }) => id),
      now.map(({ id }) => id),
    );
    for (const { id, was, is } of pairs(old, now)) {
      const ownerField = owned.find((each) => each.kind === kind)?.field;
      const fields = compareFields(kind, { was, is, ownerField, nameOf });
      result.push({ kind, id, fields, change: changeOf(was, is, { fields, kept: kept.has(id) }) });
      for (const below of owned.filter(({ owner }) => owner === kind)) {
        const ofOwner = (content: ApprovalContent, present: boolean) =>
          present ? (content[below.kind] ?? []).filter((record) => record[below.field] === id) : [];
        visit(below.kind, ofOwner(before, was !== undefined), ofOwner(after, is !== undefined));
      }
    }
  };
  visit(subject, before[subject] ?? [], after[subject] ?? []);
  // A version of before files belonged to the contents says nothing of them.
  if (before.evidence !== undefined) visit('evidence', before.evidence, after.evidence ?? []);
  return result;
}

interface Pair {
  readonly id: string;
  readonly was: ContentRecord | undefined;
  readonly is: ContentRecord | undefined;
}

/** In the newer order; a removed record follows the one that it followed. */
function pairs(old: readonly ContentRecord[], now: readonly ContentRecord[]): Pair[] {
  const oldById = new Map(old.map((record) => [record.id, record]));
  const list: Pair[] = now.map((is) => ({ id: is.id, was: oldById.get(is.id), is }));
  const present = new Set(now.map(({ id }) => id));
  for (const [index, was] of old.entries()) {
    if (present.has(was.id)) continue;
    const previous = old[index - 1]?.id;
    const at = previous === undefined ? 0 : list.findIndex(({ id }) => id === previous) + 1;
    list.splice(at, 0, { id: was.id, was, is: undefined });
  }
  return list;
}

/** The shared ids that need not move: a longest run that stands in the same order in both. */
function stableIds(old: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const places = new Map(old.map((id, place) => [id, place]));
  const shared = now.flatMap((id) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  const lengths = shared.map(() => 1);
  const previous = shared.map(() => -1);
  let best = shared.length === 0 ? -1 : 0;
  for (let end = 0; end < shared.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      if ((shared[start]?.place ?? 0) < (shared[end]?.place ?? 0) && (lengths[start] ?? 0) + 1 > (lengths[end] ?? 0)) {
        lengths[end] = (lengths[start] ?? 0) + 1;
        previous[end] = start;
      }
    }
    if ((lengths[end] ?? 0) > (lengths[best] ?? 0)) best = end;
  }
  const kept = new Set<string>();
  for (let at = best; at >= 0; at = previous[at] ?? -1) kept.add(shared[at]?.id ?? '');
  return kept;
}

function compareFields(
  kind: RecordKind,
  input: Pick<Pair, 'was' | 'is'> & {
    readonly ownerField: string | undefined;
    readonly nameOf: CompareOptions['nameOf'];
  },
): RecordComparison['fields'] {
  const { was, is, ownerField, nameOf } = input;
  const names = Object.keys(is ?? was ?? {}).filter((field) => field !== 'id' && field !== ownerField);
  const words = (field: string, value: FieldValue | undefined): string => {
    if (value === undefined || value === null) return '';
    return nameOf(kind, field, value) ?? String(value);
  };
  return names.flatMap((field) => {
    const pieces = diffText(words(field, was?.[field]), words(field, is?.[field]));
    return pieces.length === 0 ? [] : [{ field, pieces }];
  });
}

function changeOf(
  was: ContentRecord | undefined,
  is: ContentRecord | undefined,
  { fields, kept }: { readonly fields: RecordComparison['fields']; readonly kept: boolean },
): RecordComparison['change'] {
  if (was === undefined) return 'added';
  if (is === undefined) return 'removed';
  if (fields.some(({ pieces }) => pieces.some(({ change }) => change !== 'same'))) return 'changed';
  return kept ? 'same' : 'moved';
}
