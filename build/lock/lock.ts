/** The parts of package-lock.json (version 3) that are read here; the rest is passed through untouched. */
export type LockEntry = {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

/** Operating systems by the word that packages for one platform carry in their names. */
const systems: readonly (readonly [string, string])[] = [
  ['android', 'android'],
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['linux', 'linux'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['openharmony', 'openharmony'],
  ['sunos', 'sunos'],
  ['win32', 'win32'],
];

const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
] as const;

/**
 * Optional packages that some entry asks for and the lock does not hold. A registry that lacks other platforms' packages
 * makes npm leave them out, and then `npm ci` refuses the lock everywhere.
 */
export function missingOptionals(
  lock: Lock,
): readonly { readonly path: string; readonly entry: LockEntry }[] {
  return Object.entries(lock.packages).flatMap(([asker, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(lock, asker, name))
      .map(([name, version]) => ({ path: `node_modules/${name}`, entry: entryFor(name, version, entry) })),
  );
}

/** The lock with an entry for each missing optional package, in npm's own order. */
export function completeLock<T extends Lock>(lock: T): T {
  const added = missingOptionals(lock).map(({ path, entry }) => [path, entry] as const);
  const all = [...Object.entries(lock.packages), ...added];
  const packages = Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
  return { ...lock, packages };
}

/** A package is found beside its asker or in any folder above it, as Node looks for it. */
function isHeld(lock: Lock, asker: string, name: string): boolean {
  for (let at = asker; ;) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
  }
}

/** An exact version is all npm needs; the platform, read from the name, keeps it from being fetched elsewhere. */
function entryFor(name: string, version: string, asker: LockEntry): LockEntry {
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name} is asked for as ${version}, which is no exact version`);
  const words = name.replace(/^@/, '').split(/[-/]/);
  const os = systems.filter(([word]) => words.includes(word)).map(([, system]) => system);
  const cpu = processors.filter((processor) => words.includes(processor));
  if (os.length === 0 && cpu.length === 0) throw new Error(`${name} does not say which platform it is for`);
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(asker.dev === true ? { dev: true } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
