import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { out } from '../../build/lib/root.ts';
import type { Page } from 'playwright-core';
import { known } from '../../shared/core/known.ts';
import type { SessionView } from '../../shared/ipc/session-views.ts';
import { readAgain } from '../../build/tour/person.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { expectAccessible } from '../support/accessible.ts';

/** The screens as they are built, in a real browser, over an engine made of example views. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

const withState = (state: SessionView['state']): FixtureBridge => {
  const bridge = fixtureBridge();
  bridge.state.session = { ...bridge.state.session, state };
  return bridge;
};

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');

const before: Readonly<Record<string, { readonly state: SessionView['state']; readonly heading: string }>> = {
  'a new computer': { state: { kind: 'new' }, heading: 'Welcome to Concord' },
  'a locked screen': {
    state: { kind: 'locked', since: '2026-11-18T10:44:00.000Z', why: 'idle' },
    heading: 'Unlock',
  },
  'choosing a PIN': {
    state: { kind: 'enrolling', name: 'Sam Pritchard', role: 'pharmacist', admissionNeeded: true },
    heading: 'Choose a PIN',
  },
  'a store that is refused': {
    state: { kind: 'refused', reason: 'from-the-future' },
    heading: 'Concord cannot open its store',
  },
};

test.for(Object.entries(before))(
  '%s is shown in plain words and is accessible',
  async ([, { state, heading }]) => {
    const page = await app.open(withState(state));
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await page.getByText('PENHALIGON').count()).toBe(0);
    await expectAccessible(page);
  },
);

test('waiting for the browser shows the address and a way out, and is accessible', async () => {
  const bridge = withState({ kind: 'new' });
  const [first, ...rest] = bridge.state.session.records;
  if (first === undefined) throw new Error('no record in the fixture');
  const url = 'http://127.0.0.1:40001/authorize?state=x';
  bridge.state.session = {
    ...bridge.state.session,
    records: [{ ...first, access: { kind: 'signing-in', url } }, ...rest],
  };
  const page = await app.open(bridge);
  await expect.poll(() => page.getByLabel(/copy this address/).inputValue(), { timeout: 15_000 }).toBe(url);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => bridge.asked.at(-1)?.call).toBe('cancelSignIn');
});

test('on the lock screen Alt and a digit choose another person, digits alone are the PIN', async () => {
  const page = await app.open(fixtureBridge());
  await page.getByLabel('Your PIN for this computer').waitFor();
  await page.keyboard.type('22');
  expect(await page.getByLabel('Your PIN for this computer').inputValue()).toBe('22');
  await page.keyboard.press('Alt+2');
  await page.getByRole('heading', { name: 'Tolu Adeyemi' }).waitFor();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.getByText('4 tries left, then full sign-in').waitFor();
  await expect.poll(() => page.getByLabel('Your PIN for this computer').inputValue()).toBe('');
  await expectAccessible(page);
});

test('a launch that waits for the unlock is said on the lock screen in words, without the patient', async () => {
  const bridge = fixtureBridge();
  bridge.state.session = {
    ...bridge.state.session,
    launchWaiting: {
      system: 'Northmoor EPMA',
      since: '2026-11-18T10:50:00.000Z',
      until: '2026-11-18T10:55:00.000Z',
    },
  };
  const page = await app.open(bridge);
  await page
    .getByRole('status')
    .getByText(
      'Northmoor EPMA asked Concord at 10:50 to open a patient. Unlock to open them. It waits until 10:55',
    )
    .waitFor();
  expect(await page.getByText('PENHALIGON').count()).toBe(0);
  await expectAccessible(page);
  expect(await page.getByText('never straight into a patient').count()).toBe(0);
});

test('two PINs that are not the same are not sent', async () => {
  const bridge = withState({
    kind: 'enrolling',
    name: 'Sam Pritchard',
    role: 'pharmacist',
    admissionNeeded: false,
  });
  const page = await app.open(bridge);
  await page.getByLabel('New PIN', { exact: true }).fill('271828');
  await page.getByLabel('The same PIN again').fill('271829');
  await page.keyboard.press('Enter');
  await page.getByText('The two PINs are not the same').waitFor();
  expect(bridge.asked.some((one) => one.call === 'enrol')).toBe(false);
});

test.for([{}, { width: 1280, height: 720 }, { zoom: 2 }])(
  'ward, case and row are accessible at %o',
  async (options) => {
    const page = await app.openCase(fixtureBridge(), options);
    await expectAccessible(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What each source says' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('heading', { level: 1, name: 'Ward 7B Acute medicine' }).waitFor();
    await expectAccessible(page);
  },
);

test.for([
  ['Control+k', 'Find or do'],
  ['?', 'Keys'],
])('%s opens "%s", which is accessible and gives the focus back', async ([key = '', title = '']) => {
  const page = await app.openWard(fixtureBridge());
  const row = await focused(page);
  await page.keyboard.press(key);
  await page.getByRole('dialog', { name: title }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(row);
});

test('records can be signed in to again from the ward, and wards chosen, in accessible dialogs', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await page.getByRole('button', { name: /Did not answer/ }).click();
  await page.getByRole('dialog', { name: 'Records and sign-ins' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in again: Eastvale Shared Record' }).click();
  await expect
    .poll(() => bridge.asked.at(-1))
    .toEqual({ call: 'signIn', request: { audience: 'eastvale', meant: { kind: 'anybody' } } });
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: 'Choose a ward' }).waitFor();
  await expectAccessible(page);
});

test('what could not be shown as a line is a click away, as it came, under the name of the patient', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.getByRole('button', { name: /^2 not shown: GP record/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Received, but not shown as a line' });
  await dialog.getByText('"resourceType":"MedicationStatement"').waitFor();
  await dialog.getByText('PENHALIGON, Dorothy (Mrs)').waitFor();
  await expectAccessible(page);
});

test('the ward is worked by keyboard alone: move, filter, sort, pause, find, open, and back', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  expect(await focused(page)).toBe('Penhaligon, Dorothy');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Adebayo, Samuel');
  await page.keyboard.press('/');
  await page.keyboard.type('jos');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByText('least first').waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: /Go on/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dorothy');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Medicines by source' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Ward 7B Acute medicine' }).waitFor();
  expect(bridge.asked.map((one) => one.call)).toContain('pausePreparation');
});

test('a row is opened and left by keyboard, and the focus comes back to it', async () => {
  const page = await app.openCase(fixtureBridge());
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('j');
  expect(await focused(page)).toBe('metformin 500 mg tablet');
  await page.keyboard.press('Enter');
  await page.getByText('“Two in the morning and two with my tea”').waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'ibuprofen 200 mg tablet' }).waitFor();
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await page.getByRole('table', { name: 'Medicines by source' }).waitFor();
  expect(await focused(page)).toBe('metformin 500 mg tablet');
});

test('a row opened says what decided what its medicines are', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByText('Identified by the dm+d code and by a name in dm+d.').waitFor();
  await page.screenshot({ path: out('test', 'row.png') });
});

test('every word not understood is on screen, and every absence has a word', async () => {
  const page = await app.openCase(fixtureBridge());
  expect(await page.getByText('Not understood: “with my tea”').count()).toBe(1);
  expect(await page.getByText('Not in the part received').count()).toBe(3);
  const blank = await page.$$eval(
    '.case-table tbody tr:not(.band) > td:not(.mark-cell)',
    (cells) => cells.filter((cell) => (cell.textContent ?? '').trim() === '').length,
  );
  expect(blank).toBe(0);
});

test('rows below the fold are counted, and scrolling to the end leaves none', async () => {
  const page = await app.openCase(fixtureBridge(), { width: 1280, height: 720 });
  await page.getByText(/\d+ rows below: .*agree/).waitFor();
  await page.keyboard.press('End');
  await expect.poll(() => page.getByText(/\d rows? below/).count()).toBe(0);
  await page.getByText(/\d rows? above/).waitFor();
});

test('single keys do nothing when they are switched off; keys that write nothing still work', async () => {
  const page = await app.openWard(fixtureBridge());
  await page.keyboard.press('?');
  await page.getByLabel('Single-letter keys are on').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  expect(await focused(page)).toBe('Penhaligon, Dorothy');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Fairclough, Irene');
});

test('offline is said, with what can still be done', async () => {
  const bridge = fixtureBridge();
  bridge.state.session = { ...bridge.state.session, network: 'down' };
  const page = await app.openCase(bridge);
  await page.getByText('You are offline.').waitFor();
  await page.getByText('2 waiting to send').waitFor();
  await expectAccessible(page);
});

test('a ward that cannot be read says which layer failed and what is safe', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  bridge.state.faults.set('refreshWard', {
    kind: 'not-answering',
    layer: 'integration-engine',
    source: 'Northmoor PAS',
    detail: '504',
  });
  await page.keyboard.press('Shift+R');
  const notice = page.getByRole('alert');
  await notice
    .getByText('Northmoor PAS could not be reached: the integration engine did not answer.')
    .waitFor();
  expect(await page.getByRole('row').count()).toBe(19);
  await expectAccessible(page);
});

test('sources that are read again in no time are said to be read again all the same', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await readAgain(page);
  await readAgain(page);
  expect(bridge.asked.filter(({ call }) => call === 'refreshCase')).toHaveLength(2);
});

test('the case says nothing of one patient while another is opened', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('Escape');
  bridge.state.faults.set('openCase', { kind: 'not-found', what: 'patient' });
  await page.getByRole('button', { name: /Fairclough/ }).click();
  await page.getByText('This computer does not hold this patient').waitFor();
  expect(await page.getByText('PENHALIGON').count()).toBe(0);
});

test('while the first answer about a patient is waited for it is said whom it will be about, and Esc leads back', async () => {
  const bridge = fixtureBridge();
  const slow: FixtureBridge = {
    ...bridge,
    call: (name, request) =>
      name === 'openCase' ? new Promise(() => undefined) : bridge.call(name, request),
  };
  const page = await app.openWard(slow);
  await page.getByRole('button', { name: /Fairclough/ }).click();
  await page.getByRole('heading', { level: 1, name: 'FAIRCLOUGH, Irene' }).waitFor();
  await page.getByText('Born 30-Jan-1939. NHS number 999 020 9626.').waitFor();
  await page.getByText('which takes as long as the slowest of them', { exact: false }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: /Ward 7B/ }).waitFor();
});

test('while every source is read again no row moves', async () => {
  const bridge = fixtureBridge();
  const held: FixtureBridge = {
    ...bridge,
    call: (name, request) =>
      name === 'refreshCase' ? new Promise(() => undefined) : bridge.call(name, request),
  };
  // Words under a source's name that take two lines.
  const old = { staleDays: 40, newestAssertion: known('2026-10-09') };
  bridge.state.case = {
    ...bridge.state.case,
    columns: bridge.state.case.columns.map((column) => ({ ...column, ...old })),
  };
  const page = await app.openCase(held);
  const top = (): Promise<number | undefined> =>
    page
      .locator('tr[data-row-id]')
      .first()
      .boundingBox()
      .then((box) => box?.y);
  const before = await top();
  await page.keyboard.press('Shift+R');
  await page.getByText('Reading again').first().waitFor();
  expect(await top()).toBe(before);
});

test('in high contrast and with reduced motion the screens stay accessible', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await expectAccessible(page);
});

test('whoever is typed and lies on another ward is found there, and opens from there', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await page.keyboard.press('/');
  await page.keyboard.type('okon');
  const elsewhere = page.getByRole('region', { name: 'Elsewhere on this computer' });
  await expect.poll(() => elsewhere.textContent()).toContain('Okonkwo, Grace');
  expect(await elsewhere.textContent()).toContain('Ward 4A Surgery, bed 12');
  expect(await elsewhere.textContent()).toContain('999 034 7530');
  await elsewhere.getByRole('button', { name: 'Okonkwo, Grace' }).click();
  await expect.poll(() => bridge.asked.some((one) => one.call === 'openCase')).toBe(true);
});

test('a patient on no list is begun by keyboard: a wrong number is said, and whoever has it already is shown with what differs', async () => {
  const page = await app.openWard(fixtureBridge());
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'A patient not on any list' });
  await dialog.waitFor();
  await expectAccessible(page);
  for (const words of ['9990347520', 'Penhaligon', 'Dorothy', '05-Mar-1948', 'Sent up from clinic']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await dialog.getByText('This is no NHS number', { exact: false }).waitFor();
  await dialog.getByLabel('NHS number').fill('999 034 7522');
  await page.keyboard.press('Enter');
  await dialog.getByText('They have another birth date than you typed.', { exact: false }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'PENHALIGON', exact: false }).first().waitFor();
  expect(await dialog.count()).toBe(0);
});

test('a ward of which nothing was read says of its measure and of time-critical medicines that nothing is known', async () => {
  const bridge = fixtureBridge();
  bridge.state.ward = {
    ...bridge.state.ward,
    within24Hours: [],
    patients: bridge.state.ward.patients.map((one) => ({
      ...one,
      findings: { kind: 'not-compared' },
      timeCritical: { kind: 'not-known-yet' },
    })),
  };
  const page = await app.openWard(bridge);
  await page.getByText('Not known yet: nothing of this ward was read on this computer.').waitFor();
  await page.getByRole('button', { name: 'Time-critical not known yet' }).waitFor();
  expect(await page.getByText('No admission of this ward').count()).toBe(0);
  await expectAccessible(page);
});
