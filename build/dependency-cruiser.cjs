// The walls of the house (ARCHITECTURE.md's table), each as: files here must not import files there.
// The compiler holds the same walls where types can (no node in shared, no DOM in db, project references).
const core = { dependencyTypes: ['core'] };
const electron = { path: '(^|/)node_modules/electron/' };

/** Anything but the listed folders and packages. */
const outsideOf = (...allowed) => ({ pathNot: allowed });

function wall(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from: typeof from === 'string' ? { path: from } : from, to };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    wall(
      'no-cycles',
      'Two files that need each other are one thing, or a third is missing. Types alone make no cycle.',
      {
        from: {},
        to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      },
    ),
    wall('no-unresolved', 'The import names nothing.', {
      from: {},
      to: { couldNotResolve: true },
    }),
    wall('program-not-to-tests', 'What ships stands without its tests and build scripts.', {
      from: '^(shared|db|electron|renderer)/',
      to: { path: '^(test|build)/' },
    }),

    wall('no-network', 'The program talks to nobody: what leaves the computer, leaves on a stick.', {
      from: '^(shared|db|electron|renderer)/',
      to: { path: '^(node:)?(net|tls|http|https|http2|dgram|dns)(/|$)|(^|/)node_modules/(undici|ws|node-fetch)/' },
    }),

    wall('shared-not-to-node', 'shared is pure: it also runs in the page.', {
      from: '^shared/',
      to: core,
    }),
    wall('shared-is-pure', 'Pure packages only; everything else comes in as an argument.', {
      from: '^shared/',
      to: outsideOf('^shared/', '(^|/)node_modules/(zod|dayjs|uuid|@dagrejs/dagre)/'),
    }),

    wall('db-stays-low', 'The database knows nothing above it.', {
      from: '^db/',
      to: { path: '^(electron|renderer)/' },
    }),
    wall('db-not-to-electron', 'The database runs in a plain Node as well.', {
      from: '^db/',
      to: electron,
    }),

    wall('host-not-to-windows', 'The host answers whoever asks.', {
      from: '^electron/(host|cli)/',
      to: { path: ['^renderer/', '^electron/(main|preload)/'] },
    }),
    wall('host-not-to-electron', 'The host runs in a plain Node as well.', {
      from: '^electron/(host|cli)/',
      to: electron,
    }),
    wall('main-only-relays', 'The main process starts the host by its path and never touches the file itself.', {
      from: '^electron/main/',
      to: { path: ['^db/', '^renderer/', '^electron/(host|cli|preload)/'] },
    }),
    wall('preload-only-contract', 'The preload script is the smallest thing that can name the calls.', {
      from: '^electron/preload/',
      to: outsideOf('^electron/preload/', '^shared/contract/', '(^|/)node_modules/electron/'),
    }),

    wall('page-not-to-node', 'The page is sandboxed.', {
      from: '^renderer/',
      to: core,
    }),
    wall('page-not-to-electron', 'The page is sandboxed.', {
      from: '^renderer/',
      to: electron,
    }),
    wall('page-not-below', 'The page asks through window.api.', {
      from: '^renderer/',
      to: { path: ['^db/', '^electron/', '(^|/)node_modules/(better-sqlite3|kysely)/'] },
    }),
    wall('ui-knows-nothing', 'Pieces that know nothing of the product.', {
      from: '^renderer/ui/',
      to: { path: ['^shared/', '^renderer/(lib|features|app)/'] },
    }),
    wall('lib-not-to-screens', 'Screens use lib.', {
      from: '^renderer/lib/',
      to: { path: '^renderer/(features|app)/' },
    }),
    wall('features-not-to-app', 'The app puts features together.', {
      from: '^renderer/features/',
      to: { path: '^renderer/app/' },
    }),
    wall('features-stand-alone', 'What two features need belongs into ui, lib or shared.', {
      from: '^renderer/features/([^/]+)/',
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    }),
  ],
  options: {
    parser: 'swc', // TypeScript 7 has no JavaScript API to parse with
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|test/fixtures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      mainFields: ['module', 'main'],
    },
  },
};
