/**
 * The full order of siblings after somebody put some of them (`wanted`, each once) in a new order: those take, in their
 * new order, the places that they held before, and the others stay where they are. So a filtered list can be sorted
 * without moving what it hides. Null when `wanted` names something that is not among the siblings, or names it twice.
 */
export function mergeOrder(current: readonly string[], wanted: readonly string[]): string[] | null {
  const moved = new Set(wanted);
  const standing = new Set(current);
  if (moved.size < wanted.length || wanted.some((id) => !standing.has(id))) return null;
  const next = wanted.values();
  return current.map((id) => (moved.has(id) ? (next.next().value ?? id) : id));
}
