/**
 * The last few results of slow work by the key of all that went into it. Whoever asks while the work is under way shares
 * it. Work that failed is not kept.
 */
export class RecentResults<T> {
  readonly #results = new Map<string, Promise<T>>();
  #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keeps at least so many from now on: work that asks for the same many again and again must find them. */
  keepAtLeast(count: number): void {
    this.#limit = Math.max(this.#limit, count);
  }

  forget(key: string): void {
    this.#results.delete(key);
  }

  /** The result, where there is one or it is on its way. */
  find(key: string): Promise<T> | undefined {
    return this.#results.get(key);
  }

  get(key: string, work: () => Promise<T>): Promise<T> {
    const result = this.#results.get(key) ?? work();
    // A map keeps the order of insertion: the least recently asked comes first.
    this.#results.delete(key);
    this.#results.set(key, result);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= this.#limit) break;
      this.#results.delete(oldest);
    }
    result.catch(() => {
      if (this.#results.get(key) === result) this.#results.delete(key);
    });
    return result;
  }
}
