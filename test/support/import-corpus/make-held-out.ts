// Writes held-out sets beside the corpus anew, all or the one named:
// node test/support/import-corpus/make-held-out.ts [2] (needs LibreOffice).
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { heldOutSets } from './held-out-sets.ts';
import { writeHeldOut } from './write-held-out.ts';

const [, , only] = process.argv;
for (const { set, papers } of heldOutSets.filter((one) => only === undefined || String(one.set) === only)) {
  const folder = fileURLToPath(new URL(`../../fixtures/import-corpus/held-out-${set}/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  await writeHeldOut(folder, papers);
}
