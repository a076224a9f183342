import type { Migration } from './migration.ts';

/** What the paper of a sent bundle says (交接单). */
export const bundleTransmittals: Migration = {
  number: 25,
  name: 'bundle-transmittals',
  up(raw) {
    raw.exec(`
ALTER TABLE sent_bundle ADD COLUMN transmittal TEXT NOT NULL DEFAULT ''; -- canonical JSON; empty: made before there were any
`);
  },
};
