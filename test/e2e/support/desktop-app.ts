import { _electron, type ElectronApplication } from 'playwright-core';
import { findBrowser } from '../../../build/browser.ts';
import { out } from '../../../build/lib/root.ts';
import type { Opened, Trust } from './concord.ts';

/** Concord in real Electron. The system browser is played by one of our own, since a test cannot drive the person's. */
export async function openInDesktop(program: string, trust: Trust, dataFolder: string): Promise<Opened> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: program,
    args: [out('desktop', 'main.js'), ...(asRoot ? ['--no-sandbox'] : [])],
    env: { ...plainEnvironment(), CONCORD_CONFIG: trust.configPath, CONCORD_DATA: dataFolder },
  });
  const page = await app.firstWindow();
  const browser = await (await findBrowser()).launch();
  return {
    kind: 'desktop',
    page,
    signInPage: async (press) => {
      const address = nextAddress(app);
      await press();
      const signIn = await browser.newPage();
      await signIn.goto(await address);
      return signIn;
    },
    restartEngine: () => crashEngine(app),
    close: async () => {
      await browser.close();
      await app.close();
    },
  };
}

/** The next address handed to the system browser, which does not get it. */
function nextAddress(app: ElectronApplication): Promise<string> {
  return app.evaluate(
    ({ shell }) =>
      new Promise<string>((resolve) => {
        shell.openExternal = (address) => {
          resolve(address);
          return Promise.resolve();
        };
      }),
  );
}

/** Ends the engine's process by its id, and waits until another one runs. */
async function crashEngine(app: ElectronApplication): Promise<void> {
  const engine = (): Promise<number | undefined> =>
    app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Concord engine')?.pid);
  const before = await engine();
  if (before === undefined) throw new Error('no engine runs');
  process.kill(before, 'SIGKILL');
  for (let after = await engine(); after === undefined || after === before; after = await engine());
}

function plainEnvironment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value ?? '']));
}
