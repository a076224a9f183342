// `node build/complete-lock.mjs`, after a change of packages: writes into package-lock.json the ready-made binaries for
// systems other than this one. npm leaves out of the lock file what the registry at hand does not carry (a mirror may
// hold one system's packages only), and `npm ci` then refuses that file everywhere. Such entries have an exact version,
// given by the package that wants them, and no integrity until an `npm install` on that system adds it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/paths.mjs';

const systems = ['android', 'darwin', 'freebsd', 'openbsd', 'netbsd', 'linux', 'openharmony', 'sunos', 'aix', 'win32'];
/** @type {Record<string, string>} */
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  armv6: 'arm',
  armv7: 'arm',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  universal: '',
};

/** @param {string} name such as `@swc/core-linux-x64-musl` */
function systemOf(name) {
  const words = name.split(/[-/@_.]/);
  const systemName = words.find((word) => systems.includes(word) || word === 'win' || word === 'windows');
  const processor = words.find((word) => word in processors);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : '';
  return {
    ...(processor && processors[processor] && { cpu: [processors[processor]] }),
    ...(systemName && { os: [systemName.startsWith('win') ? 'win32' : systemName] }),
    ...(libc && { libc: [libc] }),
  };
}

const lockFile = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));

/** Whether a package at `place` finds `name` in the lock, by Node's own rule. @param {string} place @param {string} name */
function finds(place, name) {
  for (let folder = place; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (lock.packages[`${folder}/node_modules/${name}`]) return true;
    if (!folder.includes('/node_modules/')) return Boolean(lock.packages[`node_modules/${name}`]);
  }
}

const added = [];
for (const [place, wanting] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(wanting.optionalDependencies ?? {})) {
    if (finds(place, name)) continue;
    const { cpu, os, libc } = systemOf(name);
    if (!/^\d+\.\d+\.\d+[^ ]*$/.test(version) || !(cpu || os)) {
      process.stdout.write(`left out: ${name}@${version}, wanted by ${place}\n`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu }),
      ...(wanting.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      ...(os && { os }),
    };
    added.push(`${name}@${version}`);
  }
}
const [top, ...others] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([top ?? ['', {}], ...others.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`added ${added.length}: ${added.join(' ')}\n`);
if (!existsSync(join(root, 'node_modules'))) process.stdout.write('now run: npm ci --ignore-scripts\n');
