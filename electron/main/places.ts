import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { HostPlace } from './host/wire.ts';

export const appDir = join(import.meta.dirname, '..');
const unpackedDir = appDir.replace(/app\.asar(?=$|[\\/])/u, 'app.asar.unpacked');

export const rendererDir = join(appDir, 'renderer');
export const preloadPath = join(appDir, 'preload', 'preload.cjs');

/** Where the parts of the built program lie. Throws when the runtime can't run the host and no Node is at hand: the message names the cure. */
export function hostPlace(): HostPlace {
  return { script: join(unpackedDir, 'host', 'host-process.mjs'), resourcesDir: unpackedDir, nodePath: nodeForHost() };
}

function nodeForHost(): string | null {
  // The utility process's port is tested on runtimes, too, on which SQLite's binding does not load.
  if (!app.isPackaged && process.env['GANGBIAO_HOST_PORT'] === 'utility-process') return null;
  const nodeApi = Number(process.versions['napi'] ?? process.versions.modules);
  if (Number.isFinite(nodeApi) && nodeApi >= 10 && nodeApi < 100) return null;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = app.isPackaged
    ? [join(process.resourcesPath, 'node', name)]
    : [process.env['GANGBIAO_NODE'] ?? '', join(appDir, '..', '..', 'node_modules', 'node', 'bin', name)];
  const found = candidates.find((path) => path !== '' && existsSync(path));
  if (found === undefined) {
    throw new Error(
      `Electron ${process.versions.electron} has Node-API ${nodeApi}; the host needs 10, or Node 24 beside it.`,
    );
  }
  return found;
}
