// Everything that a bare machine needs before the program can be built and run: `node build/setup.mjs`.
// Plain JavaScript for Node 18 and later, without packages of its own, because it is what installs them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './setup/packages.mjs';
import { nodePath } from './setup/paths.mjs';
import { childEnv, SetupError } from './setup/process.mjs';

export { electronLaunch, electronPath, electronRuntime, runElectron } from './setup/electron-runtime.mjs';

/**
 * Packages first (under whatever Node started us), then the rest under the Node 24 that came with them.
 * Call it at the top of a script; where the running Node is another one, the script is started again and this
 * call does not return.
 * @param {string} script the calling script's `import.meta.url`
 */
export async function ensureSetup(script) {
  await ensurePackages();
  if (Number(process.versions.node.split('.')[0]) < 24) {
    const again = spawnSync(nodePath(), [fileURLToPath(script), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: childEnv(),
    });
    process.exit(again.status ?? 1);
  }
  // These two know about Electron and Debian; they are loaded late because they use installed packages.
  const { ensureSystemPackages } = await import('./setup/system-packages.mjs');
  const { ensureElectron } = await import('./setup/electron-runtime.mjs');
  await ensureSystemPackages();
  await ensureElectron();
}

/**
 * Runs a script's main function; an expected failure is told in one sentence, and any failure in the exit code.
 * @param {() => Promise<number | void>} work
 */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    const told = error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${told}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const startedAt = Date.now();
    await ensureSetup(import.meta.url);
    const { electronRuntime } = await import('./setup/electron-runtime.mjs');
    const { version, isOfficial, executable } = electronRuntime();
    process.stdout.write(
      `set up in ${((Date.now() - startedAt) / 1000).toFixed(1)} s: Node ${process.versions.node}, ` +
        `Electron ${version} (${isOfficial ? 'official' : 'npm'}) at ${executable}\n`,
    );
  });
}
