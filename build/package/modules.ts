import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root } from '../lib/root.ts';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  /** As packages of long ago state it. */
  licenses: z.array(z.object({ type: z.string() })).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

/** A package of the product as it is installed: `path` below the project's folder. */
export type Installed = z.infer<typeof manifestSchema> & { readonly path: string };

/** Found at run time instead of bundled; what they need comes along. */
const atRunTime = [
  'better-sqlite3-multiple-ciphers',
  'pdfmake',
  '@foliojs-fork/fontkit',
  '@embedpdf/fonts-latin',
  '@embedpdf/fonts-arabic',
  '@embedpdf/fonts-sc',
  '@embedpdf/fonts-kr',
];

/** The run-time packages and everything they need, each once. */
export const runTimeModules = (): readonly Installed[] => closureOf(atRunTime);

/** Every package whose code is in the product, bundled or not. */
export const productModules = (): readonly Installed[] =>
  closureOf(
    Object.keys(
      manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).dependencies,
    ),
  );

function closureOf(names: readonly string[]): readonly Installed[] {
  const found = new Map<string, Installed>();
  const add = (name: string, from: string): void => {
    const path = locate(name, from);
    if (found.has(path)) return;
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')));
    const license = manifest.license ?? manifest.licenses?.[0]?.type;
    found.set(path, { ...manifest, ...(license === undefined ? {} : { license }), path });
    for (const needed of Object.keys(manifest.dependencies)) add(needed, path);
  };
  for (const name of names) add(name, '');
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** As Node looks for it: beside the asker, then in each folder above. */
function locate(name: string, from: string): string {
  for (let at = from; ; at = dirname(at) === '.' ? '' : dirname(at)) {
    const path = join(at, 'node_modules', name);
    if (existsSync(join(root, path, 'package.json'))) return path;
    if (at === '') throw new Error(`${name}, which ${from} needs, is not installed`);
  }
}
