import type { PositionDetail } from '../../../shared/contract/positions.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';

/** The three levels under a position: 岗位职责 → 具体工作 → 工作标准. */
export const outlineKinds = ['duty', 'workItem', 'workStandard'] as const;
export type OutlineKind = (typeof outlineKinds)[number];

/** As `afterKey`: behind all siblings, also those that are out of sight. */
export const atEnd = 'end';

/** A line that the user has begun and the file does not hold yet: a record's text must not be empty. */
export interface OutlineDraft {
  readonly key: string;
  readonly kind: OutlineKind;
  readonly parentKey: string;
  /** The sibling it stands behind; null puts it first. */
  readonly afterKey: string | null;
}

/** One visible line. `key` stays the same when a draft becomes a record, so that the caret stays where it is. */
export interface OutlineRow {
  readonly key: string;
  readonly id: string | null;
  readonly kind: OutlineKind;
  readonly depth: 0 | 1 | 2;
  /** 1, 1.1, 1.1.1 as counted among its siblings. */
  readonly number: string;
  readonly text: string;
  readonly parentKey: string;
  readonly childCount: number;
  readonly collapsed: boolean;
  /** Keys of all siblings, itself included, in order. */
  readonly siblings: readonly string[];
  readonly standard: StoredRecord<'workStandard'> | null;
}

export interface OutlineInput {
  readonly detail: PositionDetail;
  readonly drafts: readonly OutlineDraft[];
  readonly collapsed: ReadonlySet<string>;
  /** The key under which a record's line began, for records that began as drafts here. */
  readonly keyOf: (id: string) => string;
}

interface Node {
  readonly key: string;
  readonly id: string | null;
  readonly kind: OutlineKind;
  readonly text: string;
  readonly standard: StoredRecord<'workStandard'> | null;
  readonly children: readonly Node[];
}

/** Puts drafts among their stored siblings; a draft whose neighbour is gone goes to the end. */
function withDrafts(
  stored: readonly Node[],
  drafts: readonly OutlineDraft[],
  build: (draft: OutlineDraft) => Node,
): readonly Node[] {
  const nodes = [...stored];
  for (const draft of drafts) {
    if (nodes.some((node) => node.key === draft.key)) continue;
    const after = draft.afterKey === null ? -1 : nodes.findIndex((node) => node.key === draft.afterKey);
    nodes.splice(draft.afterKey !== null && after < 0 ? nodes.length : after + 1, 0, build(draft));
  }
  return nodes;
}

function tree({ detail, drafts, keyOf }: OutlineInput): readonly Node[] {
  const draftsUnder = (parentKey: string, kind: OutlineKind): readonly OutlineDraft[] =>
    drafts.filter((draft) => draft.parentKey === parentKey && draft.kind === kind);
  const standardsOf = (parentKey: string, stored: readonly Node[]): readonly Node[] =>
    withDrafts(stored, draftsUnder(parentKey, 'workStandard'), (draft) => ({
      ...draft,
      id: null,
      text: '',
      standard: null,
      children: [],
    }));
  const itemsOf = (parentKey: string, stored: readonly Node[]): readonly Node[] =>
    withDrafts(stored, draftsUnder(parentKey, 'workItem'), (draft) => ({
      ...draft,
      id: null,
      text: '',
      standard: null,
      children: standardsOf(draft.key, []),
    }));
  const duties = detail.duties.map((duty): Node => {
    const key = keyOf(duty.id);
    const items = duty.workItems.map((item): Node => {
      const itemKey = keyOf(item.id);
      const standards = item.standards.map(
        (standard): Node => ({
          key: keyOf(standard.id),
          id: standard.id,
          kind: 'workStandard',
          text: standard.requirement,
          standard,
          children: [],
        }),
      );
      return {
        key: itemKey,
        id: item.id,
        kind: 'workItem',
        text: item.text,
        standard: null,
        children: standardsOf(itemKey, standards),
      };
    });
    return { key, id: duty.id, kind: 'duty', text: duty.text, standard: null, children: itemsOf(key, items) };
  });
  return withDrafts(duties, draftsUnder(detail.position.id, 'duty'), (draft) => ({
    ...draft,
    id: null,
    text: '',
    standard: null,
    children: itemsOf(draft.key, []),
  }));
}

/** The lines of a position's outline from top to bottom, without what stands under a collapsed line. */
export function outlineRows(input: OutlineInput): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const visit = (nodes: readonly Node[], parent: { key: string; number: string; depth: number }): void => {
    const siblings = nodes.map((node) => node.key);
    nodes.forEach((node, index) => {
      const number = parent.number === '' ? String(index + 1) : `${parent.number}.${index + 1}`;
      const collapsed = input.collapsed.has(node.key) && node.children.length > 0;
      rows.push({
        key: node.key,
        id: node.id,
        kind: node.kind,
        depth: parent.depth as 0 | 1 | 2,
        number,
        text: node.text,
        parentKey: parent.key,
        childCount: node.children.length,
        collapsed,
        siblings,
        standard: node.standard,
      });
      if (!collapsed) visit(node.children, { key: node.key, number, depth: parent.depth + 1 });
    });
  };
  visit(tree(input), { key: input.detail.position.id, number: '', depth: 0 });
  return rows;
}

/** Where a line goes when it becomes a child of the sibling above it; null where that is impossible. */
export function indented(rows: readonly OutlineRow[], row: OutlineRow): Omit<OutlineDraft, 'key'> | null {
  const kind = outlineKinds[outlineKinds.indexOf(row.kind) + 1];
  const previousKey = row.siblings[row.siblings.indexOf(row.key) - 1];
  if (kind === undefined || previousKey === undefined || row.childCount > 0) return null;
  const children = rows.filter((other) => other.parentKey === previousKey);
  return { kind, parentKey: previousKey, afterKey: children.at(-1)?.key ?? atEnd };
}

/** Where a line goes when it becomes the next sibling of its parent; null where that is impossible. */
export function outdented(rows: readonly OutlineRow[], row: OutlineRow): Omit<OutlineDraft, 'key'> | null {
  const parent = rows.find((other) => other.key === row.parentKey);
  if (parent === undefined || row.childCount > 0) return null;
  return { kind: parent.kind, parentKey: parent.parentKey, afterKey: parent.key };
}

/** The same keys with one of them moved by one place, or null when it stands at that end already. */
export function moved(siblings: readonly string[], key: string, by: -1 | 1): readonly string[] | null {
  const from = siblings.indexOf(key);
  const to = from + by;
  const other = siblings[to];
  if (from < 0 || other === undefined) return null;
  const next = [...siblings];
  next[from] = other;
  next[to] = key;
  return next;
}

/** The same keys with one of them taken out and put behind (or before) another. */
export function placed(
  siblings: readonly string[],
  key: string,
  target: { readonly key: string; readonly before: boolean },
): readonly string[] {
  const rest = siblings.filter((other) => other !== key);
  const at = rest.indexOf(target.key);
  if (at < 0) return [...rest, key];
  rest.splice(target.before ? at : at + 1, 0, key);
  return rest;
}

/** Whether pasted text is a list, one entry a line, rather than a piece of one line. */
export function isManyLines(text: string): boolean {
  return text.split(/\r?\n/u).filter((line) => line.trim() !== '').length > 1;
}
