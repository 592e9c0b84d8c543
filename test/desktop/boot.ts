import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction, constants } from 'node:vm';
import { onTestFinished } from 'vitest';
import { out } from '../../build/lib/root.ts';
import { fillRendererFolder } from '../preview/renderer-folder.ts';
import { sandboxConfig } from './sandbox-config.ts';
import { makeWorld, type Contents, type Engine, type StandInWorld, type Told, type Window } from './world.ts';

/** Boots what the build made, as Electron would, with the stand-in where `electron` stands. */

const standIn = pathToFileURL(join(import.meta.dirname, 'electron-stand-in.ts')).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? {
          url: `${standIn}?${new URL(context.parentURL ?? 'file:///').searchParams.toString()}`,
          shortCircuit: true,
        }
      : next(specifier, context),
});

/** Node's own import, which the hook above is part of; the test runner's is not. */
const nodeImport = compileFunction('return import(url)', ['url'], {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (url: string) => Promise<Record<string, unknown>>;
let boots = 0;

/** Loads a file of the project or the build with the stand-in, each time anew. */
export async function load(path: string, world: StandInWorld): Promise<Record<string, unknown>> {
  Object.assign(globalThis, { standInWorld: world });
  boots += 1;
  // What the program does on an error nobody caught is for its own process, not for the one of the test.
  const events: NodeJS.EventEmitter = process;
  const before = uncaught.map((event) => events.listeners(event));
  const loaded = await nodeImport(`${pathToFileURL(path).href}?boot=${boots}`);
  for (const [at, event] of uncaught.entries()) {
    for (const listener of events.listeners(event).filter((one) => before[at]?.includes(one) !== true)) {
      events.off(event, listener as (error: unknown) => void);
      world.told.uncaught.push(listener as (error: unknown) => void);
    }
  }
  return loaded;
}
const uncaught = ['uncaughtException', 'unhandledRejection'] as const;

const built = out('desktop');

export type Booted = {
  readonly told: Told;
  readonly home: string;
  readonly window: Window;
  readonly contents: Contents;
  readonly session: (partition: string) => Record<string, unknown>;
  readonly engine: (index: number) => Engine;
  readonly engines: () => number;
};

export async function bootMain(
  options: Partial<StandInWorld['options']> & {
    readonly config?: unknown;
    /** Where the records would lie; a folder of its own when left out. */
    readonly data?: (home: string) => string;
  } = {},
): Promise<Booted> {
  const home = mkdtempSync(join(tmpdir(), 'concord-desktop-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const config = join(home, 'trust.json');
  // As in a package: the programs beside the renderer, whose page here is a small one.
  cpSync(built, join(home, 'desktop'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  fillRendererFolder(join(home, 'renderer'));
  writeFileSync(config, JSON.stringify(options.config ?? sandboxConfig));
  const world = makeWorld(home, options);
  process.env['CONCORD_CONFIG'] = config;
  process.env['CONCORD_DATA'] = options.data?.(home) ?? join(home, 'data');
  await load(join(home, 'desktop', 'main.js'), world);
  await new Promise((resolve) => setImmediate(resolve));
  const window = world.told.windows[0] as Window;
  return {
    told: world.told,
    home,
    window,
    contents: window?.webContents,
    session: (partition) => world.told.sessions.get(partition) ?? {},
    engine: (index) => world.told.engines[index] as Engine,
    engines: () => world.told.engines.length,
  };
}
