import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;

/** A folder for the secret keys of this test process; it goes with the process. */
export function testKeyFolder(): string {
  if (folder === null) {
    const made = mkdtempSync(join(tmpdir(), 'gangbiao-keys-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}
