import { spawnSync } from 'node:child_process';
import { contractVersion } from '../../../shared/ipc/version.ts';
import { out, root } from '../../lib/root.ts';
import { desktopProduct } from '../../vite/desktop.ts';
import { ensureBuilt } from '../../vite/freshness.ts';
import { figure, rounded, spreadOf, type Figure } from '../figure.ts';
import { benchFolder } from '../folder.ts';
import { usual } from '../repeat.ts';
import { unasked } from '../trust.ts';

/** Milliseconds of processor of a process since it was begun. */
const used = `
  const used = () => (({ user, system }) => (user + system) / 1000)(process.cpuUsage());`;

/** What Electron gives the process, with a key store that hides nothing; `ask` answers when the engine did. */
const standIn = `
  const heard = [];
  process.parentPort = { on: (_, listener) => { process.begin = listener } };
  const { registerHooks } = await import('node:module');
  const url = 'data:text/javascript,export const net = {}';
  registerHooks({ resolve: (name, context, next) =>
    name === 'electron' ? { url, shortCircuit: true } : next(name, context) });
  const asked = new Map();
  let deliver;
  const calls = { postMessage: ({ id }) => asked.get(id)?.(), start: () => {}, on: (_, listener) => { deliver = listener } };
  let key;
  const services = { start: () => {}, on: (_, listener) => { key = listener },
    postMessage: ({ id, bytes }) => setImmediate(() => key({ data: { id, what: 'key', bytes } })) };
  const ask = (id, call, request) => new Promise((resolve) => {
    asked.set(id, resolve);
    deliver({ data: { type: 'call', id, version: ${contractVersion}, call, request } });
  });
  const begun = async () => { while (deliver === undefined) await new Promise(setImmediate) };`;

/** Milliseconds of processor until the lock screen is answered, and until every room of the engine is open. */
type Started = { readonly answered: number; readonly open: number };

/**
 * A process that loads the engine as it ships, starts it and asks what a lock screen asks, beside one that loads nothing; and what
 * opening its rooms takes after that, which it does while nobody has come in yet.
 */
export async function engineStart(): Promise<Figure> {
  await ensureBuilt(desktopProduct);
  const engine = JSON.stringify(out('desktop', 'engine.js'));
  const started = Array.from({ length: usual }, (): Started => {
    const order = {
      type: 'start',
      config: unasked(2),
      policy: { values: {}, from: '' },
      appVersion: '1.0.0',
    };
    const data = JSON.stringify({ ...order, dataFolder: benchFolder(), why: 'started' });
    return JSON.parse(
      run(`${used}${standIn}
        await import(${engine});
        process.begin({ data: ${data}, ports: [calls, services] });
        await begun();
        await ask(1, 'getSession', {});
        const answered = used();
        await ask(2, 'unlock', { user: 'nobody', pin: '000000' });
        process.stdout.write(JSON.stringify({ answered, open: used() }), () => process.exit());`),
    ) as Started;
  });
  const bare = spreadOf(Array.from({ length: usual }, () => Number(run(`${used} console.log(used())`))));
  const answered = spreadOf(started.map((one) => one.answered));
  const opened = spreadOf(started.map((one) => one.open - one.answered));
  return figure('engine-start', answered, {
    unit: 'ms of processor',
    floor: bare.least,
    growth: { 'over bare Node': rounded(answered.least - bare.least), 'its rooms after that': opened.least },
  });
}

function run(code: string): string {
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`the engine did not load: ${ran.stderr}`);
  return ran.stdout;
}
