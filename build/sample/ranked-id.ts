/** The id of a record by its kind and what the source calls it, such as `workStandard:WX02-3-3-1`. */
export function rankedId(ranked: ReadonlyMap<string, string>, label: string): string {
  const id = ranked.get(label);
  if (id === undefined) throw new Error(`the sample names ${label}, which is not there`);
  return id;
}
