/** How the name of a unit ends: only after one of these may a blank or a line's end part two names. */
const unitEnd = /(?:[处部办室系院馆会科组所站社厅局委等]|中心|部门|单位|师生|教研室|小组|学校|[)）])$/u;

/**
 * The units named in one cell, however they are separated: 、，；/ and line breaks part them always (but not inside
 * brackets), blanks only after what reads as a unit's name. A name that a narrow column broke is put together again.
 */
export function splitUnits(text: string): string[] {
  const names: string[] = [];
  let name = '';
  let depth = 0;
  const end = (): void => {
    if (name !== '') names.push(name);
    name = '';
  };
  const pieces = text.replaceAll(/\r\n?/gu, '\n').trim();
  for (const char of pieces) {
    if (/[(（]/u.test(char)) depth += 1;
    if (/[)）]/u.test(char)) depth = Math.max(0, depth - 1);
    if (depth > 0) name += /\s/u.test(char) ? '' : char;
    else if (/[、，,；;/／|]/u.test(char)) end();
    else if (/\s/u.test(char)) {
      if (unitEnd.test(name)) end();
    } else name += char;
  }
  end();
  return [...new Set(names)];
}

/** The units of a cell as one line, separated by 、. */
export function unitsLine(text: string): string {
  return splitUnits(text).join('、');
}
