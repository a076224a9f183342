import type { Line } from './lines.ts';

/** How deep the entries of one list stand, by the forms of their numbers: 一、 above （一） above 1. */
export class ListDepth {
  #ranks: number[] = [];
  /** Forms of numbering that go on with a list of another form. */
  readonly #aliases = new Map<number, number>();
  /** The number of the last entry. */
  #counted: number | null = null;

  /** The depth of the next entry, from 0. */
  of(line: Line): number {
    const { rank } = line.marker ?? { rank: Number.POSITIVE_INFINITY };
    const value = line.marker?.value ?? null;
    // 1. 2、 (3) 4.: who mixes the forms goes on counting, and a list inside of another begins with 1.
    const goesOn = value !== null && value > 1 && !this.#ranks.includes(rank) && this.#counted === value - 1;
    if (goesOn && this.#ranks.length > 0) this.#aliases.set(rank, this.#ranks.at(-1) ?? rank);
    else if (value === 1) this.#aliases.delete(rank);
    const own = this.#aliases.get(rank) ?? rank;
    this.#counted = value;
    while ((this.#ranks.at(-1) ?? Number.NEGATIVE_INFINITY) > own) this.#ranks.pop();
    if (this.#ranks.at(-1) !== own) this.#ranks.push(own);
    return this.#ranks.length - 1;
  }

  /** Whether an entry had a number. */
  get isNumbered(): boolean {
    return this.#ranks.some(Number.isFinite);
  }

  /** Whether there were entries, all of them without numbers. */
  get isPlain(): boolean {
    return this.#ranks.length === 1 && !this.isNumbered;
  }

  /** The next entry begins a list. */
  reset(): void {
    this.#ranks = [];
    this.#aliases.clear();
    this.#counted = null;
  }
}
