import type { Grid } from '../../../../shared/document/task-tables/grid.ts';

/** A table of a file from outside: what it is called there, its cells, and how wide its columns are to one another. */
export interface SourceTable {
  readonly name: string;
  readonly grid: Grid;
  readonly widths: readonly number[];
  /** Cells that a sheet keeps as the number 2017.1, which people type for January and for October alike. */
  readonly doubtful: readonly { readonly row: number; readonly column: number }[];
}
