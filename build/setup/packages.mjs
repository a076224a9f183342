// npm packages from the lock file, and the Node 24 among them. Runs under any Node from 18 on.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules, nodePath, root } from './paths.mjs';
import { childEnv, npmCommand, outputOf, run, SetupError, say, withLock } from './process.mjs';

const stampFile = join(nodeModules, '.gangbiao-setup');

/** Scripts and descriptions may change without a new install; what is to be installed may not. */
export function wantedStamp() {
  const { dependencies, devDependencies, optionalDependencies, allowScripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, allowScripts }))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp() && existsSync(nodePath());
}

/** Installs what the lock file names, unless exactly that is there already. */
export async function ensurePackages() {
  if (isInstalled()) return;
  await withLock(join(root, 'out', '.setup-lock'), async () => {
    if (isInstalled()) return;
    say('installing the npm packages of the lock file …');
    const [npm, ...before] = npmCommand();
    // No install script is run by npm: old versions run all of them and new ones only approved ones, and the only
    // one that the project needs is Node's, which is called below. Native packages here ship ready-made binaries.
    const code = await run(npm, [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      env: process.env,
    });
    if (code !== 0) {
      throw new SetupError('npm ci failed (see above). Check the network and run the same command again.');
    }
    await ensureNode();
    writeFileSync(stampFile, wantedStamp());
  });
}

/** The `node` package fetches the binary for this system in its install script. */
async function ensureNode() {
  const wanted = JSON.parse(readFileSync(join(nodeModules, 'node', 'package.json'), 'utf8')).version;
  const works = () => outputOf(nodePath(), ['--version'])?.trim() === `v${wanted}`;
  if (works()) return;
  say(`fetching Node ${wanted} …`);
  const code = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(nodeModules, 'node'),
    env: { ...childEnv(), npm_config_ignore_scripts: 'true' },
  });
  if (code === 0 && works()) return;
  throw new SetupError(
    `Node ${wanted} could not be fetched from the npm registry (package "node"). ` +
      'Check the network, delete node_modules and run the same command again.',
  );
}
