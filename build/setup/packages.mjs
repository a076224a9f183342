// npm packages from the lock file, and the Node 24 among them. Runs under any Node from 18 on.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
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
    refuseOwnNode();
    // What is asked for now: a lock file that changes during the installation is installed the next time.
    const stamp = wantedStamp();
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
    linkNode();
    writeFileSync(stampFile, stamp);
  });
}

/** npm links a package's programs before its install script has made them; so this one is linked by hand, where npm would. */
function linkNode() {
  if (process.platform === 'win32') return; // there, npm's folder of commands is not used for Node
  const link = join(nodeModules, '.bin', 'node');
  rmSync(link, { force: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), link);
}

/** `npm ci` begins by deleting node_modules: a Node that lies there would saw off its own branch. */
function refuseOwnNode() {
  const inside = relative(nodeModules, realpathSync(process.execPath));
  if (inside.startsWith('..') || isAbsolute(inside)) return;
  throw new SetupError(
    'The npm packages have changed and must be installed by the Node of this computer, not by the one in node_modules. ' +
      'Run `npm run setup`, then the same command again.',
  );
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
