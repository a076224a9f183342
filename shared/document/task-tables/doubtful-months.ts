import { cellAddress } from '../workbook/sheet-rows.ts';
import { coverOf, type Grid } from './grid.ts';
import type { TableHead } from './roles.ts';

/** A due that a sheet keeps as the number 2017.1: typed as January or as October, nobody can tell from the file. */
interface DoubtfulMonth {
  readonly address: string; // E12
  readonly row: number;
  readonly column: number;
  readonly year: number;
  /** What is due then, so that the user knows which month is meant. */
  readonly content: string;
  /** As the user has decided; null: still open. */
  readonly month: 1 | 10 | null;
}

/** What the user has decided, by address of the cell. */
export type MonthChoices = Readonly<Record<string, 1 | 10>>;

/** Finds the doubtful dues of a table and puts in what was decided; an undecided one stays as it stands in the file. */
export function settleMonths(
  table: {
    readonly grid: Grid;
    readonly head: TableHead;
    readonly doubtful: readonly { readonly row: number; readonly column: number }[];
  },
  choices: MonthChoices,
): { readonly grid: Grid; readonly months: readonly DoubtfulMonth[] } {
  const { grid, head, doubtful } = table;
  const cover = coverOf(grid);
  const months = doubtful.flatMap(({ row, column }): DoubtfulMonth[] => {
    const cell = cover[row]?.[column];
    if (cell === undefined || row < head.to || head.columns[column]?.role !== 'due') return [];
    const address = cellAddress(row, column);
    const content = head.columns.findLastIndex(({ role }) => role === 'content' || role === 'task');
    return [
      {
        address,
        row,
        column,
        year: Number.parseInt(cell.text, 10),
        content: cover[row]?.[content]?.text ?? '',
        month: choices[address] ?? null,
      },
    ];
  });
  const decided = new Map(
    months.flatMap((each) => (each.month === null ? [] : [[`${each.row},${each.column}`, each]])),
  );
  const cells = grid.cells.map((cell) => {
    const each = decided.get(`${cell.row},${cell.column}`);
    return each === undefined ? cell : { ...cell, text: `${each.year}.${each.month}` };
  });
  return { grid: { ...grid, cells }, months };
}
