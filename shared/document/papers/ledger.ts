/** A column of a register: its head, its share of the width, and whether its words stand in the middle. */
export type LedgerColumn = readonly [head: string, share: number, centred: boolean];

/** A register as rows of words. */
export interface Ledger {
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What is said of the rows beside how many they are. */
  readonly note?: string;
}

/** What a register is asked for. */
export interface LedgerScope {
  /** As 2026-11-22. */
  readonly today: string;
  /** Of registers that are kept by the year; all years when absent. */
  readonly year?: number | undefined;
}
