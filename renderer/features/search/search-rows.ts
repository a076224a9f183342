import type { SearchAnswer, SearchHit } from '../../../shared/contract/search.ts';
import { type Screen, screens } from '../../lib/navigation.ts';

/** One line of the list that Enter does something with. */
export type SearchRow =
  | { readonly type: 'hit'; readonly hit: SearchHit }
  | { readonly type: 'more'; readonly kind: string; readonly count: number; readonly more: boolean }
  | { readonly type: 'screen'; readonly screen: Screen; readonly name: string }
  | { readonly type: 'recent'; readonly text: string }
  | { readonly type: 'clear-recent' };

/** Lines under one heading. */
export interface RowGroup {
  readonly key: string;
  /** A kind of record, or the group's own name. */
  readonly kind: string | null;
  readonly count: { readonly count: number; readonly more: boolean } | null;
  readonly rows: readonly SearchRow[];
}

const emptyHit: SearchRow = {
  type: 'hit',
  hit: {
    id: '',
    kind: 'position',
    title: '',
    titleRanges: [],
    field: 'text',
    excerpt: '',
    excerptRanges: [],
    place: [],
    file: null,
    root: { kind: 'position', id: '', year: null },
  },
};

/** Lines that stand ready, unseen, while nothing is found: the first answer only writes its words into them. */
export const linesAhead: readonly RowGroup[] = ['a', 'b', 'c'].map((key) => ({
  key,
  kind: 'position',
  count: { count: 0, more: false },
  rows: [...Array.from({ length: 5 }, () => emptyHit), { type: 'more', kind: 'position', count: 0, more: false }],
}));

/** The screens that the open file has, by their names. */
export type ScreenNames = Readonly<Partial<Record<Screen, string>>>;

/** The found records by kind, each group with a line to see all of it; before them the screens that are called so. */
export function groupsOf(
  answer: SearchAnswer,
  asked: { readonly text: string; readonly kind: string | null },
  screenNames: ScreenNames,
): RowGroup[] {
  const groups = answer.groups.map((group): RowGroup => {
    const rows: SearchRow[] = group.hits.map((hit) => ({ type: 'hit', hit }));
    const { kind, count, more } = group;
    if (asked.kind === null && (more || count > group.hits.length)) rows.push({ type: 'more', kind, count, more });
    return { key: kind, kind, count: { count, more }, rows };
  });
  const named = asked.kind === null ? screensNamed(asked.text, screenNames) : [];
  if (named.length > 0) groups.unshift({ key: 'screens', kind: null, count: null, rows: named });
  return groups;
}

function screensNamed(text: string, names: ScreenNames): SearchRow[] {
  const typed = text.trim().toLowerCase();
  if (typed.length < 2) return [];
  return screens
    .filter((screen) => names[screen]?.toLowerCase().includes(typed))
    .map((screen): SearchRow => ({ type: 'screen', screen, name: names[screen] ?? '' }));
}

/** Heights that lines have at least, as `search.css` makes them: of a group's name, of one line, and of what stands under it. */
const heights = { name: 30, line: 34, excerpt: 20 } as const;

/** How many lines surely fill a list of this height. */
export function linesWithin(groups: readonly RowGroup[], height: number): number {
  let left = height;
  let lines = 0;
  for (const { rows } of groups) {
    left -= heights.name;
    for (const row of rows) {
      if (left <= 0) return lines;
      const { field, file } = row.type === 'hit' ? row.hit : { field: null, file: null };
      left -= heights.line + (field === null ? 0 : heights.excerpt) + (file === null ? 0 : heights.excerpt);
      lines += 1;
    }
  }
  return lines;
}

/** The groups as far as their first `count` lines go. */
export function firstLines(groups: readonly RowGroup[], count: number): RowGroup[] {
  const starts = startsOf(groups);
  return groups.flatMap((group, order) => {
    const left = count - (starts[order] ?? 0);
    return left > 0 ? [{ ...group, rows: group.rows.slice(0, left) }] : [];
  });
}

/** The number of each group's first line, counted through all groups. */
export function startsOf(groups: readonly RowGroup[]): number[] {
  return groups.map((_, index) => groups.slice(0, index).reduce((sum, { rows }) => sum + rows.length, 0));
}

/** The line that the arrow keys lead to from `at`; with `group` to the first line of the next group. */
export function nextRow(
  groups: readonly RowGroup[],
  at: number,
  key: { readonly by: 1 | -1; readonly group: boolean },
): number {
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (total === 0) return -1;
  if (!key.group) return (at + key.by + total) % total;
  const starts = startsOf(groups);
  const next = key.by === 1 ? starts.find((first) => first > at) : starts.findLast((first) => first < at);
  return next ?? (key.by === 1 ? (starts[0] ?? 0) : (starts.at(-1) ?? 0));
}
