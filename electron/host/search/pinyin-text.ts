/** All readings of one Han character without tones, such as `['xing', 'hang', 'heng']`; empty when it has none. */
export type ReadCharacter = (character: string) => readonly string[];

const firstLetter = 'a'.charCodeAt(0);

/** Texts in which sequences of Han characters can be found by the letters that people type for them. */
export class PinyinText {
  readonly #read: ReadCharacter;
  readonly #limit: number;
  /** The runs one after the other, each ended by 0. */
  #characters = new Uint16Array(1 << 16);
  #length = 0;
  readonly #runs = new Set<string>();
  readonly #readings = new Map<number, readonly string[]>();
  /** For each character the letters that its readings begin with, as bits: most places are ruled out by one look. */
  readonly #initials = new Uint32Array(1 << 16);

  /** `limit` is the number of characters that are kept; what comes after is left out. */
  constructor(read: ReadCharacter, limit: number) {
    this.#read = read;
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#length >= this.#limit;
  }

  /** Takes in the Han runs of a text, each different one once. */
  add(text: string): void {
    for (const [run] of text.matchAll(/[\u3400-\u4dbf\u4e00-\u9fff]{1,200}/gu)) {
      if (this.isFull) return;
      if (this.#runs.has(run)) continue;
      this.#runs.add(run);
      this.#append(run);
    }
  }

  #append(run: string): void {
    if (this.#length + run.length + 1 > this.#characters.length) {
      const larger = new Uint16Array(Math.max(this.#characters.length * 2, this.#length + run.length + 1));
      larger.set(this.#characters.subarray(0, this.#length));
      this.#characters = larger;
    }
    for (let at = 0; at < run.length; at += 1) {
      const code = run.charCodeAt(at);
      if (!this.#readings.has(code)) this.#learn(code);
      this.#characters[this.#length] = code;
      this.#length += 1;
    }
    this.#characters[this.#length] = 0;
    this.#length += 1;
  }

  #learn(code: number): void {
    const readings = this.#read(String.fromCharCode(code)).filter((reading) => /^[a-z]+$/u.test(reading));
    this.#readings.set(code, readings);
    let bits = 0;
    for (const reading of readings) bits |= 1 << (reading.charCodeAt(0) - firstLetter);
    this.#initials[code] = bits;
  }

  /**
   * The words that are read like these letters: whole syllables, their first letters (also zh, ch, sh), or both mixed;
   * the last syllable may be begun only. The most frequent first, at most `limit`.
   */
  find(letters: string, limit: number): string[] {
    const counts = new Map<string, number>();
    const bit = 1 << (letters.charCodeAt(0) - firstLetter);
    for (let at = 0; at < this.#length; at += 1) {
      if (((this.#initials[this.#characters[at] ?? 0] ?? 0) & bit) === 0) continue;
      const end = this.#matchEnd(at, letters, 0);
      if (end < 0) continue;
      const word = String.fromCharCode(...this.#characters.subarray(at, end));
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([word]) => word);
  }

  /** Where the characters from `at` on end that use up the letters from `from` on; -1 when they do not. */
  #matchEnd(at: number, letters: string, from: number): number {
    if (from === letters.length) return at;
    const readings = this.#readings.get(this.#characters[at] ?? 0);
    if (readings === undefined) return -1;
    for (const reading of readings) {
      const left = letters.length - from;
      if (left < reading.length && reading.startsWith(letters.slice(from))) return at + 1;
      for (const length of [reading.length, /^[zcs]h/u.test(reading) ? 2 : 0, 1]) {
        if (length === 0 || !letters.startsWith(reading.slice(0, length), from)) continue;
        const end = this.#matchEnd(at + 1, letters, from + length);
        if (end >= 0) return end;
      }
    }
    return -1;
  }
}
