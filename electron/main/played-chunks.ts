/**
 * A chunk of the store, which the host reads and checks as a whole anyway: in four parts of it the way from the host
 * costs both processes twice to three times as much.
 */
export const pieceBytes = 1_048_576;

/** Asks for the bytes of a file from a place on. Rejects when they cannot be had. */
export type AskBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** As many as a player goes back and forth in while it looks for a picture: four megabytes. */
const keptAtMost = 4;

/**
 * The pieces of films that were asked for last. Chromium's player may drop its question and ask anew from where it
 * stands: the second question is answered from here. What follows is fetched while there is still something to take.
 */
export class PlayedChunks {
  readonly #kept = new Map<string, Promise<Uint8Array>>();

  /** The bytes from `offset` to the end of the piece that it stands in. */
  async read(key: string, { offset, sizeBytes, aheadBytes, ask }: ChunkOrder): Promise<Uint8Array> {
    const ordinal = Math.floor(offset / pieceBytes);
    const piece = this.#piece(key, ordinal, { sizeBytes, ask });
    const next = (ordinal + 1) * pieceBytes;
    if (next < sizeBytes && offset + aheadBytes > next)
      this.#piece(key, ordinal + 1, { sizeBytes, ask }).catch(() => undefined); // whoever comes to it is told
    const bytes = await piece;
    return bytes.subarray(offset - ordinal * pieceBytes);
  }

  #piece(key: string, ordinal: number, { sizeBytes, ask }: Pick<ChunkOrder, 'sizeBytes' | 'ask'>): Promise<Uint8Array> {
    const name = `${key}/${ordinal}`;
    const start = ordinal * pieceBytes;
    const known = this.#kept.get(name);
    const piece = known ?? ask(start, Math.min(pieceBytes, sizeBytes - start));
    this.#kept.delete(name);
    this.#kept.set(name, piece); // the last in the order is the youngest
    if (known === undefined) {
      // A damaged piece may be replaced by a good one: what failed is asked for again.
      piece.catch(() => this.#kept.delete(name));
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > keptAtMost && oldest !== undefined) this.#kept.delete(oldest);
    }
    return piece;
  }
}

interface ChunkOrder {
  readonly offset: number;
  readonly sizeBytes: number;
  /** How much further the player will soon be. */
  readonly aheadBytes: number;
  readonly ask: AskBytes;
}
