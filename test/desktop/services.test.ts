import { expect, test } from 'vitest';
import { askMain } from '../../electron/desktop/ask-main.ts';
import { serveEngine } from '../../electron/desktop/serve-engine.ts';
import { portPair } from '../../electron/engine/port-pair.ts';
import { turningKeyStore as keyStore } from './turning-key-store.ts';

function services(open: (url: string) => Promise<boolean> = () => Promise.resolve(true)) {
  const [main, engine] = portPair();
  serveEngine(main, { keyStore, open });
  return { asked: askMain(engine), engine };
}

test("the engine's key store is the main process's, faults and all", async () => {
  const { keyStore: asked } = services().asked;
  expect(await asked.wrap(new Uint8Array([1, 2, 3]))).toEqual({ ok: true, value: new Uint8Array([3, 2, 1]) });
  expect(await asked.unwrap(new Uint8Array([3, 2, 1]))).toEqual({
    ok: true,
    value: new Uint8Array([1, 2, 3]),
  });
  expect(await asked.wrap(new Uint8Array())).toEqual({ ok: false, fault: { kind: 'unsafe' } });
  expect(await asked.unwrap(new Uint8Array([0]))).toEqual({ ok: false, fault: { kind: 'cannot-unwrap' } });
});

test('answers that come in another order find what was asked', async () => {
  const opened = Promise.withResolvers<boolean>();
  const { asked } = services(() => opened.promise);
  const browser = asked.openBrowser('https://id.example/');
  expect((await asked.keyStore.wrap(new Uint8Array([7]))).ok).toBe(true);
  opened.resolve(false);
  expect(await browser).toEqual({ ok: false, fault: { kind: 'not-opened' } });
});

test('an engine that asks for anything else is not answered', async () => {
  const { asked, engine } = services();
  const heard: unknown[] = [];
  engine.onMessage((message) => heard.push(message));
  engine.post({ id: 1, what: 'read', path: '/etc/passwd' });
  engine.post({ id: 2, what: 'wrap', bytes: 'not bytes' });
  await asked.keyStore.wrap(new Uint8Array([7]));
  expect(heard).toHaveLength(1);
});
