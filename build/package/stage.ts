import { cpSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { out, root } from '../lib/root.ts';
import { runTimeModules } from './modules.ts';
import { licences, sbom } from './papers.ts';
import { nsisScript } from './scheme.ts';
import type { Target } from './targets.ts';

/** Of a package only what runs: no sources, tests, documents, maps or declarations. */
const leftOut =
  /\.(?:map|d\.ts|d\.mts|d\.cts|md|markdown|flow|yml|gypi?|html|ts|[ch]|iml|lock)$|(?:^|\/)tests?\.js$|(?:^|\/)(?:deps|src|test|tests|__tests__|docs|examples?|benchmark|coverage|fonts\/Roboto)(?:\/|$)|(?:^|\/)\.[^/]+$|binding\.gyp$/i;

/**
 * Lays out what one package holds, and nothing else: the bundles, the page, the modules found at run time with the one native
 * module of the target, and the papers.
 */
export function stage(target: Target, folder: string, version: string): void {
  rmSync(folder, { recursive: true, force: true });
  const app = join(folder, 'app');
  copy(out('desktop'), join(app, 'desktop'), (path) => /\.(?:js|cjs)$/.test(path));
  copy(out('renderer'), join(app, 'renderer'), (path) => !path.endsWith('.map'));
  for (const { path, name } of runTimeModules())
    copy(join(root, path), join(app, path), (file) => belongs(name, file, target));
  const manifest = {
    name: 'concord',
    productName: 'Concord',
    version,
    type: 'module',
    main: 'desktop/main.js',
    description: 'Medicines reconciliation for UK ward pharmacists',
    author: { name: 'Concord contributors', email: 'concord@localhost.invalid' },
    homepage: 'https://concord.invalid',
    license: 'MIT',
  };
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const papers = join(folder, 'papers');
  mkdirSync(papers, { recursive: true });
  cpSync(join(root, 'LICENSE'), join(papers, 'LICENSE'));
  cpSync(join(root, 'electron', 'cli', 'verify-audit.mjs'), join(papers, 'verify-audit.mjs'));
  writeFileSync(join(folder, 'installer.nsh'), nsisScript);
  writeFileSync(join(papers, 'licences.txt'), licences());
  writeFileSync(join(papers, 'sbom.cdx.json'), sbom(version));
  for (const file of filesBelow(folder)) utimesSync(join(folder, file), 0, 0);
}

function belongs(module: string, file: string, { native }: Target): boolean {
  if (file.endsWith('.node')) return file === `prebuilds/${native}`;
  if (/(?:^|\/)licen[cs]e[^/]*$/i.test(file)) return true;
  if (module.startsWith('@embedpdf/fonts-') && /\.(?:ttf|otf)$/.test(file)) return isUsedFont(file);
  return !leftOut.test(file);
}

/** The weights that the paper is set in. */
const isUsedFont = (file: string): boolean => /-(?:Regular|Bold)\.(?:ttf|otf)$/.test(file);

function copy(from: string, to: string, wanted: (path: string) => boolean): void {
  for (const file of filesBelow(from)) {
    if (file.startsWith('node_modules/') || !wanted(file)) continue;
    mkdirSync(join(to, file, '..'), { recursive: true });
    cpSync(join(from, file), join(to, file));
  }
}

/** Paths with forward slashes, sorted, so that the same input gives the same package. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join('/'))
    .toSorted();
}
