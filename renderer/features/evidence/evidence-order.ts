import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { evidenceKinds, evidenceYearKinds, secrecyLevels } from '../../../shared/domain/evidence.ts';
import { sortByNumber } from '../../../shared/domain/evidence-number.ts';
import { compareText } from '../../lib/format.ts';
import type { GridColumn } from './grid-model.ts';

/** What the list can be sorted by. */
export type OrderColumn = GridColumn | 'file' | 'size' | 'links';

/** An order as it was when it was asked for: a row keeps its place while it is edited, as in Excel. */
export interface EvidenceOrder {
  readonly column: OrderColumn;
  readonly down: boolean;
  readonly places: ReadonlyMap<string, number>;
}

/** A click on the head of a column: up, down, and with the third the list's own order by numbers again. */
export function turnOrder(
  rows: readonly EvidenceRow[],
  column: OrderColumn,
  now: EvidenceOrder | null,
): EvidenceOrder | null {
  if (now?.column === column && now.down) return null;
  const down = now?.column === column;
  const sorted = sortedBy(rows, column);
  // What has nothing in the column stands last either way.
  const filled = sorted.filter((row) => !isBlank(row, column));
  const blank = sorted.filter((row) => isBlank(row, column));
  const all = [...(down ? filled.toReversed() : filled), ...blank];
  return { column, down, places: new Map(all.map(({ id }, place) => [id, place])) };
}

/** The rows in that order; what came since stands at the end. */
export function inOrder(rows: readonly EvidenceRow[], order: EvidenceOrder | null): readonly EvidenceRow[] {
  if (order === null) return rows;
  const placeOf = ({ id }: EvidenceRow): number => order.places.get(id) ?? order.places.size;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const lists = { kind: evidenceKinds, yearKind: evidenceYearKinds, secrecyLevel: secrecyLevels } as const;

function sortedBy(rows: readonly EvidenceRow[], column: OrderColumn): readonly EvidenceRow[] {
  switch (column) {
    case 'number':
      return sortByNumber(rows, ({ number }) => number);
    case 'size':
      return rows.toSorted((a, b) => a.sizeBytes - b.sizeBytes);
    case 'links':
      return rows.toSorted((a, b) => a.links.length - b.links.length);
    case 'kind':
    case 'yearKind':
    case 'secrecyLevel': {
      const list: readonly string[] = lists[column];
      return rows.toSorted((a, b) => list.indexOf(a[column]) - list.indexOf(b[column]));
    }
    default:
      return rows.toSorted((a, b) => compareText(textOf(a, column), textOf(b, column)));
  }
}

function textOf(row: EvidenceRow, column: OrderColumn): string {
  if (column === 'file') return row.fileName;
  if (column === 'size') return row.fileHash;
  return column === 'links' ? String(row.links.length) : row[column];
}

function isBlank(row: EvidenceRow, column: OrderColumn): boolean {
  return textOf(row, column) === '';
}
