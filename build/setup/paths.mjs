// Where things lie. Nothing here touches the disk, so any script may import it at any time.
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder, without a trailing separator. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Folder of the installed npm packages. */
export const nodeModules = join(root, 'node_modules');

/** What the build leaves for Electron to run. */
export const appOut = join(root, 'out', 'app');

/** Downloads that outlive a clone: one folder per user. */
export function cacheFolder() {
  const override = process.env['GANGBIAO_CACHE'];
  if (override) return override;
  if (platform() === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), 'gangbiao', 'cache');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches', 'gangbiao');
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gangbiao');
}

/** The Node 24 that the project's own lock file installs: the tests and the child host run under it. */
export function nodePath() {
  return join(nodeModules, 'node', 'bin', platform() === 'win32' ? 'node.exe' : 'node');
}
