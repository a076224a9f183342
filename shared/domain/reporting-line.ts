/** What the rule needs to know of a position. */
export interface ReportingLine {
  readonly id: string;
  readonly reportsToPositionId: string | null;
}

/**
 * The positions that report to one another in a circle after `change`, beginning with the changed one; null when there
 * is no such circle. References to positions that are not in the list end a line.
 */
export function findReportingCycle(positions: readonly ReportingLine[], change: ReportingLine): string[] | null {
  const superiors = new Map(positions.map((position) => [position.id, position.reportsToPositionId]));
  superiors.set(change.id, change.reportsToPositionId);
  const path: string[] = [];
  const seen = new Set<string>();
  for (let id: string | null = change.id; id !== null; id = superiors.get(id) ?? null) {
    if (id === change.id && path.length > 0) return path;
    // A circle further up that the changed position only leads into is not this change's doing.
    if (seen.has(id)) return null;
    seen.add(id);
    path.push(id);
  }
  return null;
}
