/** PDFs that a hidden print window may fetch, by its id. */
const offered = new Map<string, Uint8Array>();

/** Lets one print window fetch one PDF from our protocol; answers the function that takes it back. */
export function offerPdf(windowId: number, pdf: Uint8Array): () => void {
  offered.set(String(windowId), pdf);
  return () => void offered.delete(String(windowId));
}

/** The PDF that was offered under a name, or null. */
export function offeredPdf(name: string): Uint8Array | null {
  return offered.get(name) ?? null;
}
