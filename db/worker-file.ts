import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Where the script of a thread stands: beside the module that starts it in the sources; beside the program's entry or
 * above its chunks when it is built. `base` is that module's `import.meta.url`. Throws when the program lacks it.
 */
export function workerFile(name: string, base: string): URL {
  const candidates = [`./${name}.ts`, `./${name}.mjs`, `../${name}.mjs`].map((path) => new URL(path, base));
  const found = candidates.find((url) => existsSync(fileURLToPath(url)));
  if (found === undefined) throw new Error(`${name} is missing from this program`);
  return found;
}
