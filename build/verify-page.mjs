// Makes verify.html, the page in every bundle that checks it in a browser, from renderer/verify-page, as one file:
// `node build/verify-page.mjs` writes it into electron/host/sync/verify-page.ts. The page is part of the bundle's format
// and is not made anew with each build; a test says when its sources have moved on.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'renderer', 'verify-page');
const target = join(root, 'electron', 'host', 'sync', 'verify-page.ts');

/** @param {string} text */
const cspHash = (text) => createHash('sha256').update(text).digest('base64');

/** @param {string} entry */
async function bundled(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(source, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome109', 'firefox109'],
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** The page as one file with nothing outside of it. */
export async function makeVerifyPage() {
  const script = await bundled('main.ts');
  const style = await bundled('page.css');
  return readFileSync(join(source, 'page.html'), 'utf8')
    .replace('SCRIPT_HASH', () => cspHash(script))
    .replace('STYLE_HASH', () => cspHash(style))
    .replace('<style>STYLE', () => `<style>${style}`)
    .replace('<script>SCRIPT', () => `<script>${script}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = await makeVerifyPage();
  const text = [
    '/**',
    ' * `verify.html` in the bag, byte for byte; made by `node build/verify-page.mjs` from renderer/verify-page. Part of the',
    ' * format: another page is another line of `verifyPageHashes`.',
    ' */',
    `export const verifyPage = ${JSON.stringify(page)};`,
    '',
  ].join('\n');
  writeFileSync(target, text);
  process.stdout.write(`${createHash('sha256').update(page).digest('hex')}  ${Buffer.byteLength(page)} bytes\n`);
}
