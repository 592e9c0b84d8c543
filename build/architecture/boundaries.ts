/**
 * The boundaries on one page: which room may know which, which package is let into which room, and which files own the clock,
 * chance, the network and the console. The rules read these tables and decide nothing by themselves.
 */

/** The rooms of `shared/` from the ground up: a room may import those before it, never those after. */
export const sharedRooms = [
  // nouns
  'core',
  'medicines',
  'dosage',
  'dmd',
  // reading and deciding
  'fhir',
  'patients',
  'records',
  'typed-in',
  'match',
  'discrepancy',
  'cases',
  'sync',
  // the page both sides sign
  'ipc',
] as const;

/** What each part of the product may import, by path prefix; the longest matching prefix speaks. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'shared/': ['shared/'],
  'electron/engine/': ['shared/', 'electron/engine/'],
  'electron/desktop/': ['shared/', 'electron/engine/', 'electron/desktop/'],
  'electron/preload/': ['shared/', 'electron/preload/'],
  'electron/preview/': ['shared/', 'electron/engine/', 'electron/preview/'],
  'electron/cli/': ['shared/', 'electron/engine/', 'electron/cli/'],
  'renderer/': ['shared/', 'renderer/'],
  'renderer/features/': [
    'shared/',
    'renderer/features/',
    'renderer/stores/',
    'renderer/ui/',
    'renderer/text/',
  ],
  'renderer/stores/': ['shared/', 'renderer/stores/', 'renderer/text/', 'renderer/bridge.ts'],
  'renderer/ui/': ['shared/', 'renderer/ui/', 'renderer/text/'],
  'renderer/text/': ['shared/', 'renderer/text/'],
};

/** Folders whose sub-folders are rooms with one entry file each, `<room>/<room>.ts` (or `.tsx`). */
export const roomFolders = ['shared/', 'electron/engine/', 'renderer/features/'] as const;

/**
 * Open rooms: every file in them may be imported. `ipc/` is the page both sides sign, nothing in it is hidden;
 * `db/` is one file a question, so each file is one.
 */
export const openFolders = [
  'shared/core/',
  'shared/medicines/',
  'shared/ipc/',
  'electron/engine/db/',
  'renderer/ui/',
] as const;

/** Second entry files: the trust's configuration is read by every host, apart from the decisions made from it. */
export const moreEntryFiles: readonly string[] = ['shared/records/config.ts'];

/** File names that are entry files in every room: an engine room shows what it answers in `handlers.ts`. */
export const entryNames: readonly string[] = ['handlers.ts'];

/** Rooms that never import a sibling room at all. */
export const strangers = ['renderer/features/'] as const;

/** Package (or `node:` for Node's own) to the path prefixes that may import it. What is not listed may not be used. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  'node:': ['electron/engine/', 'electron/desktop/', 'electron/preview/', 'electron/cli/'],
  electron: ['electron/desktop/', 'electron/preload/'],
  'better-sqlite3-multiple-ciphers': ['electron/engine/db/'],
  'big.js': ['shared/core/'],
  fhirclient: ['electron/engine/smart/'],
  'gs1-barcode-parser-mod': ['shared/typed-in/'],
  jose: ['electron/engine/escrow/', 'electron/engine/records/'],
  'lossless-json': ['shared/fhir/', 'electron/engine/http/', 'electron/engine/records/'],
  'nhsuk-frontend': ['renderer/'],
  '@foliojs-fork/fontkit': ['electron/engine/paper/'],
  'bidi-js': ['electron/engine/paper/'],
  pdfmake: ['electron/engine/paper/'],
  'p-queue': ['electron/engine/http/', 'electron/engine/records/', 'electron/engine/sync/'],
  react: ['renderer/main.tsx', 'renderer/app.tsx', 'renderer/features/', 'renderer/ui/'],
  'react-dom': ['renderer/main.tsx', 'renderer/app.tsx', 'renderer/features/', 'renderer/ui/'],
  saxes: ['shared/fhir/', 'electron/engine/dmd/'],
  yauzl: ['electron/engine/dmd/'],
  zod: ['shared/', 'electron/', 'renderer/main.tsx', 'renderer/bridge.ts'],
  zustand: ['renderer/'],
};

/** Who may use what: the file that owns the clock, chance, the network, timers, the console or a cast. */
export const owners: readonly {
  readonly uses: readonly string[];
  readonly in: readonly string[];
  readonly why: string;
}[] = [
  { uses: ['as', 'any', '!'], in: ['shared/core/brand.ts'], why: 'the one place that makes brands' },
  {
    uses: ['Date.now', 'performance.now', 'setTimeout', 'randomBytes', 'randomUUID', 'console', 'fetch'],
    in: ['electron/engine/node-host.ts'],
    why: "Node's side of a host: clock, timers, chance, files and the log",
  },
  {
    uses: ['Date.now', 'setTimeout', 'fetch'],
    in: ['electron/desktop/host.ts', 'electron/preview/host.ts', 'electron/cli/host.ts'],
    why: 'what a host adds of its own',
  },
  {
    uses: ['setImmediate'],
    in: ['electron/engine/dmd/import-io.ts'],
    why: 'the engine answers between the steps of a long import',
  },
  {
    uses: ['console'],
    in: ['electron/cli/output.ts', 'electron/preview/cli.ts'],
    why: 'programs of the command line print',
  },
  {
    uses: ['Date.now', 'performance.now', 'setTimeout', 'setInterval'],
    in: ['renderer/ui/now.ts'],
    why: "the screen's clock",
  },
  { uses: ['window.concord'], in: ['renderer/bridge.ts'], why: 'the one file that touches the bridge' },
];

/** Lengths in lines. */
export const limits = {
  fileWarn: 250,
  file: 400,
  testFile: 600,
  functionLines: 60,
  componentLines: 120,
} as const;

export const productFolders = ['shared/', 'electron/', 'renderer/'] as const;
export const codeFolders = [...productFolders, 'sandbox/', 'build/', 'test/'] as const;

export function isProduct(path: string): boolean {
  return startsWithAny(path, productFolders);
}

export function startsWithAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}
