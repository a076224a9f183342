// `npm run package`: the packed program as a folder in out/package, with the runtime that is at hand.
// `npm run package -- --win nsis portable` (or any other electron-builder options) makes installers instead.
import { join } from 'node:path';
import { electronRuntime } from './setup/electron-runtime.mjs';
import { nodePath, root } from './setup/paths.mjs';
import { runNode, say } from './setup/process.mjs';

/**
 * @param {readonly string[]} options for electron-builder; none means a folder for this system
 * @returns {Promise<number>} exit code
 */
export async function packageApp(options) {
  const args = ['--config', 'electron-builder.yml', '--publish', 'never'];
  if (options.length > 0) args.push(...options);
  else args.push('--dir', `--${process.arch}`);

  const runtime = electronRuntime();
  if (options.length === 0) {
    args.push(`--config.electronVersion=${runtime.version}`, `--config.electronDist=${runtime.folder}`);
    if (!runtime.isOfficial) {
      // Its Node-API is too old for SQLite's binding, so the host runs under a Node of its own.
      say(`packing Electron ${runtime.version}, the development runtime, with Node beside it: good for a trial only`);
      args.push(`--config.extraResources.from=${nodePath()}`, `--config.extraResources.to=node/node`);
    }
  }
  const code = await runNode('node_modules/electron-builder/out/cli/cli.js', args);
  if (code === 0) say(`packed into ${join(root, 'out', 'package')}`);
  return code;
}
