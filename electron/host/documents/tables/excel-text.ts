/** Excel reads `_x000D_` as a character of that code. */
export function excelText(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');
}

/** What Excel takes as a sheet's name; `otherwise` where nothing is left of it. */
export function sheetName(title: string, otherwise: string): string {
  const name = title
    .replaceAll(/[\\/?*[\]:]/gu, ' ')
    .trim()
    .slice(0, 31);
  return name === '' || name.startsWith("'") || name.endsWith("'") ? otherwise : name;
}
