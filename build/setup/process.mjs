// Child processes and locks for the set-up and build scripts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeModules, nodePath, root } from './paths.mjs';

/** An expected failure: its message is a sentence that says what to do, and is printed without a stack. */
export class SetupError extends Error {}

/** @param {string} message */
export function say(message) {
  process.stdout.write(`[gangbiao] ${message}\n`);
}

/**
 * Environment of every child: Node 24 and the project's tools come first on PATH.
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnv(extra = {}) {
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const first = [dirname(nodePath()), join(nodeModules, '.bin')];
  const rest = (process.env[pathKey] ?? '').split(delimiter).filter((part) => !first.includes(part));
  return { ...process.env, [pathKey]: [...first, ...rest].join(delimiter), GANGBIAO_NODE: nodePath(), ...extra };
}

/**
 * Runs a program to its end and answers its exit code. Ctrl+C reaches the child by itself (same terminal);
 * a polite kill of this process is passed on, so that no window or display is left behind.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? childEnv(),
      stdio: options.quiet ? 'ignore' : 'inherit',
    });
    const passOn = () => child.kill('SIGTERM');
    process.once('SIGTERM', passOn);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', passOn);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs Node 24 on a script.
 * @param {string} script path from the repository's top
 * @param {readonly string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runNode(script, args = [], env = childEnv()) {
  return run(nodePath(), [join(root, script), ...args], { env });
}

/**
 * npm as a command line that needs no shell: Node refuses to spawn `npm.cmd` without one, and a shell would need
 * quoting. npm's own variable names the script when npm started us; otherwise it lies beside the running Node.
 * @returns {readonly [string, ...string[]]}
 */
export function npmCommand() {
  const fromNpm = process.env['npm_execpath'];
  if (fromNpm && /npm-cli\.[cm]?js$/.test(fromNpm) && existsSync(fromNpm)) return [process.execPath, fromNpm];
  const folder = dirname(process.execPath);
  const places = [
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const found = places.find((place) => existsSync(place));
  return found ? [process.execPath, found] : ['npm'];
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Two commands started at once must not install or build into the same folder together.
 * The lock is a folder (made atomically) that holds its owner's process id; a dead owner's lock is taken over.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  const owner = join(folder, 'pid');
  let emptySince = 0;
  for (let told = false; ; ) {
    try {
      mkdirSync(folder);
      writeFileSync(owner, String(process.pid));
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0;
    // A lock without an id yet belongs to someone between two lines of this function; give them five seconds.
    if (pid === 0) emptySince ||= Date.now();
    if (pid === 0 ? Date.now() - emptySince > 5000 : !isAlive(pid)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) say(`waiting for process ${pid}, which is already at it …`);
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | null} standard output, or null when the program is absent or fails
 */
export function outputOf(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : null;
}
