import type { Grid } from '../../../../shared/document/task-tables/grid.ts';

/** A table of a file from outside: what it is called there, its cells, and how wide its columns are to one another. */
export interface SourceTable {
  readonly name: string;
  readonly grid: Grid;
  readonly widths: readonly number[];
}
