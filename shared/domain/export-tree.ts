import { extensionOf } from './evidence-file.ts';
import { safeFileName } from './file-name.ts';

/** Into which folders an export is put: by the number's leading parts, by kind, by the first thing proven, or none. */
export const treeLayouts = ['number', 'kind', 'standard', 'flat'] as const;
export type TreeLayout = (typeof treeLayouts)[number];

/** Windows' programs open no longer path, counted in UTF-16 units; a few are left for a drive that is copied deeper. */
const longestPath = 248;
/** Linux counts a name in bytes of UTF-8, up to 255. */
const longestNameBytes = 240;
const longestName = 120;
const longestFolder = 60;
/** A file name shorter than this says nothing any more. */
const shortestName = 24;

/** A piece with its current files, in order. */
export interface TreePiece {
  readonly number: string;
  readonly title: string;
  /** Names of the folders that it goes into, outermost first, as people wrote them. */
  readonly folders: readonly string[];
  readonly files: readonly { readonly fileHash: string; readonly fileName: string }[];
}

/** Where a file goes: names of folders, then its own; each good on Windows, Linux and macOS. */
export interface PlacedFile {
  readonly fileHash: string;
  readonly path: readonly string[];
}

/** The folders that a number tells: 1.1.2-3 goes into 1, 1.1, 1.1.2; a number of one part into none. */
export function foldersOfNumber(number: string): string[] {
  const lead = /^(?<lead>.+)[-－—]\s*\d+$/u.exec(number.trim())?.groups?.['lead'] ?? '';
  if (lead === '') return [];
  const ends = [...lead.matchAll(/[.-]/gu)].map(({ index }) => lead.slice(0, index));
  return [...ends.filter((part) => part !== ''), lead];
}

/**
 * A place for every file, in the order given: `1.1-2 题名.pdf`, and a folder of that name for a piece of several files.
 * No two names differ by case or form only. `baseLength` is the length of the folder's own path, `taken` what stands in
 * it. Null when that path is so long that names would be cut to nothing.
 */
export function planTree(
  pieces: readonly TreePiece[],
  { baseLength, taken = [] }: { readonly baseLength: number; readonly taken?: readonly string[] },
): PlacedFile[] | null {
  const planner = new TreePlanner(baseLength, taken);
  const placed: PlacedFile[] = [];
  for (const piece of pieces) {
    const name = [piece.number, piece.title].filter((part) => part !== '').join(' ');
    const folder = planner.folder(piece.folders);
    const [only, ...others] = piece.files;
    if (only === undefined) continue;
    const home = others.length === 0 ? folder : planner.ownFolder(folder, name);
    for (const [index, file] of piece.files.entries()) {
      const extension = extensionOf(file.fileName);
      const dotted = extension === '' ? '' : `.${extension}`;
      const own = file.fileName.slice(0, file.fileName.length - dotted.length);
      const base = others.length === 0 ? name : `${String(index + 1).padStart(2, '0')} ${own}`;
      const fileName = planner.name(home, { base, extension: dotted });
      if (fileName === null) return null;
      placed.push({ fileHash: file.fileHash, path: [...home, fileName] });
    }
  }
  return placed;
}

/** Hands out names, each once in its folder. */
class TreePlanner {
  readonly #baseLength: number;
  readonly #taken = new Map<string, Set<string>>();
  /** Folders by what people call them: the same words lead to the same folder. */
  readonly #folders = new Map<string, readonly string[]>();

  constructor(baseLength: number, taken: readonly string[]) {
    this.#baseLength = baseLength;
    this.#taken.set('', new Set(taken.map(sameName)));
  }

  folder(names: readonly string[]): readonly string[] {
    let at: readonly string[] = [];
    for (const name of names) {
      const key = [...at, name.normalize('NFC')].join('/');
      const known = this.#folders.get(key);
      at = known ?? this.ownFolder(at, name);
      this.#folders.set(key, at);
    }
    return at;
  }

  /** A folder that nothing else uses. */
  ownFolder(parent: readonly string[], name: string): readonly string[] {
    return [...parent, this.#unique(parent, { base: name, extension: '', longest: longestFolder })];
  }

  name(folder: readonly string[], wanted: { readonly base: string; readonly extension: string }): string | null {
    const before = this.#baseLength + folder.reduce((sum, part) => sum + part.length + 1, 0) + 1;
    const longest = Math.min(longestName, longestPath - before);
    if (longest < shortestName + wanted.extension.length) return null;
    return this.#unique(folder, { ...wanted, longest });
  }

  #unique(
    folder: readonly string[],
    { base, extension, longest }: { readonly base: string; readonly extension: string; readonly longest: number },
  ): string {
    const key = folder.map(sameName).join('/');
    let taken = this.#taken.get(key);
    if (taken === undefined) this.#taken.set(key, (taken = new Set()));
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` (${count})`;
      const name = fitted(base, `${suffix}${extension}`, longest);
      if (taken.has(sameName(name))) continue;
      taken.add(sameName(name));
      return name;
    }
  }
}

/** Windows and macOS take names that differ in case or in form for one. */
function sameName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

/** Cut to the limit without halving a character; the end is kept, and the whole is safe. */
function fitted(base: string, end: string, longest: number): string {
  const characters = [...safeFileName(base)];
  for (;;) {
    const name = safeFileName(`${characters.join('').replace(/[. ]+$/u, '')}${end}`);
    if (name.length <= longest && utf8Length(name) <= longestNameBytes) return name;
    if (characters.length <= 1) return name;
    characters.pop();
  }
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return length;
}
