import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sessionSchema } from '../../shared/ipc/session-views.ts';
import { startPreview, type Preview } from '../../electron/preview/main.ts';
import { sandboxConfig } from '../desktop/sandbox-config.ts';
import { ask, enter } from './ask.ts';
import { rendererFolder } from './renderer-folder.ts';
import { tempFolder } from '../support/temp.ts';

const newFolder = (): string => join(tempFolder('preview'), 'data');
const start = (dataFolder: string): Promise<Preview> =>
  startPreview({ config: sandboxConfig, rendererFolder: rendererFolder(), dataFolder, appVersion: '1.2.3' });

/** The page's side of the preview, with the cookie. */
async function pageOf(preview: Preview): Promise<(call: string, request?: unknown) => Promise<unknown>> {
  const { origin } = new URL(preview.address);
  const headers = { cookie: await enter(preview.address), origin, 'content-type': 'application/json' };
  return async (call, request = {}) =>
    JSON.parse(
      (await ask(origin, '/call', { method: 'POST', headers, body: JSON.stringify({ call, request }) })).body,
    );
}

test('real records are refused before anything is opened or written', async () => {
  const dataFolder = newFolder();
  const config = { ...sandboxConfig, sandbox: false };
  await expect(startPreview({ config, rendererFolder: rendererFolder(), dataFolder })).rejects.toThrow(
    'sandbox only',
  );
  expect(readdirSync(join(dataFolder, '..'))).toEqual([]);
});

test('a renderer that was not built is named', async () => {
  await expect(
    startPreview({ config: sandboxConfig, rendererFolder: '/nowhere', dataFolder: newFolder() }),
  ).rejects.toThrow('no index.html in /nowhere');
});

test('the engine behind the preview answers in the words of the contract', async () => {
  const preview = await start(newFolder());
  try {
    const call = await pageOf(preview);
    const answer = (await call('getSession')) as { value: unknown };
    expect(sessionSchema.parse(answer.value)).toMatchObject({
      host: 'preview',
      version: '1.2.3',
      state: { kind: 'new' },
    });
    expect(await call('listWards')).toMatchObject({ ok: false });
    expect(await call('runProgram')).toMatchObject({ ok: false, fault: { kind: 'bad-request' } });
    expect(await call('unlock', { user: 7 })).toMatchObject({
      ok: false,
      fault: { kind: 'bad-request', path: 'user' },
    });
  } finally {
    await preview.stop();
  }
});

test('after a restart of the engine the same page goes on', async () => {
  const preview = await start(newFolder());
  try {
    const call = await pageOf(preview);
    await preview.restartEngine();
    expect(await call('getSession')).toMatchObject({ ok: true, value: { host: 'preview' } });
  } finally {
    await preview.stop();
  }
});
