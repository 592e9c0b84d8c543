import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { out, root } from '../lib/root.ts';
import type { Product } from './freshness.ts';

/** Found at run time instead of bundled: Electron, the database's native module, and pdfmake, which reads its own files. */
const foundAtRunTime = ['electron', 'better-sqlite3-multiple-ciphers', 'pdfmake', '@foliojs-fork/fontkit'];
const external = [...foundAtRunTime, /^pdfmake\//, ...builtinModules, /^node:/];

/** As the bundler writes it on every platform. */
const pureFolder = `${root.replaceAll('\\', '/')}/shared/`;

/** One program of the desktop: an entry file, and the file it becomes in `out/desktop`. */
type DesktopProgram = {
  readonly entry: string;
  readonly file: string;
  readonly format: 'es' | 'cjs';
  /** What it imports while it runs lies in files of a folder beside it, named after it; else everything is in the one file. */
  readonly parts?: true;
};

/**
 * Main and engine are ES modules (Electron's main and utility processes use Node's loader); a sandboxed preload can only be
 * CommonJS.
 */
const desktopPrograms: readonly DesktopProgram[] = [
  { entry: 'electron/desktop/main.ts', file: 'main.js', format: 'es' },
  { entry: 'electron/desktop/engine.ts', file: 'engine.js', format: 'es', parts: true },
  { entry: 'electron/preload/preload.ts', file: 'preload.cjs', format: 'cjs' },
];

/** Builds main process, engine process and bridge into `folder`, as Electron runs them. */
export async function buildDesktop(folder = out('desktop')): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const program of desktopPrograms) await build(desktopConfig(program, folder));
}

/** The desktop's bundles: `await ensureBuilt(desktopProduct)`. */
export const desktopProduct: Product = {
  name: 'desktop',
  inputs: ['electron', 'shared', 'build/vite', 'package-lock.json'],
  results: desktopPrograms.map((program) => join(out('desktop'), program.file)),
  build: () => buildDesktop(),
};

function desktopConfig(program: DesktopProgram, folder: string): InlineConfig {
  const preload = program.format === 'cjs';
  return {
    configFile: false,
    root,
    logLevel: 'error',
    // As a server build for Node's programs, so that Node's own modules and conditions hold.
    build: {
      ssr: !preload,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      ...(preload ? { lib: { entry: program.entry, formats: ['cjs'], fileName: () => program.file } } : {}),
      rolldownOptions: {
        input: program.entry,
        external: preload ? ['electron'] : external,
        // `shared/` is pure: of an entry file only what is asked for comes in, and with it only what that needs.
        treeshake: { moduleSideEffects: (id: string) => !id.startsWith(pureFolder) },
        output: {
          format: program.format,
          entryFileNames: program.file,
          chunkFileNames: `${program.file.replace(/\.\w+$/, '')}/[name].js`,
          codeSplitting: program.parts === true,
        },
      },
    },
    ssr: { noExternal: true, external: foundAtRunTime },
    define: { 'process.env.NODE_ENV': '"production"' },
  };
}
