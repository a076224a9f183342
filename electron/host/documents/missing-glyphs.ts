/**
 * Letters that no font can draw, from the error with which Typst refuses to write PDF/A:
 * `the text "😀" could not be displayed with font …`. Empty when the error is about something else.
 */
export function missingGlyphsFrom(cause: unknown): string[] {
  const words = String(cause).replaceAll('\\"', '"');
  const found = [...words.matchAll(/the text `?"(.*?)"`? could not be displayed/gu)].flatMap((match) => [
    ...unescape(match[1] ?? ''),
  ]);
  return [...new Set(found)];
}

/** Rust's debug form writes unprintable characters as `\u{1f600}`. */
function unescape(text: string): string {
  return text.replace(/\\+u\{([0-9a-f]+)\}/gu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
