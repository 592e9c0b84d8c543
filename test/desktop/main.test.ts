import { join } from 'node:path';
import { contractVersion } from '../../shared/ipc/version.ts';
import { expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { traversals } from '../preview/renderer-folder.ts';
import { bootMain, type Booted } from './boot.ts';
import { sandboxConfig } from './sandbox-config.ts';
import { preventable } from './preventable.ts';
import type { EnginePort } from './world.ts';

type Handler = (event: unknown, message: unknown) => Promise<unknown>;
type Answerer = (request: Request) => Response;

const callHandler = ({ told }: Booted): Handler => told.handlers.get('concord:call') as Handler;
const fromOurPage = ({ contents }: Booted): unknown => ({
  sender: contents,
  senderFrame: contents.mainFrame,
});
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

type EngineEnd<T> = { readonly heard: T[]; readonly post: (message: unknown) => void };

/** Plays the engine's end of one of the two ports its process was started with. */
function engineEnd<T>(booted: Booted, index: number, port: 0 | 1): EngineEnd<T> {
  const end: EnginePort = must(startOrder(booted, index).ports[port], 'a port');
  const heard: T[] = [];
  end.on('message', ({ data }) => heard.push(data));
  end.start();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port, not a window
  return { heard, post: (message) => end.postMessage(message) };
}

const startOrder = (booted: Booted, index: number) =>
  must(booted.engine(index).orders[0], 'an order to start');
const calls = (booted: Booted, index: number) => engineEnd<{ id: number; call: string }>(booted, index, 0);

test('the window is sandboxed, isolated and without Node, with web security on and every escape off', async () => {
  const { window, home } = await bootMain();
  const { session, preload, ...preferences } = window.preferences.webPreferences ?? {};
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    backgroundThrottling: false,
    devTools: true,
  });
  expect(preload).toBe(join(home, 'desktop', 'preload.cjs'));
  expect(session).toHaveProperty('partition', 'concord-pages');
});

test('what is installed has no developer tools', async () => {
  const { window } = await bootMain({ packaged: true });
  expect(window.preferences.webPreferences?.['devTools']).toBe(false);
});

test('a page whose process crashed is loaded again, a few times', async () => {
  const { contents, told } = await bootMain();
  const loads = (): number => told.did.filter((did) => did === 'load app://concord/').length;
  contents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(loads()).toBe(1);
  for (let index = 0; index < 10; index += 1) contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(loads()).toBe(5);
});

test('the process sandbox is on for everything, and the sessions are in memory without a cache', async () => {
  const { told } = await bootMain();
  expect(told.did).toContain('enableSandbox');
  expect(told.partitions).toEqual([
    ['concord-pages', { cache: false }],
    ['concord-network', { cache: false }],
  ]);
  expect(told.partitions.every(([name]) => !name.startsWith('persist:'))).toBe(true);
});

test('the page comes from app://concord, a standard and secure scheme with no other privilege', async () => {
  const { told, contents } = await bootMain();
  expect(told.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  expect(contents.mainFrame.url).toBe('app://concord/');
});

test('every app:// answer carries the strict content security policy', async () => {
  const answer = (await bootMain()).session('concord-pages')['handle app'] as Answerer;
  for (const address of ['app://concord/', 'app://concord/nothing.js', 'app://elsewhere/index.html']) {
    const policy = answer(new Request(address)).headers.get('content-security-policy');
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; worker-src 'none'",
    );
  }
});

test('an app:// path that leaves the renderer, or another host, is answered 404', async () => {
  const answer = (await bootMain()).session('concord-pages')['handle app'] as Answerer;
  expect(answer(new Request('app://concord/assets/main-a1B2.js')).status).toBe(200);
  const addresses = [
    ...traversals.map((path) => `app://concord${path}`),
    'app://concord/../desktop/main.js',
    'app://elsewhere/index.html',
    'app://concord.evil/index.html',
    'app://user@concord/index.html',
  ];
  for (const address of addresses) {
    const request = { method: 'GET', url: address } as Request;
    expect({ address, status: answer(request).status }).toEqual({ address, status: 404 });
  }
  expect(answer({ method: 'POST', url: 'app://concord/' } as Request).status).toBe(405);
});

test('navigation, redirects, frames, web views and new windows are refused', async () => {
  const { contents, told } = await bootMain();
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const attempt = preventable();
    contents.emit(name, attempt.event);
    expect({ name, prevented: attempt.prevented() }).toEqual({ name, prevented: true });
  }
  expect(contents.openHandler({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
  expect(told.opened).toEqual([]);
});

test('every permission, device and screen capture is refused in every session, and every download but of a file our own page made', async () => {
  const { session } = await bootMain();
  for (const partition of ['concord-pages', 'concord-network', 'default']) {
    const handlers = session(partition);
    const answers: unknown[] = [];
    (handlers['permissionRequest'] as (...given: unknown[]) => void)(
      {},
      'media',
      (given: boolean) => answers.push(given),
      {},
    );
    answers.push(
      (handlers['permissionCheck'] as () => boolean)(),
      (handlers['devicePermission'] as () => boolean)(),
    );
    (handlers['displayMedia'] as (...given: unknown[]) => void)({}, (streams: unknown) =>
      answers.push(streams),
    );
    expect(answers).toEqual([false, false, false, {}]);
    const refuses = (address: string, mime: string): boolean => {
      const download = preventable();
      const item = { getURL: () => address, getMimeType: () => mime };
      (handlers['on will-download'] as (event: unknown, item: unknown) => void)(download.event, item);
      return download.prevented();
    };
    expect([
      refuses('https://evil.example/x.pdf', 'application/pdf'),
      refuses('blob:https://evil.example/1', 'application/pdf'),
      refuses('blob:app://concord/1', 'text/html'),
      // What a person saves is made in our own page: a record, the outbox's list, the audit.
      refuses('blob:app://concord/1', 'application/pdf'),
      refuses('blob:app://concord/1', 'text/csv'),
      refuses('blob:app://concord/1', 'application/x-ndjson'),
    ]).toEqual([true, true, true, false, false, false]);
    expect(handlers['spellChecker']).toBe(false);
  }
});

test('certificate errors are not overridable: nothing touches verification', async () => {
  const { session, told } = await bootMain();
  expect(
    ['concord-pages', 'concord-network', 'default'].map((name) => session(name)['certificateVerify']),
  ).toEqual([undefined, undefined, undefined]);
  expect(told.app?.listenerCount('certificate-error')).toBe(0);
});

test('a client certificate is shown to a configured server only', async () => {
  const { told } = await bootMain();
  const offered: unknown[] = [];
  for (const url of ['http://127.0.0.1:47101/', 'https://evil.example/']) {
    const choice = preventable();
    told.app?.emit('select-client-certificate', choice.event, null, url, ['card'], (one?: string) =>
      offered.push(one),
    );
    expect(choice.prevented()).toBe(true);
  }
  expect(offered).toEqual(['card', undefined]);
});

test('a link opens in the system browser only when it leads to a configured identity server', async () => {
  const { contents, told } = await bootMain();
  const refused = [
    'https://evil.example/',
    'http://127.0.0.1:47100@evil.example/',
    'http://127.0.0.1:9/authorize',
    'file:///etc/passwd',
    'ms-settings:privacy',
    'javascript:alert(1)',
    'not an address',
  ];
  for (const url of [...refused, 'http://127.0.0.1:47100/authorize?x=1']) contents.openHandler({ url });
  expect(told.opened).toEqual(['http://127.0.0.1:47100/authorize?x=1']);
});

test('a call is carried only from the main frame of our own window showing our own page', async () => {
  const booted = await bootMain();
  const { contents } = booted;
  const frame = contents.mainFrame;
  const { heard } = calls(booted, 0);
  const strangers = [
    { sender: contents, senderFrame: null },
    { sender: {}, senderFrame: frame },
    { sender: contents, senderFrame: { url: 'app://concord/', parent: frame } },
    { sender: contents, senderFrame: { url: 'app://concord/', parent: null } },
  ];
  for (const event of strangers) {
    expect(await callHandler(booted)(event, { call: 'getSession', request: {} })).toEqual({
      ok: false,
      fault: { kind: 'internal', where: 'sender' },
    });
  }
  for (const url of [
    'https://evil.example/',
    'app://elsewhere/',
    'file:///index.html',
    'app://concord.evil/',
    '',
  ]) {
    frame.url = url;
    const answer = await callHandler(booted)(fromOurPage(booted), { call: 'getSession', request: {} });
    expect(answer).toHaveProperty('fault.where', 'sender');
  }
  await turn();
  expect(heard).toEqual([]);
});

test('a call that is no call is refused without reaching the engine', async () => {
  const booted = await bootMain();
  for (const message of [undefined, 'getSession', { call: 7 }, { call: 'x'.repeat(65), request: {} }]) {
    expect(await callHandler(booted)(fromOurPage(booted), message)).toHaveProperty(
      'fault.kind',
      'bad-request',
    );
  }
});

test('a call reaches the engine and its answer and events reach the page', async () => {
  const booted = await bootMain();
  const { heard, post } = calls(booted, 0);
  const answer = callHandler(booted)(fromOurPage(booted), { call: 'listWards', request: {} });
  await expect.poll(() => heard.length).toBe(1);
  expect(heard[0]).toMatchObject({ type: 'call', version: contractVersion, call: 'listWards', request: {} });
  post({ type: 'event', event: { event: 'ward-changed', ward: '7B' } });
  post({ type: 'reply', id: must(heard[0], 'a call').id, value: { wards: [] } });
  expect(await answer).toEqual({ ok: true, value: { wards: [] } });
  expect(booted.told.sent).toEqual([['concord:event', { event: 'ward-changed', ward: '7B' }]]);
});

test('an engine that crashes answers what waited, is started again over the same data, and the page hides everything and asks again', async () => {
  const booted = await bootMain();
  const waiting = callHandler(booted)(fromOurPage(booted), { call: 'openWard', request: { ward: '7B' } });
  booted.engine(0).emit('exit', 139);
  expect(await waiting).toEqual({ ok: false, fault: { kind: 'engine-stopped' } });
  expect(booted.told.sent.map(([, event]) => event)).toEqual([
    { event: 'locked', why: 'engine-restarted' },
    { event: 'session-changed' },
  ]);
  const [first, second] = [0, 1].map((index) => startOrder(booted, index).message);
  expect([first, second]).toEqual([
    {
      type: 'start',
      config: sandboxConfig,
      policy: { values: {}, from: '/etc/concord/policy.json' },
      dataFolder: join(booted.home, 'data'),
      appVersion: 'development',
      why: 'started',
    },
    {
      type: 'start',
      config: sandboxConfig,
      policy: { values: {}, from: '/etc/concord/policy.json' },
      dataFolder: join(booted.home, 'data'),
      appVersion: 'development',
      why: 'engine-restarted',
    },
  ]);
  const { heard } = calls(booted, 1);
  void callHandler(booted)(fromOurPage(booted), { call: 'listWards', request: {} });
  // The program itself asks whether it is locked.
  await expect.poll(() => heard.map(({ call }) => call)).toEqual(['getSession', 'listWards']);
});

test('an engine that ends again and again is given up, said in words, and calls are answered', async () => {
  const booted = await bootMain();
  for (let index = 0; index < 5; index += 1) booted.engine(index).emit('exit', 1);
  expect(booted.engines()).toBe(5);
  expect(booted.told.boxes).toEqual([
    ['Concord has stopped', expect.stringContaining('saved on this computer')],
  ]);
  const answer = await callHandler(booted)(fromOurPage(booted), { call: 'getSession', request: {} });
  expect(answer).toEqual({ ok: false, fault: { kind: 'engine-stopped' } });
});

test('the engine runs in the in-memory network session, with no Node or Electron variable of the shell', async () => {
  process.env['NODE_OPTIONS'] = '';
  process.env['DEBUG'] = 'fhirclient';
  const booted = await bootMain();
  const { how, path } = booted.engine(0);
  delete process.env['DEBUG'];
  expect(path).toBe(join(booted.home, 'desktop', 'engine.js'));
  expect(how).toMatchObject({
    session: { partition: 'concord-network' },
    respondToAuthRequestsFromMainProcess: true,
  });
  expect(Object.keys(how['env'] as object).filter((name) => /^(NODE_|ELECTRON_|DEBUG)/.test(name))).toEqual(
    [],
  );
});

test('when the screen locks or the computer sleeps the page is told at once, the engine not waited for, and the clipboard is emptied', async () => {
  const booted = await bootMain();
  booted.window.emit('focus');
  await turn();
  booted.told.clipboard.text = 'PENHALIGON';
  booted.told.powerMonitor?.emit('lock-screen');
  expect(booted.told.sent).toEqual([['concord:event', { event: 'locked', why: 'screen-lock' }]]);
  await expect.poll(() => booted.told.clipboard.text).toBe('');
  booted.told.powerMonitor?.emit('suspend');
  expect(booted.told.sent.slice(1)).toEqual([['concord:event', { event: 'locked', why: 'sleep' }]]);
});

test('the engine is locked when the screen locks and when the computer sleeps', async () => {
  const booted = await bootMain();
  const { heard } = calls(booted, 0);
  booted.told.powerMonitor?.emit('lock-screen');
  booted.told.powerMonitor?.emit('suspend');
  await expect
    .poll(() => heard)
    .toMatchObject([
      { call: 'lock', request: { why: 'screen-lock' } },
      { call: 'lock', request: { why: 'sleep' } },
    ]);
});

test('the engine may ask the main process for keys and the browser, and nothing is opened that the trust did not configure', async () => {
  const booted = await bootMain();
  const { heard: answers, post } = engineEnd<Record<string, unknown>>(booted, 0, 1);
  const secret = new Uint8Array([1, 2, 3, 250]);
  post({ id: 1, what: 'wrap', bytes: secret });
  await expect.poll(() => answers.length).toBe(1);
  expect(answers[0]?.['bytes']).not.toEqual(secret);
  post({ id: 2, what: 'unwrap', bytes: answers[0]?.['bytes'] });
  post({ id: 3, what: 'unwrap', bytes: secret });
  post({ id: 4, what: 'open', url: 'https://evil.example/' });
  post({ id: 5, what: 'run', path: '/bin/sh' });
  post({ id: 6, what: 'open', url: 'http://127.0.0.1:47100/authorize' });
  await expect.poll(() => answers.length).toBe(5);
  expect(answers.slice(1).toSorted((a, b) => Number(a['id']) - Number(b['id']))).toEqual([
    { id: 2, what: 'key', bytes: secret },
    { id: 3, what: 'key-fault', fault: { kind: 'cannot-unwrap' } },
    { id: 4, what: 'opened', opened: false },
    { id: 6, what: 'opened', opened: true },
  ]);
  expect(booted.told.opened).toEqual(['http://127.0.0.1:47100/authorize']);
});

test('a second instance starts nothing and brings the first to the front', async () => {
  const second = await bootMain({ firstInstance: false });
  expect([second.told.windows.length, second.engines(), second.told.did.includes('quit')]).toEqual([
    0,
    0,
    true,
  ]);
  const first = await bootMain();
  first.told.app?.emit('second-instance', preventable().event, ['concord'], '/');
  expect(first.told.did).toEqual(expect.arrayContaining(['restore', 'focus']));
});

test('a launch from the record system reaches the engine of the running program, and anything else that is handed over does not', async () => {
  const booted = await bootMain();
  const { heard } = calls(booted, 0);
  const address = 'concord://launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=abc&token=x';
  const others = [
    'concord://launch?iss=file%3A%2F%2F%2Fetc&launch=a',
    'concord://open?iss=https://a&launch=b',
    '--x',
  ];
  for (const argv of [others, ['concord', address]])
    booted.told.app?.emit('second-instance', preventable().event, argv, '/');
  booted.told.app?.emit('open-url', preventable().event, address.replace('abc', 'def'));
  await expect
    .poll(() => heard)
    .toMatchObject([
      { call: 'receiveLaunch', request: { iss: 'https://ehr.example/fhir', launch: 'abc' } },
      { call: 'receiveLaunch', request: { iss: 'https://ehr.example/fhir', launch: 'def' } },
    ]);
  expect(booted.told.did).toEqual(expect.arrayContaining(['restore', 'focus']));
  expect(booted.told.did).not.toContain('scheme concord');
  expect((await bootMain({ packaged: true })).told.did).toContain('scheme concord');
});

test('quitting waits until the engine has closed its store', async () => {
  const booted = await bootMain();
  const quit = preventable();
  booted.told.app?.emit('before-quit', quit.event);
  expect(quit.prevented()).toBe(true);
  await expect.poll(() => booted.engine(0).orders.at(-1)?.message).toEqual({ type: 'stop' });
  expect(booted.told.did).not.toContain('quit');
  booted.engine(0).emit('exit', 0);
  await expect.poll(() => booted.told.did).toContain('quit');
  expect(booted.engines()).toBe(1);
});

test('Chromium keeps its own files in the local data folder, away from Roaming', async () => {
  const { told, home } = await bootMain();
  expect(told.paths).toEqual([
    ['crashDumps', join(home, 'data', 'crashes')],
    ['userData', join(home, 'data', 'chromium')],
    ['sessionData', join(home, 'data', 'chromium')],
  ]);
});

test('the window title never changes, so no patient shows in the task bar', async () => {
  const { window } = await bootMain();
  const change = preventable();
  window.emit('page-title-updated', change.event, 'Dorothy Penhaligon');
  expect(change.prevented()).toBe(true);
});

test('the menu offers no reload and no developer tools', async () => {
  const { told } = await bootMain();
  expect(JSON.stringify(told.menu)).not.toMatch(/reload|devtools/i);
});

test('a configuration that is not the sandbox is refused from CONCORD_CONFIG, in plain words', async () => {
  const { told, engines } = await bootMain({ config: { ...sandboxConfig, sandbox: false } });
  expect(told.boxes).toEqual([
    ['Concord cannot start', expect.stringContaining("sandbox's configuration only")],
  ]);
  expect([told.did.at(-1), engines(), told.windows.length]).toEqual(['exit 1', 0, 0]);
});

test('a wrong configuration is refused with the place that is wrong, never its content', async () => {
  const wrong = {
    ...sandboxConfig,
    identityServers: [{ id: 'sandbox', name: 'x', issuer: 'planted-content' }],
  };
  const { told } = await bootMain({ config: wrong });
  expect(told.boxes[0]?.[1]).toContain('wrong at "identityServers.0.issuer"');
  expect(told.boxes[0]?.[1]).not.toContain('planted-content');
});

test.each([
  ['a network drive', () => '//fileserver/profiles/ruth', "this computer's own disk only"],
  ['a folder it may not write to', (home: string) => join(home, 'trust.json'), 'may not write to its folder'],
])('with its records on %s the program does not start, and says why', async (_, data, words) => {
  const { told, engines } = await bootMain({ data });
  expect(told.boxes).toEqual([['Concord cannot start', expect.stringContaining(words)]]);
  expect([told.did.at(-1), engines(), told.windows.length]).toEqual(['exit 1', 0, 0]);
});

test('what was copied out of the window leaves the clipboard when the engine has locked, and when the program ends', async () => {
  const booted = await bootMain();
  const { told, window } = booted;
  const { heard, post } = calls(booted, 0);
  const sessionIs = async (kind: string): Promise<void> => {
    const before = heard.length;
    post({ type: 'event', event: { event: 'session-changed' } });
    await expect.poll(() => heard.length).toBe(before + 1);
    const asked = must(heard.at(-1), 'a call');
    expect(asked.call).toBe('getSession');
    post({ type: 'reply', id: asked.id, value: { state: { kind } } });
    await turn();
  };
  window.emit('focus');
  await turn();
  told.clipboard.text = 'PENHALIGON';
  await sessionIs('unlocked');
  expect(told.clipboard.text).toBe('PENHALIGON');
  await sessionIs('locked');
  expect(told.clipboard.text).toBe('');
  told.clipboard.text = 'PENHALIGON';
  told.app?.quit();
  await expect.poll(() => told.clipboard.text).toBe('');
});
