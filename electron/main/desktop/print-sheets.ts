/** Drawings that a hidden print window may fetch, by its id. */
const offered = new Map<string, string>();

/** Lets one print window fetch one drawing from our protocol; answers the function that takes it back. */
export function offerSheets(windowId: number, svg: string): () => void {
  offered.set(String(windowId), svg);
  return () => void offered.delete(String(windowId));
}

/** The drawing that was offered under a name, or null. */
export function offeredSheets(name: string): string | null {
  return offered.get(name) ?? null;
}
