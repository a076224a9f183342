// Libraries and tools that Debian keeps in its own packages: what Electron links to, a display, fonts, and the programs of
// strangers with which the tests look at our files.
import { existsSync } from 'node:fs';
import { childEnv, outputOf, run, SetupError, say } from './process.mjs';

/** Each entry lists the names that one package has had; Debian 13 renamed several with a `t64` ending. */
const wanted = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libxtst6'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libnotify4'],
  ['fonts-noto-cjk'],
  ['poppler-utils'],
  ['unzip'],
  ['zip'],
  ['openssh-client'],
  ['age'],
];

function missingPackages() {
  const names = wanted.flat();
  // Unknown names make dpkg-query fail, yet it still prints the known ones, so the exit code is of no use here.
  const listed = outputOf('sh', [
    '-c',
    `dpkg-query -W -f '\${Package} \${db:Status-Status}\\n' ${names.join(' ')} 2>/dev/null; true`,
  ]);
  const installed = new Set(
    (listed ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((alternatives) => !alternatives.some((name) => installed.has(name)));
}

/** @param {string[]} alternatives */
function nameHere(alternatives) {
  const candidates = alternatives.filter((name) =>
    /Candidate: (?!\(none\))/.test(outputOf('apt-cache', ['policy', name]) ?? ''),
  );
  return candidates[0] ?? alternatives[0] ?? '';
}

/** Installs missing Debian packages when that is possible (root on Debian), otherwise says which are missing. */
export async function ensureSystemPackages() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = missingPackages();
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) {
    const names = missing.map((alternatives) => alternatives.at(-1)).join(' ');
    say(`these system packages are missing; install them with: sudo apt-get install ${names}`);
    return;
  }
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  say('installing missing Debian packages …');
  if ((await run('apt-get', ['update', '-qq'], { env })) !== 0) say('apt-get update failed; trying with what is known');
  const names = missing.map(nameHere);
  const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
  if (code !== 0) throw new SetupError(`apt-get could not install: ${names.join(' ')}. Install them and try again.`);
}
