// Builds what Electron runs into out/app. Each part is built anew only when one of its inputs changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appOut, nodeModules, root } from './setup/paths.mjs';
import { SetupError, say, withLock } from './setup/process.mjs';
import { ensureSetup, main } from './setup.mjs';

const stampsFile = join(root, 'out', 'build-stamps.json');
/** Newest engine features that both the development runtime and the shipped one know. */
const target = { node: 'node20', page: 'chrome130' };

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Compile-time constants: declare `__GANGBIAO_VERSION__` where it is read. */
const define = {
  'process.env.NODE_ENV': '"production"',
  __GANGBIAO_VERSION__: JSON.stringify(version),
};

/** @param {string} folder */
function filesUnder(folder) {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {readonly string[]} inputs */
function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of [...inputs, 'build/build.mjs', 'package.json', 'package-lock.json'].flatMap(filesUnder)) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * zod brings its messages in fifty languages, a third of what the main process would have to load before its window
 * stands. No message of zod's is ever shown: the window says what is wrong in words of its own.
 * @type {import('esbuild').Plugin}
 */
const zodInEnglishOnly = {
  name: 'zod-in-english-only',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** @param {string} name @param {import('esbuild').BuildOptions} options */
async function bundle(name, options) {
  const { build } = await import('esbuild');
  rmSync(join(appOut, name), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: target.node,
    outdir: join(appOut, name),
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    define,
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [zodInEnglishOnly],
    legalComments: 'linked',
    logLevel: 'warning',
    ...options,
  });
}

/** Native packages stay outside the bundle: they find their binaries relative to their own files. */
const nativePackages = ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'];

/** ESM for a plain Node as well as for a utility process; splitting lets docx, hucre and Typst load when first used. */
const nodeModule = {
  format: /** @type {const} */ ('esm'),
  splitting: true,
  outExtension: { '.js': '.mjs' },
  external: nativePackages,
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** By their packages: serif and sans in two weights, marks and arrows, emoji in black. */
const fontFiles = {
  'noto-serif-sc': ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'],
  'noto-sans-sc': ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'],
  'noto-sans-symbols-2': ['400Regular/NotoSansSymbols2_400Regular.ttf'],
  'noto-emoji': ['400Regular/NotoEmoji_400Regular.ttf'],
};

// Runs in a worker of its own, so it must be a file of its own.
const workbookWorker = 'electron/host/documents/workbook/workbook-worker.ts';
/** The same for Word and Excel files of others. */
const importWorker = 'electron/host/documents/import/import-worker.ts';
/** The same for files that are shown and searched. */
const readingWorker = 'electron/host/reading/reading-worker.ts';
/** Started by path as a thread of its own: laying a handbook out must not keep the host from answering. */
const typstWorker = 'electron/host/documents/typst-worker.ts';
/** The same for Word files. */
const docxWorker = 'electron/host/documents/docx-worker.ts';
/** The same for handbooks, made of their records. */
const handbookWorker = 'electron/host/documents/handbook-worker.ts';

/** Reads and hashes evidence beside the host. */
const readWorker = 'db/evidence/read-worker.ts';
/** The same for a school's own Word forms. */
const templateWorker = 'electron/host/documents/templates/template-worker.ts';
/** Pages of a finished PDF laid out for folding. */
const bookletWorker = 'electron/host/documents/booklet-worker.ts';
const workers = [
  workbookWorker,
  importWorker,
  templateWorker,
  readingWorker,
  typstWorker,
  docxWorker,
  bookletWorker,
  handbookWorker,
  readWorker,
];

/** @type {{ name: string, inputs: string[], entry?: string, build: () => Promise<void> }[]} */
const parts = [
  {
    name: 'main',
    inputs: ['electron/main', 'shared'],
    entry: 'electron/main/main.ts',
    build: () =>
      bundle('main', {
        entryPoints: ['electron/main/main.ts'],
        format: 'cjs',
        outExtension: { '.js': '.cjs' },
        external: ['electron'],
        banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
        define: {
          ...define,
          'import.meta.url': '__moduleUrl',
          'import.meta.dirname': '__dirname',
          'import.meta.filename': '__filename',
        },
      }),
  },
  {
    name: 'preload',
    inputs: ['electron/preload', 'shared'],
    entry: 'electron/preload/preload.ts',
    build: () =>
      bundle('preload', {
        entryPoints: ['electron/preload/preload.ts'],
        format: 'cjs',
        outExtension: { '.js': '.cjs' },
        external: ['electron'],
      }),
  },
  {
    name: 'host',
    inputs: ['electron/host', 'db', 'shared'],
    entry: 'electron/host/host-process.ts',
    build: () =>
      bundle('host', {
        entryPoints: ['electron/host/host-process.ts', ...workers],
        ...nodeModule,
      }),
  },
  {
    name: 'cli',
    inputs: ['electron/cli', 'electron/host', 'db', 'shared'],
    entry: 'electron/cli/cli.ts',
    build: () =>
      bundle('cli', {
        entryPoints: ['electron/cli/cli.ts', ...workers],
        ...nodeModule,
      }),
  },
  {
    name: 'renderer',
    inputs: ['renderer', 'shared', 'build/vite.config.ts'],
    entry: 'renderer/index.html',
    build: async () => {
      const { build } = await import('vite');
      await build({
        configFile: join(root, 'build', 'vite.config.ts'),
        logLevel: 'warn',
        define: { __GANGBIAO_VERSION__: define.__GANGBIAO_VERSION__ },
      });
    },
  },
  {
    name: 'fonts',
    inputs: [],
    build: async () => {
      const fonts = Object.entries(fontFiles);
      await copyInto(
        'fonts',
        fonts.flatMap(([name, files]) => files.map((file) => join(nodeModules, '@expo-google-fonts', name, file))),
      );
      // Their licence asks to stand wherever they do.
      for (const [name] of fonts)
        await copyFile(
          join(nodeModules, '@expo-google-fonts', name, 'LICENSE_FONT'),
          join(appOut, 'fonts', `${name}-LICENSE.txt`),
        );
    },
  },
  {
    // Which characters the codes of Chinese PDF files stand for; the pages and the search read them.
    name: 'cmaps',
    inputs: [],
    build: () => copyFolder('cmaps', ['pdfjs-dist', 'cmaps']),
  },
  {
    // Letters of PDF files that bring none of their own.
    name: 'pdf-fonts',
    inputs: [],
    build: () => copyFolder('pdf-fonts', ['pdfjs-dist', 'standard_fonts']),
  },
  {
    // Decoders of scans as plain scripts: the page's policy knows no WebAssembly.
    name: 'pdf-decoders',
    inputs: [],
    build: () =>
      copyInto(
        'pdf-decoders',
        ['jbig2', 'openjpeg'].map((kind) => join(nodeModules, 'pdfjs-dist', 'wasm', `${kind}_nowasm_fallback.js`)),
      ),
  },
  {
    name: 'sample',
    inputs: ['test/fixtures/sample'],
    build: async () => {
      await rm(join(appOut, 'sample'), { recursive: true, force: true });
      await cp(join(root, 'test', 'fixtures', 'sample'), join(appOut, 'sample'), { recursive: true });
    },
  },
  {
    name: 'templates',
    inputs: ['shared/document'],
    build: () =>
      copyInto(
        'templates',
        filesUnder('shared/document').filter((file) => file.endsWith('.typ')),
      ),
  },
];

/** @param {string} name @param {readonly string[]} files */
async function copyInto(name, files) {
  const folder = join(appOut, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) await copyFile(file, join(folder, basename(file)));
}

/** @param {string} name @param {readonly string[]} from a folder of a package */
async function copyFolder(name, from) {
  await rm(join(appOut, name), { recursive: true, force: true });
  await cp(join(nodeModules, ...from), join(appOut, name), { recursive: true });
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampsFile, 'utf8'));
  } catch {
    return {}; // first build, or a stamp file cut short: build everything
  }
}

/**
 * Brings out/app up to date.
 * @param {{ only?: readonly string[] }} [options] names of parts, for a test that needs no window
 */
export async function buildApp(options = {}) {
  await withLock(join(root, 'out', '.build-lock'), async () => {
    for (const part of parts) {
      if (options.only && !options.only.includes(part.name)) continue;
      if (part.entry && !existsSync(join(root, part.entry))) {
        if (part.name === 'cli') continue;
        throw new SetupError(`${part.entry} is missing: this clone is not complete`);
      }
      const stamp = hashOf(part.inputs);
      if (readStamps()[part.name] === stamp && existsSync(join(appOut, part.name))) continue;
      const startedAt = Date.now();
      await part.build();
      writeFileSync(stampsFile, JSON.stringify({ ...readStamps(), [part.name]: stamp }, null, 2));
      say(`built ${part.name} in ${Date.now() - startedAt} ms`);
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureSetup(import.meta.url);
    const only = process.argv.slice(2);
    await buildApp(only.length > 0 ? { only } : {});
  });
}
