import { isBlank } from './clean.ts';
import type { ColumnHead, TableContext } from './column-head.ts';
import { listHead } from './column-head.ts';
import type { Grid, GridCell } from './grid.ts';
import { isOrganization, isRole } from './headings.ts';
import type { ImportRole } from './labels.ts';

/** The cells that say something, row by row, from a row until a blank one. */
export function bandFrom(grid: Grid, from: number): readonly (readonly GridCell[])[] {
  const band: (readonly GridCell[])[] = [];
  for (const row of grid.rows.slice(from)) {
    const said = row.filter(({ text }) => !isBlank(text));
    if (said.length === 0) break;
    band.push(said);
  }
  return band;
}

const counted: ReadonlySet<ImportRole> = new Set(['serial', 'headcount', 'ratedScore']);
const contents: ReadonlySet<ImportRole> = new Set(['name', 'duty', 'workItem', 'standard', 'stepAction', 'workflow']);

/**
 * Whether the rows below a blank one go on with the list above them. They do not when they stand in other columns, say
 * words where the list counts, leave out all that the list is about, or come under a title of their own.
 */
export function goesOn({ roles }: Pick<ColumnHead, 'roles'>, band: readonly (readonly GridCell[])[]): boolean {
  const rows = band.filter((row) => row.length > 1);
  if (rows.length === 0) return true;
  const columns = [...roles.keys()];
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const cells = rows.flat();
  if (cells.some(({ column }) => column < first || column > last)) return false;
  const of = (wanted: ReadonlySet<ImportRole>): GridCell[] =>
    cells.filter(({ column }) => wanted.has(roles.get(column) ?? 'keep'));
  const numbers = of(counted);
  if (numbers.filter(({ text }) => !/\d|[一二三四五六七八九十]/u.test(text)).length * 2 > numbers.length) return false;
  const about = columns.some((column) => contents.has(roles.get(column) ?? 'keep'));
  if (about && of(contents).length === 0) return false;
  return !hasTitle(band, [...roles.values()]);
}

/** 通讯录 alone in the row above: neither a section nor a position, nor a duty that the rows below detail. */
function hasTitle(band: readonly (readonly GridCell[])[], roles: readonly ImportRole[]): boolean {
  const [title, ...others] = band[0] ?? [];
  if (title === undefined || others.length > 0 || title.text.length > 20 || /[。；;：:\n]/u.test(title.text))
    return false;
  const isGroup = isOrganization(title.text) || isRole(title.text) || title.role !== null;
  const isDuty = roles.includes('workItem') && !roles.includes('duty');
  return !isGroup && !isDuty;
}

/**
 * A list without a head: its columns are offered for mapping, and it is read once they were mapped. Null until then, and
 * where the rows are no list. The layout is the sheet's name, its number of columns and where they begin.
 */
export function headlessAt(grid: Grid, from: number, context: TableContext): ColumnHead | null {
  if (!context.isSheet) return null;
  const rows = bandFrom(grid, from).filter((row) => row.length > 1);
  if (rows.length < 2) return null;
  const columns = [...new Set(rows.flat().map(({ column }) => column))].sort((a, b) => a - b);
  const fingerprint = `#|${grid.table.name}|${columns[0] ?? 0}|${columns.length}`;
  return listHead({ grid, row: from, fingerprint, columns }, context);
}
