import type { Words } from '../words-shape.ts';

export const bundles: Words['bundles'] = {
  title: 'Bundles',
  subtitle:
    'Everything of this department for the quality office: one file, carried on a USB stick, verified on any computer',
  export: {
    title: 'Export a bundle',
    contents: 'It will hold',
    revisions: 'Revisions',
    evidenceFiles: 'Evidence files',
    evidenceBytes: 'Evidence in all',
    action: 'Export…',
    job: 'Exporting the bundle',
    note: 'It is read back and verified at once; cancelling or a power cut leaves no half file.',
    empty: 'There is nothing to export yet.',
  },
  verify: {
    title: 'Verify a bundle',
    text: 'See whether a bundle is complete and unchanged. It is only read, not imported.',
    action: 'Choose a bundle…',
    job: 'Verifying the bundle',
    drop: 'or drop it here',
  },
  report: {
    title: (name) => `Result: ${name}`,
    valid: 'Verified',
    invalid: 'Not verified',
    validText: 'Every file matches the manifest.',
    invalidText: (count) => `${count} places do not match. Do not use this bundle.`,
    department: 'From',
    size: 'Size',
    records: 'Records',
    revisions: 'Revisions',
    evidence: 'Evidence files',
    payload: 'Files in the manifest',
    fingerprint: 'Fingerprint',
    fingerprintHint: 'Both sides compare it: the same fingerprint is the same content.',
    copyFingerprint: 'Copy the fingerprint',
    path: 'Place',
  },
  count: (count) => count,
  files: (count) => count,
};
