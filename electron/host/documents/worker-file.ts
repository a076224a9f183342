import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file of a worker by its path below this folder, without its ending (`import/import-worker`): the source itself, or
 * once built a file of its own beside the host or one folder above the host's chunks.
 */
export function workerFile(name: string): URL {
  const built = basename(name);
  const places = [`./${name}.ts`, `./${built}.mjs`, `../${built}.mjs`];
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
  if (found === undefined) throw new Error(`${built} is missing from this program`);
  return found;
}
