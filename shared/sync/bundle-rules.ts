import type { Issue } from '../app-error.ts';

/**
 * Everything that can be wrong with a bundle. Each is the `rule` of an issue; the catalogue holds a sentence for each,
 * and SPEC.md the rules (B1 …) that they guard.
 */
export const bundleRules = [
  'bundle-not-a-zip', // B1
  'bundle-truncated', // B1
  'bundle-zip-form', // B2: a byte of the container is not what the format asks for
  'bundle-crc', // B2
  'bundle-too-many-files', // B2
  'bundle-too-large', // B2: more text than any department has
  'bundle-base-folder', // B3
  'bundle-unexpected-file', // B4
  'bundle-missing-file', // B4
  'bundle-duplicate-file', // B4
  'bundle-file-order', // B4
  'bundle-declaration', // B5: bagit.txt or README.txt
  'bundle-newer-format', // B6
  'bundle-info', // B6
  'bundle-manifest-form', // B7
  'bundle-manifest-missing', // B7: a file is there, its line is not
  'bundle-manifest-extra', // B7: a line is there, its file is not
  'bundle-hash', // B7
  'bundle-text-form', // B8: no UTF-8, or no canonical line
  'bundle-line-order', // B8
  'bundle-record-invalid', // B9
  'bundle-reference', // B9
  'bundle-revision-invalid', // B10
  'bundle-history', // B10: records and revisions tell different stories
  'bundle-evidence-name', // B11
  'bundle-evidence-size', // B11
  'bundle-index', // B12
  'bundle-transfer', // B20: transfer.json does not say what its data say
  'bundle-signature', // B21: no signature of these bytes
  'bundle-signer', // B21: signed with another key than the one that the bundle names as the sender's
  'bundle-envelope', // B23: the encryption is damaged
  'bundle-not-for-us', // B23: encrypted to another key
  'bundle-volume-list', // B28: the list of the volumes is not there, or is none
  'bundle-volume-missing', // B29
  'bundle-volume-damaged', // B29: changed, broken off, or of another set
  'bundle-volume-extra', // B29
  'bundle-unsigned', // B22: of the first format, which has no signature
  'bundle-unknown-key', // B22
  'bundle-withdrawn-key', // B22
  'bundle-other-sender', // B22: the key belongs to another peer than the one that the bundle names
  'bundle-other-recipient', // B22
  'bundle-missing-predecessor', // B24
] as const;
export type BundleRule = (typeof bundleRules)[number];

/** An issue about a bundle; `where` begins with the path of the file in the bag. */
export interface BundleIssue extends Issue {
  rule: BundleRule;
}

/** Makes an issue, with what was found and expected shortened to 80 characters. */
export function bundleIssue(
  rule: BundleRule,
  where: readonly string[],
  values: { readonly found?: string; readonly expected?: string } = {},
): BundleIssue {
  return {
    where: [...where],
    rule,
    ...(values.found === undefined ? {} : { found: shorten(values.found) }),
    ...(values.expected === undefined ? {} : { expected: shorten(values.expected) }),
  };
}

function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 200));
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}
