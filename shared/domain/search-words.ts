/** The words of a search, each of which must be found: in lower case, cut at blanks, full-width ones too. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}
