// `npm run <command>`: sets the machine up, brings the build up to date, then runs the command.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSetup, main } from './setup.mjs';
import { root } from './setup/paths.mjs';
import { runNode, SetupError } from './setup/process.mjs';

const [command = '', ...rest] = process.argv.slice(2);

// A bare machine may have no language set, and Chromium then neither takes nor saves a file with a Chinese name.
const { LANG, LC_ALL, LC_CTYPE } = process.env;
if (process.platform === 'linux' && !LANG && !LC_ALL && !LC_CTYPE) process.env['LANG'] = 'C.UTF-8';

/** @param {readonly string[]} [only] */
async function built(only) {
  const { buildApp } = await import('./build.mjs');
  await buildApp(only ? { only } : {});
}

/** @param {() => Promise<number>} work */
async function onDisplay(work) {
  const { withDisplay } = await import('./setup/display.mjs');
  return withDisplay(work);
}

function benchNames() {
  const folder = join(root, 'test', 'bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bench.ts'))
    .map((name) => name.slice(0, -'.bench.ts'.length))
    .sort();
}

/** @type {Record<string, () => Promise<number | void>>} */
const commands = {
  start: async () => {
    if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
      throw new SetupError('there is no display here to show a window on. `npm run demo` needs none.');
    }
    await built();
    const { runElectron } = await import('./setup/electron-runtime.mjs');
    return runElectron(rest);
  },
  demo: async () => {
    await built();
    return onDisplay(() => runNode('test/demo/demo.ts', rest));
  },
  bench: async () => {
    const [name, ...options] = rest;
    const names = benchNames();
    if (!name) {
      process.stdout.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
      return 0;
    }
    if (!names.includes(name)) throw new SetupError(`there is no bench "${name}"; there are: ${names.join(', ')}`);
    await built();
    return onDisplay(() => runNode(`test/bench/${name}.bench.ts`, options));
  },
  test: async () => {
    const { runAllTests } = await import('./test.mjs');
    return runAllTests();
  },
  'test:unit': async () => {
    // These tests start the host as a plain Node process; none of them opens a window.
    await built(['host', 'fonts', 'templates', 'sample']);
    const { vitestArguments } = await import('./test.mjs');
    return runNode('node_modules/vitest/vitest.mjs', vitestArguments(rest));
  },
  'test:e2e': async () => {
    await built();
    const { playwrightArguments } = await import('./test.mjs');
    return onDisplay(() => runNode('node_modules/@playwright/test/cli.js', playwrightArguments(rest)));
  },
  lint: async () => {
    const { runChecks } = await import('./test.mjs');
    return (await runChecks()).length === 0 ? 0 : 1;
  },
  format: async () => {
    const { checks } = await import('./test.mjs');
    return checks.format.fix();
  },
  package: async () => {
    await built();
    const { packageApp } = await import('./package.mjs');
    return packageApp(rest);
  },
};

await main(async () => {
  const work = commands[command];
  if (!work) throw new SetupError(`usage: npm run ${Object.keys(commands).join(' | ')}`);
  await ensureSetup(import.meta.url);
  return work();
});
