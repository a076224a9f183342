import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from './table.ts';

/** One bar of an issue, measured in this run. `limit` is what it is held against, in the same unit. */
export interface Bar {
  readonly bar: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  /** `at-most` is the usual one. */
  readonly sense: 'at-most' | 'at-least';
}

/** Prints the bars and writes out/bench/NAME.json as `[{bar, value, unit, limit, holds}]`. Answers whether all hold. */
export function reportBars(name: string, bars: readonly Bar[]): boolean {
  const rows = bars.map(({ bar, value, unit, limit, sense }) => ({
    bar,
    value: Math.round(value * 1000) / 1000,
    unit,
    limit,
    holds: Number.isFinite(value) && (sense === 'at-most' ? value <= limit : value >= limit),
  }));
  const folder = fileURLToPath(new URL('../../out/bench/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
  printTable(
    ['bar', 'value', 'limit', 'unit', 'holds'],
    rows.map((row, index) => [
      row.bar,
      String(row.value),
      `${bars[index]?.sense === 'at-least' ? '≥' : '≤'} ${row.limit}`,
      row.unit,
      row.holds ? 'yes' : 'NO',
    ]),
  );
  return rows.every(({ holds }) => holds);
}

/** The middle of some figures; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
