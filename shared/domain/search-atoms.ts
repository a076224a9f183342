/** The smallest part of a text that can be searched for: one Chinese (Japanese, Korean) character, one Latin word, one number. */
export interface Atom {
  /** Folded: compatibility forms, full-width letters, accents and case make no difference. */
  readonly text: string;
  readonly kind: 'han' | 'letter' | 'digit';
  /** Where it stands in the text as written, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** A Han character that follows another with nothing between but blanks and invisible characters. */
  readonly joined: boolean;
}

type Piece = { readonly kind: Atom['kind'] | 'blank' | 'break' | 'nothing'; readonly text: string };

/** Longer Latin words and numbers are cut: nobody types more of a web address. */
const longestWord = 40;
const firstHan = 0x4e00;
const lastHan = 0x9fff;
const folded = new Map<number, readonly Piece[]>();

const isHan = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

function kindOf(character: string): Piece['kind'] {
  if (isHan.test(character)) return 'han';
  if (/^\p{N}$/u.test(character)) return 'digit';
  if (/^\p{L}$/u.test(character)) return 'letter';
  if (/^[\p{Cf}\p{M}\p{Sk}]$/u.test(character)) return 'nothing';
  return /^[^\S\n\r\u2028\u2029]$/u.test(character) ? 'blank' : 'break';
}

/** One character may fold to several, as ㎡ to m2 and ㈠ to (一). */
function foldCharacter(codePoint: number): readonly Piece[] {
  const known = folded.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  const plain = kindOf(character) === 'nothing' ? character : foldText(character);
  const pieces = [...plain].map((text) => ({ kind: kindOf(text), text }));
  folded.set(codePoint, pieces);
  return pieces;
}

function foldText(character: string): string {
  const apart = character.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return apart.normalize('NFC').toLowerCase();
}

/**
 * Reads the atoms of a text in order. Blanks do not part Chinese characters (岗 位 is written so in forms), line breaks
 * and punctuation do; zero-width characters and combining marks are as if they were not there. A change here makes a
 * new index necessary: raise `searchTokensVersion`.
 */
export function readAtoms(text: string): Atom[] {
  const atoms: Atom[] = [];
  let open: { text: string; kind: 'letter' | 'digit'; start: number; end: number } | null = null;
  let afterHan = false;
  const close = (): void => {
    if (open !== null) atoms.push({ ...open, joined: false });
    open = null;
  };
  const add = (piece: Piece, start: number, end: number): void => {
    if (piece.kind === 'nothing') return;
    if (piece.kind === 'letter' || piece.kind === 'digit') {
      if (open === null || open.kind !== piece.kind) {
        close();
        open = { text: piece.text, kind: piece.kind, start, end };
      } else {
        if (open.text.length < longestWord) open.text += piece.text;
        open.end = end;
      }
      afterHan = false;
      return;
    }
    close();
    if (piece.kind === 'han') {
      atoms.push({ text: piece.text, kind: 'han', start, end, joined: afterHan });
      afterHan = true;
    } else if (piece.kind === 'break') afterHan = false;
  };
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    if (codePoint >= firstHan && codePoint <= lastHan) {
      close();
      atoms.push({ text: text.charAt(at), kind: 'han', start: at, end, joined: afterHan });
      afterHan = true;
    } else for (const piece of foldCharacter(codePoint)) add(piece, at, end);
    at = end;
  }
  close();
  return atoms;
}
