import type { OrganizationPosition, OrganizationSection } from './organization.ts';

/** A position in a column: how far in it stands, and whom of its own column it stands under; null: under the head. */
export interface PlacedPosition {
  readonly position: OrganizationPosition;
  readonly depth: number;
  readonly parentId: string | null;
}

/** A section as it is drawn: who leads it alone, under its head, and the others in columns from the top down. */
export interface SectionColumns {
  readonly lead: OrganizationPosition | null;
  /** One at least. */
  readonly columns: readonly (readonly PlacedPosition[])[];
}

/** The positions of a section, each after the one that it reports to, in columns of about `mostRows` at most. */
export function columnsOf({ positions }: OrganizationSection, mostRows: number): SectionColumns {
  const { roots, below } = treeOf(positions);
  const [first] = roots;
  const lead = roots.length === 1 && first !== undefined ? first : null;
  const ordered: OrganizationPosition[] = [];
  const walk = (position: OrganizationPosition): void => {
    if (position !== lead) ordered.push(position);
    for (const child of below.get(position.id) ?? []) walk(child);
  };
  for (const root of roots) walk(root);

  const target = Math.ceil(ordered.length / Math.max(1, Math.ceil(ordered.length / mostRows)));
  const columns: PlacedPosition[][] = [[]];
  let depths = new Map<string, number>();
  for (const position of ordered) {
    const superiorId = position.superior?.id ?? '';
    let column = columns.at(-1) ?? [];
    const isTop = !depths.has(superiorId);
    // A new column begins between two groups where it can, and in the middle of one where it would grow too long.
    if (column.length > 0 && column.length >= (isTop ? target : target * 1.5)) {
      column = [];
      columns.push(column);
      depths = new Map();
    }
    const above = depths.get(superiorId);
    const depth = (above ?? 0) + 1;
    depths.set(position.id, depth);
    column.push({ position, depth, parentId: above === undefined ? null : superiorId });
  }
  return { lead, columns };
}

/** Leaders in rows: who reports to another of them stands in a row below. */
export function leaderLevels(leaders: readonly OrganizationPosition[]): readonly (readonly OrganizationPosition[])[] {
  const { roots, below } = treeOf(leaders);
  const levels: OrganizationPosition[][] = [];
  for (let row = roots; row.length > 0; row = row.flatMap(({ id }) => below.get(id) ?? [])) levels.push(row);
  return levels;
}

/** Who reports to whom among some positions. Those in a circle, which no rule lets arise, stand at the top. */
function treeOf(positions: readonly OrganizationPosition[]): {
  readonly roots: OrganizationPosition[];
  readonly below: ReadonlyMap<string, OrganizationPosition[]>;
} {
  const byId = new Map(positions.map((position) => [position.id, position]));
  const isRoot = (position: OrganizationPosition): boolean => {
    const seen = new Set([position.id]);
    for (let up = byId.get(position.superior?.id ?? ''); up !== undefined; up = byId.get(up.superior?.id ?? '')) {
      if (up.id === position.id) return true;
      if (seen.has(up.id)) break;
      seen.add(up.id);
    }
    return !byId.has(position.superior?.id ?? '');
  };
  const roots = positions.filter(isRoot);
  const tops = new Set(roots);
  const below = Map.groupBy(
    positions.filter((position) => !tops.has(position)),
    ({ superior }) => superior?.id ?? '',
  );
  return { roots, below };
}
