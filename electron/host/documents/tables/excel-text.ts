/**
 * Excel reads `_x000D_` as a character of that code; hucre 1.0 leaves it to its caller to say that it is meant as written,
 * and to write so the two codes that are no characters and have no place in XML.
 */
export function excelText(text: string): string {
  const meant = text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');
  return meant.replaceAll('\ufffe', '_xFFFE_').replaceAll('\uffff', '_xFFFF_');
}

/** What Excel takes as a sheet's name; `otherwise` where nothing is left of it. */
export function sheetName(title: string, otherwise: string): string {
  const name = title
    .replaceAll(/[\\/?*[\]:\ufffe\uffff]/gu, ' ')
    .trim()
    .slice(0, 31);
  return name === '' || name.startsWith("'") || name.endsWith("'") ? otherwise : name;
}
