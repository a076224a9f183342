/** All readings of one Han character without tones, such as `['xing', 'hang', 'heng']`; empty when it has none. */
export type ReadCharacter = (character: string) => readonly string[];

/** Letters beyond these are not looked at: a sentence of pinyin has been found by then. */
const mostLetters = 24;
/**
 * More characters than there are in the ranges that are looked at; two of them make a small integer, which a map finds
 * fastest.
 */
const pairBase = 1 << 15;
const mostOfRun = 200;
/** Answers that are kept: the next letter is often taken back. */
const mostAnswers = 50;
/** Letters whose places are kept, each up to half a megabyte in a large department. */
const mostFound = 16;

/** Texts in which words of Han characters can be found by the letters that people type for them. */
export class PinyinText {
  readonly #read: ReadCharacter;
  readonly #limit: number;
  /** Different characters, by their number; 0 is none and ends a run. */
  readonly #characters: string[] = [''];
  /** By the code of a character; 0 where it was not met yet. */
  readonly #numbers = new Uint16Array(1 << 16);
  /** The numbers of a character's readings in `#syllables`. */
  readonly #readings: (readonly number[])[] = [[]];
  readonly #syllables: string[] = [];
  readonly #syllableNumbers = new Map<string, number>();
  /**
   * How often each character stands in the text, and each two of them side by side: the first's number, then the
   * second's.
   */
  readonly #counts: number[] = [0];
  readonly #pairs = new Map<number, number>();
  /** All runs, one after the other. */
  #text = new Uint16Array(1 << 16);
  #length = 0;
  readonly #runs = new Set<string>();
  readonly #answers = new Map<string, string[]>();
  /** Where words begin that are read like letters that were looked for, the last of them last. */
  readonly #found = new Map<string, PlaceList>();
  /** The places of all characters that can be read with this first letter. */
  readonly #byInitial = new Map<string, PlaceList>();
  readonly #initials: (readonly PlaceList[])[] = [[]];

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
    for (let start = 0, end = 0; start < text.length; start = end) {
      while (start < text.length && !isHan(text.charCodeAt(start))) start += 1;
      end = start;
      while (end < text.length && end - start < mostOfRun && isHan(text.charCodeAt(end))) end += 1;
      if (end > start) this.#addRun(text.slice(start, end));
    }
  }

  #addRun(run: string): void {
    if (this.isFull || this.#runs.has(run)) return;
    this.#runs.add(run);
    this.#append(run);
    if (this.#answers.size > 0) this.#answers.clear();
    if (this.#found.size > 0) this.#found.clear();
  }

  #append(run: string): void {
    const needed = this.#length + run.length + 1;
    if (needed > this.#text.length) {
      const larger = new Uint16Array(Math.max(this.#text.length * 2, needed));
      larger.set(this.#text.subarray(0, this.#length));
      this.#text = larger;
    }
    let before = 0;
    for (let at = 0; at < run.length; at += 1) {
      const number = this.#numbers[run.charCodeAt(at)] || this.#learn(run.charAt(at));
      this.#counts[number] = (this.#counts[number] ?? 0) + 1;
      const pair = before * pairBase + number;
      if (before !== 0) this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1);
      before = number;
      for (const places of this.#initials[number] ?? []) places.add(this.#length);
      this.#text[this.#length++] = number;
    }
    this.#text[this.#length++] = 0;
  }

  #learn(character: string): number {
    const number = this.#characters.push(character) - 1;
    this.#numbers[character.charCodeAt(0)] = number;
    const readings = this.#read(character).filter((reading) => /^[a-z]+$/u.test(reading));
    this.#readings.push(readings.map((reading) => this.#syllableNumber(reading)));
    const initials = new Set(readings.map((reading) => reading.charAt(0)));
    this.#initials.push([...initials].map((initial) => this.#placesOf(initial)));
    return number;
  }

  #placesOf(initial: string): PlaceList {
    let places = this.#byInitial.get(initial);
    if (places === undefined) {
      places = new PlaceList();
      this.#byInitial.set(initial, places);
    }
    return places;
  }

  #syllableNumber(syllable: string): number {
    let number = this.#syllableNumbers.get(syllable);
    if (number === undefined) {
      number = this.#syllables.push(syllable) - 1;
      this.#syllableNumbers.set(syllable, number);
    }
    return number;
  }

  /**
   * The words that are read like these letters (a to z): whole syllables, their first letters (also zh, ch, sh), or both
   * mixed; the last syllable may be begun only. The most frequent first, at most `limit`.
   */
  find(typed: string, limit: number): string[] {
    const letters = typed.slice(0, mostLetters);
    let words = this.#answers.get(letters);
    if (words === undefined) {
      words = letters.length === 2 ? this.#searchPairs(letters) : this.#search(letters);
      if (this.#answers.size >= mostAnswers) this.#answers.clear();
      this.#answers.set(letters, words);
    }
    return words.slice(0, limit);
  }

  /**
   * Makes the next letter quick: looks up where the words of these letters begin, which `find` need not know for two, nor
   * for letters whose answer it has kept.
   */
  follow(typed: string): void {
    const letters = typed.slice(0, mostLetters);
    if (letters.length > 1 && !this.#found.has(letters)) this.#search(letters);
  }

  /** Two letters are one character or two, and how often those stand side by side is known: no place need be read. */
  #searchPairs(letters: string): string[] {
    const first = this.#stepsFrom(letters, 0);
    const second = this.#stepsFrom(letters, 1);
    const isDone = 1 << letters.length;
    const counts = new Map<string, number>();
    for (const [number, count] of this.#counts.entries()) {
      if (((first[number] ?? 0) & isDone) !== 0) counts.set(this.#characters[number] ?? '', count);
    }
    for (const [pair, count] of this.#pairs) {
      const one = Math.trunc(pair / pairBase);
      const reached = first[one] ?? 0;
      if (reached === 0 || (reached & isDone) !== 0 || ((second[pair % pairBase] ?? 0) & isDone) === 0) continue;
      counts.set(`${this.#characters[one]}${this.#characters[pair % pairBase]}`, count);
    }
    return mostFrequent(counts);
  }

  /**
   * A character at letter `from` leads to all letters that the bits of `steps[from][character]` name; a word ends where
   * one of its ways has used up all letters. Whole syllables need the fewest characters, so the first end is taken.
   * A word that fits some letters fits their beginnings: after one more letter only the places found before are read.
   */
  #search(letters: string): string[] {
    const steps = Array.from({ length: letters.length }, (_, from) => this.#stepsFrom(letters, from));
    const [firstSteps] = steps;
    if (firstSteps === undefined) return [];
    const before = this.#placesBefore(letters)?.all() ?? [];
    const isDone = 1 << letters.length;
    const single = new Uint32Array(this.#characters.length);
    const double = new Map<number, number>();
    const counts = new Map<string, number>();
    const places = new PlaceList();
    const text = this.#text;
    for (const at of before) {
      const first = text[at] ?? 0;
      let reached = firstSteps[first] ?? 0;
      if (reached === 0) continue;
      let end = at + 1;
      while (reached !== 0 && (reached & isDone) === 0) {
        reached = advance(steps, reached, text[end] ?? 0);
        end += 1;
      }
      if (reached === 0) continue;
      places.add(at);
      if (end === at + 1) {
        single[first] = (single[first] ?? 0) + 1;
        continue;
      }
      if (end === at + 2) {
        // Most words that three letters stand for: counted without putting each of a hundred thousand together.
        const pair = first * pairBase + (text[at + 1] ?? 0);
        double.set(pair, (double.get(pair) ?? 0) + 1);
        continue;
      }
      let word = '';
      for (let place = at; place < end; place += 1) word += this.#characters[text[place] ?? 0] ?? '';
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    this.#keepPlaces(letters, places);
    for (const [pair, count] of double) {
      counts.set(`${this.#characters[Math.trunc(pair / pairBase)]}${this.#characters[pair % pairBase]}`, count);
    }
    for (const [number, count] of single.entries()) {
      if (count > 0) counts.set(this.#characters[number] ?? '', count);
    }
    return mostFrequent(counts);
  }

  /** The places of the longest beginning of these letters that was looked for. */
  #placesBefore(letters: string): PlaceList | undefined {
    for (let length = letters.length; length > 1; length -= 1) {
      const places = this.#found.get(letters.slice(0, length));
      if (places !== undefined) return places;
    }
    return this.#byInitial.get(letters.charAt(0));
  }

  #keepPlaces(letters: string, places: PlaceList): void {
    const [oldest] = this.#found.keys();
    if (this.#found.size >= mostFound && oldest !== undefined) this.#found.delete(oldest);
    this.#found.set(letters, places);
  }

  #stepsFrom(letters: string, from: number): Uint32Array {
    const ofSyllable = this.#syllables.map((syllable) => stepsOf(syllable, letters, from));
    const steps = new Uint32Array(this.#characters.length);
    for (let number = 1; number < steps.length; number += 1) {
      for (const syllable of this.#readings[number] ?? [])
        steps[number] = (steps[number] ?? 0) | (ofSyllable[syllable] ?? 0);
    }
    return steps;
  }
}

/** Han characters of the two ranges that people write with; each is one unit of a string. */
function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, mostAnswers).map(([word]) => word);
}

/** A growing list of places in a text. */
class PlaceList {
  #places = new Uint32Array(1 << 12);
  #length = 0;

  add(place: number): void {
    if (this.#length === this.#places.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[this.#length++] = place;
  }

  all(): Uint32Array {
    return this.#places.subarray(0, this.#length);
  }
}

function advance(steps: readonly Uint32Array[], reached: number, character: number): number {
  let next = 0;
  for (let from = 1; from < steps.length; from += 1) {
    if ((reached & (1 << from)) !== 0) next |= steps[from]?.[character] ?? 0;
  }
  return next;
}

/** The letters, as bits, at which one can be after a syllable that begins at `from`. */
function stepsOf(syllable: string, letters: string, from: number): number {
  const rest = letters.slice(from);
  let steps = syllable.startsWith(rest) ? 1 << letters.length : 0;
  if (letters.charAt(from) === syllable.charAt(0)) steps |= 1 << (from + 1);
  if (/^[zcs]h/u.test(syllable) && rest.startsWith(syllable.slice(0, 2))) steps |= 1 << (from + 2);
  if (rest.startsWith(syllable)) steps |= 1 << (from + syllable.length);
  return steps;
}
