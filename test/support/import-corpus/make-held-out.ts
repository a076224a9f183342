// Writes the held-out sets beside the corpus anew: node test/support/import-corpus/make-held-out.ts (needs LibreOffice).
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { heldOutSets } from './held-out-sets.ts';
import { writeHeldOut } from './write-held-out.ts';

for (const { set, papers } of heldOutSets) {
  const folder = fileURLToPath(new URL(`../../fixtures/import-corpus/held-out-${set}/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  await writeHeldOut(folder, papers);
}
