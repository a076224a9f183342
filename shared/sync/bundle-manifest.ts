import { byCodeUnit } from './canonical-json.ts';

/** One line of a manifest: a file of the bag and the SHA-256 of its bytes (64 lower-case hex digits). */
export interface ManifestLine {
  readonly path: string;
  readonly hash: string;
}

/** What a manifest says, and the lines that are not in the form that we write (line numbers from 1). */
export interface ParsedManifest {
  readonly lines: readonly ManifestLine[];
  readonly malformed: readonly { readonly line: number; readonly text: string }[];
}

/** RFC 8493, 2.1.3: CR, LF and the percent sign are percent-encoded in a manifest, and nothing else is. */
export function encodeManifestPath(path: string): string {
  return path.replace(/[\r\n%]/gu, (character) => (character === '%' ? '%25' : character === '\r' ? '%0D' : '%0A'));
}

/** The reverse of `encodeManifestPath`. Other percent sequences stand for themselves. */
export function decodeManifestPath(text: string): string {
  return text.replace(/%(25|0D|0A)/giu, (_, code: string) =>
    code === '25' ? '%' : code.toUpperCase() === '0D' ? '\r' : '\n',
  );
}

/**
 * A manifest as `sha256sum -c` reads it: hash, two spaces, path; one line a file, LF, sorted by path. GNU sha256sum
 * does not decode percent sequences, which is one more reason why no name in a bundle needs them.
 */
export function printManifest(lines: readonly ManifestLine[]): string {
  return lines
    .toSorted((a, b) => byCodeUnit(a.path, b.path))
    .map((line) => `${line.hash}  ${encodeManifestPath(line.path)}\n`)
    .join('');
}

/** Reads a manifest line by line; anything but the form above is reported, not guessed at. */
export function parseManifest(text: string): ParsedManifest {
  const lines: ManifestLine[] = [];
  const malformed: { line: number; text: string }[] = [];
  const rows = text.split('\n');
  const tail = rows.pop() ?? '';
  for (const [index, row] of rows.entries()) {
    const match = /^([0-9a-f]{64}) {2}(\S.*)$/su.exec(row);
    const path = match?.[2];
    if (match?.[1] === undefined || path === undefined || row.includes('\r'))
      malformed.push({ line: index + 1, text: row });
    else lines.push({ path: decodeManifestPath(path), hash: match[1] });
  }
  if (tail !== '') malformed.push({ line: rows.length + 1, text: tail });
  return { lines, malformed };
}
