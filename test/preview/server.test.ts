import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { ok } from '../../shared/core/result.ts';
import { servePreview, type PreviewServer } from '../../electron/preview/server.ts';
import { maxBodyBytes } from '../../electron/preview/body.ts';
import { ask, enter } from './ask.ts';
import { rendererFolder, traversals } from './renderer-folder.ts';
import { folderOfFile } from '../support/temp.ts';

const builtFolder = rendererFolder(folderOfFile);

const called: { name: string; request: unknown }[] = [];
const serve = (): Promise<PreviewServer> =>
  servePreview({
    rendererFolder: builtFolder,
    port: 0,
    call: (name, request) => {
      called.push({ name, request });
      return Promise.resolve(ok({ answered: name }));
    },
  });

const preview = await serve();
const { origin } = new URL(preview.address);
const cookie = await enter(preview.address);
afterAll(() => preview.stop());

const call = (headers: Record<string, string>, body = JSON.stringify({ call: 'getSession', request: {} })) =>
  ask(origin, '/call', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

test('the one-time token gives an HttpOnly, SameSite=Strict cookie once and is worth nothing afterwards', async () => {
  const server = await serve();
  try {
    const { search } = new URL(server.address);
    const first = await ask(server.address, `/${search}`);
    const second = await ask(server.address, `/${search}`);
    expect([first.status, first.headers.location]).toEqual([303, '/']);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^concord-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect([second.status, second.headers['set-cookie']]).toEqual([401, undefined]);
  } finally {
    await server.stop();
  }
});

test('a wrong token is refused and does not use up the right one', async () => {
  const server = await serve();
  try {
    expect((await ask(server.address, '/?token=guess')).status).toBe(401);
    expect(await enter(server.address)).toMatch(/^concord-/);
  } finally {
    await server.stop();
  }
});

test('nothing is served without the cookie: page, script, events, call', async () => {
  const statuses = await Promise.all([
    ask(origin, '/').then((answer) => answer.status),
    ask(origin, '/assets/main-a1B2.js').then((answer) => answer.status),
    ask(origin, '/concord-bridge.js').then((answer) => answer.status),
    ask(origin, '/events').then((answer) => answer.status),
    call({ origin }).then((answer) => answer.status),
    call({ origin, cookie: `${cookie}x` }).then((answer) => answer.status),
  ]);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401]);
});

test('a Host header that is not ours is refused, so a rebound name reaches nothing', async () => {
  const port = new URL(origin).port;
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    `localhost:${port}`,
    '127.0.0.1',
    `127.0.0.1:${Number(port) + 1}`,
  ]) {
    expect((await ask(origin, '/', { headers: { host, cookie } })).status).toBe(421);
  }
});

test('a call is refused from another origin, from none, and from another site, cookie or not', async () => {
  const before = called.length;
  const tries: Record<string, string>[] = [
    { cookie, origin: 'http://127.0.0.1:1' },
    { cookie, origin: 'null' },
    { cookie, origin: 'https://evil.example' },
    { cookie },
    { cookie, origin, 'sec-fetch-site': 'same-site' },
    { cookie, origin, 'sec-fetch-site': 'cross-site' },
  ];
  const statuses = await Promise.all(tries.map(async (headers) => (await call(headers)).status));
  expect(statuses).toEqual([403, 403, 403, 403, 403, 403]);
  expect((await ask(origin, '/events', { headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(
    403,
  );
  for (const path of ['/', '/assets/main-a1B2.js', '/events']) {
    const foreign = { cookie, origin: 'https://evil.example' };
    expect((await ask(origin, path, { headers: foreign })).status).toBe(403);
  }
  expect(called.length).toBe(before);
});

test('a call of our own page reaches the engine and its answer comes back whole', async () => {
  const answer = await call({ cookie, origin, 'sec-fetch-site': 'same-origin' });
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    200,
    { ok: true, value: { answered: 'getSession' } },
  ]);
  expect(called.at(-1)).toEqual({ name: 'getSession', request: {} });
});

test('what is no call, or is too large, is refused before the engine sees it', async () => {
  const before = called.length;
  const ours = { cookie, origin };
  expect((await call(ours, '{"call":')).status).toBe(400);
  expect((await call(ours, '[]')).status).toBe(400);
  expect((await call(ours, JSON.stringify({ call: 'x'.repeat(65), request: {} }))).status).toBe(400);
  expect((await call({ ...ours, 'content-type': 'text/plain' })).status).toBe(400);
  expect((await call(ours, `"${'x'.repeat(maxBodyBytes)}"`)).status).toBe(413);
  expect((await ask(origin, '/call', { method: 'PUT', headers: ours })).status).toBe(405);
  expect(called.length).toBe(before);
});

test('no spelling of a path leaves the renderer folder', async () => {
  for (const path of traversals) {
    const answer = await ask(origin, path, { headers: { cookie } });
    expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    expect(answer.body).not.toContain('planted');
  }
});

test('every answer carries the content security policy, with no inline and no other origin', async () => {
  for (const path of ['/', '/assets/main-a1B2.js', '/concord-bridge.js', '/none.js', '/?token=guess']) {
    const { headers } = await ask(origin, path, { headers: { cookie } });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; .*connect-src 'self';/,
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('the bridge stands before the scripts of the page, in a file of its own', async () => {
  const { body } = await ask(origin, '/', { headers: { cookie } });
  expect(body).toContain('<head><script src="/concord-bridge.js"></script><title>');
});

test('the server listens on 127.0.0.1 and nowhere else', () => {
  expect(new URL(preview.address).hostname).toBe('127.0.0.1');
});

test('events reach a page that listens', async () => {
  const controller = new AbortController();
  const stream = await fetch(`${origin}/events`, { headers: { cookie }, signal: controller.signal });
  const reader = must(stream.body, 'a body').pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe('retry: 500\n\n');
  expect(preview.tell({ type: 'event', event: { event: 'session-changed' } })).toBe(1);
  expect((await reader.read()).value).toBe('data: {"type":"event","event":{"event":"session-changed"}}\n\n');
  controller.abort();
});

test('no request ends the server: addresses that are none, bodies that break off, lines that are no HTTP', async () => {
  const port = Number(new URL(origin).port);
  const raw = (text: string): Promise<void> =>
    new Promise((done) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(text);
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('close', () => done());
      socket.on('error', () => undefined);
    });
  const host = `Host: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nOrigin: ${origin}`;
  const json = 'Content-Type: application/json';
  for (const path of [
    '//',
    '/\\\\',
    '/%',
    '/%00',
    '/?token=%',
    'http://[',
    '*',
    '/?token[]=',
    `/${'a'.repeat(9_000)}`,
  ])
    await raw(`GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
  for (const path of ['//', '//?token=x', 'http://['])
    await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await raw(`POST /call HTTP/1.1\r\n${host}\r\n${json}\r\nContent-Length: 500\r\n\r\n{"call"`);
  await raw(`POST /call HTTP/1.1\r\n${host}\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`);
  await raw(`POST /call HTTP/1.1\r\n${host}\r\n${json}\r\nContent-Length: -1\r\n\r\n`);
  await raw('\u0000\u0001\u0002 not HTTP at all\r\n\r\n');
  await raw(`GET /events HTTP/1.1\r\n${host}\r\n\r\n`);
  expect((await call({ origin, cookie })).status).toBe(200);
});

test('a call that the engine throws over is answered, and the next one is too', async () => {
  let times = 0;
  const server = await servePreview({
    rendererFolder: builtFolder,
    port: 0,
    call: () => ((times += 1) === 1 ? Promise.reject(new Error('a bug')) : Promise.resolve(ok({}))),
  });
  const address = new URL(server.address).origin;
  const own = { cookie: await enter(server.address), origin: address, 'content-type': 'application/json' };
  const post = async (): Promise<number> =>
    (
      await ask(address, '/call', {
        method: 'POST',
        headers: own,
        body: '{"call":"getSession","request":{}}',
      })
    ).status;
  expect([await post(), await post()]).toEqual([400, 200]);
  await server.stop();
});
