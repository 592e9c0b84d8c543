import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { must } from '../../shared/core/must.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { expectAccessible } from '../support/accessible.ts';

/** Sign-off, outbox, conflict and print, over an engine made of example views. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

const signed = (shared: boolean): FixtureBridge => {
  const bridge = fixtureBridge();
  const { progress } = bridge.state.case;
  bridge.state.case = {
    ...bridge.state.case,
    stage: shared ? 'signed-off' : 'signed-not-shared',
    progress: {
      ...progress,
      signed: {
        by: 'Ruth Calloway',
        at: '2026-11-18T10:40:00.000Z',
        shared,
        conflicts: 0,
        parked: 0,
        notAsSigned: [],
        noneStands: false,
      },
    },
  };
  bridge.state.record = { ...bridge.state.record, status: shared ? 'shared' : 'signed-not-shared' };
  return bridge;
};

async function chord(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test.for([{}, { width: 1280, height: 720 }, { zoom: 2 }])(
  'sign-off, record, outbox, conflict and their dialogs are accessible at %o',
  async (options) => {
    const page = await app.openCase(fixtureBridge(), options);
    for (const [key, title] of [
      ['e', 'Identity checked'],
      ['q', 'Patient or carer asked'],
      ['y', 'Allergies confirmed'],
      ['a', 'Add a note'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name: title }).getByText('PENHALIGON').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await chord(page, 'g', 's');
    await page.getByText('6 things block sign-off').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('h');
    await page.getByRole('dialog', { name: 'Hand over a top finding' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+p');
    await page.getByText('Not a prescription', { exact: true }).waitFor();
    await expectAccessible(page);
    await chord(page, 'g', 'm');
    await page.getByRole('heading', { name: 'Your medicines' }).waitFor();
    await expectAccessible(page);
    await chord(page, 'g', 'o');
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
    await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('w');
    await page.getByRole('dialog', { name: 'Withdraw, with a reason' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await chord(page, 'j', 'd');
    await page.getByText('Changed by Sam Pritchard', { exact: false }).waitFor();
    await expectAccessible(page);
  },
);

test('while something blocks, signing is off with its reason beside it, and no key signs', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await chord(page, 'g', 's');
  await page.getByText('6 things block it').waitFor();
  expect(await page.getByRole('button', { name: /Sign with PIN/ }).isDisabled()).toBe(true);
  await page.keyboard.press('Control+Enter');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('5');
  await page.getByRole('table', { name: 'Medicines by source' }).waitFor();
  expect(bridge.asked.some((one) => one.call === 'signOff')).toBe(false);
});

test('what goes on twice is named at sign-off and said to be intended with three keys, one answer for both its rows', async () => {
  const bridge = fixtureBridge();
  const pair = {
    ids: ['duplicate-class a', 'duplicate-class b'],
    words: 'apixaban and warfarin: two medicines of one class',
  };
  bridge.state.case = { ...bridge.state.case, goesOn: [pair] };
  const page = await app.openCase(bridge);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const item = page.getByRole('listitem').filter({ hasText: 'goes on twice or against an allergy' });
  const key = must((await item.getByRole('button').textContent())?.match(/^\d/)?.[0], 'its key');
  const before = bridge.state.told.said.length;
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name: 'Meant to go on together' });
  await dialog.getByText(pair.words).waitFor();
  expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await expectAccessible(page);
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(bridge.state.told.said.slice(before)).toEqual([
    pair.ids.map((finding) => ({ kind: 'finding-judged', finding, intent: 'intended' })),
  ]);
  await item.waitFor({ state: 'detached' });
});

test('what will be signed names under each action its medicines', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const totals = page.locator('.totals');
  await totals.waitFor();
  for (const { generic, decision } of bridge.state.case.rows)
    expect((await totals.textContent())?.includes(generic)).toBe(decision.needsDecision);
});

test('signed offline is "not yet shared" on the case, at sign-off and on the print, and "shared" only once it is', async () => {
  const bridge = signed(false);
  const page = await app.openCase(bridge);
  await page.getByRole('button', { name: /Signed, not yet shared/ }).waitFor();
  await page.getByText('Signed: add an addendum, or open it again to decide otherwise.').waitFor();
  await chord(page, 'g', 's');
  await page.getByText('No record has confirmed all of it yet', { exact: false }).waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText('Signed, not yet shared.').waitFor();
  const after = signed(true);
  Object.assign(bridge.state, { case: after.state.case, record: after.state.record });
  bridge.tell({ event: 'outbox-changed' });
  await page.getByText('Signed and shared.').waitFor();
  expect(await page.getByText('not yet shared').count()).toBe(0);
});

test('what was taken back since is said on the case, at sign-off and on the print, and not that every record has it', async () => {
  const bridge = signed(true);
  const { progress } = bridge.state.case;
  const line = '2 of 9 entries were taken back since (kept theirs): omeprazole in GP record.';
  const of = must(progress.signed, 'it is signed');
  bridge.state.case = {
    ...bridge.state.case,
    progress: { ...progress, signed: { ...of, notAsSigned: [line] } },
  };
  bridge.state.record = { ...bridge.state.record, status: 'not-as-signed', notAsSigned: [line] };
  const page = await app.openCase(bridge);
  await page.getByRole('button', { name: /Signed, not all stands/ }).waitFor();
  await chord(page, 'g', 's');
  await page.getByText(line).waitFor();
  await page.getByText('None.', { exact: true }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Control+p');
  await page.getByText('Signed; not all of it stands as it was signed.').waitFor();
  await page.getByText(line).waitFor();
  expect(await page.getByText(/every record has confirmed|stands as it was\./i).count()).toBe(0);
});

test('an addendum stands beside what was signed', async () => {
  const bridge = signed(true);
  const page = await app.openCase(bridge);
  await chord(page, 'g', 's');
  await page.getByRole('heading', { name: 'Signed off' }).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Add an addendum' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByText('Write this first.').waitFor();
  await page.keyboard.type('Daughter brought new boxes at 13:00.');
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByText('Daughter brought new boxes at 13:00.').waitFor();
});

test('"G then W" goes to the ward from the outbox and withdraws nothing', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await chord(page, 'g', 'o');
  await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
  await chord(page, 'g', 'w');
  await page.getByRole('heading', { level: 1, name: 'Ward 7B Acute medicine' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('an entry is withdrawn only with a reason, and one is tried again by itself', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await chord(page, 'g', 'o');
  await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
  await page.keyboard.press('r');
  await expect
    .poll(() => bridge.asked.find((one) => one.call === 'retryEntry')?.request)
    .toEqual({ entry: 'parked-1' });
  await page.locator('[data-row-opener="waiting-1"]').focus();
  await page.keyboard.press('w');
  await page.getByRole('dialog', { name: 'Withdraw, with a reason' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Write this first.').waitFor();
  expect(bridge.asked.some((one) => one.call === 'withdrawEntry')).toBe(false);
  await page.keyboard.type('written by hand instead');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(bridge.state.outbox.entries.find((entry) => entry.id === 'waiting-1')?.state).toBe('withdrawn');
});

test('a conflict chooses nothing by itself, asks again when theirs moved on, and sends against the version seen', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await chord(page, 'g', 'o');
  await page.locator('[data-row-opener="conflict-1"]').focus();
  await page.keyboard.press('d');
  await page.getByText('2 fields to decide first', { exact: false }).waitFor();
  expect(await page.getByRole('button', { pressed: true }).count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  expect(bridge.asked.some((one) => one.call === 'resolveConflict')).toBe(false);
  await chord(page, 'm', 't');
  await page.getByText('Every field is decided').waitFor();
  bridge.state.conflict = {
    ...bridge.state.conflict,
    decidedVersion: '5',
    theirs: { ...bridge.state.conflict.theirs, version: '5' },
  };
  await page.keyboard.press('Control+Enter');
  await page.getByText('The entry changed while you were looking at it.').waitFor();
  await page.getByText('2 fields to decide first', { exact: false }).waitFor();
  await page.keyboard.press('Home');
  await chord(page, 'm', 't', 'Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
  expect(bridge.asked.findLast((one) => one.call === 'resolveConflict')?.request).toEqual({
    entry: 'conflict-1',
    choices: { dosage: 'mine', reasonCode: 'theirs' },
    seenVersion: '5',
  });
});

test('a recommendation that has not arrived can be recorded as told; it goes on waiting, and says who was told', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await chord(page, 'g', 'o');
  await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
  await page.keyboard.press('t');
  await page.getByRole('dialog', { name: 'Record that you told them' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.type('Dr Mehta');
  await page.getByRole('radio', { name: 'Telephone' }).check();
  await page.getByRole('button', { name: 'Record that they were told' }).click();
  await page.getByText('Dr Mehta was told by R Calloway, telephone, 10:52.').first().waitFor();
  expect(bridge.state.outbox.entries.find((entry) => entry.id === 'parked-1')?.state).toBe('parked');
});

test('the many entries of one patient are one line; F shows them, each is worked by itself, and E saves the list', async () => {
  const bridge = fixtureBridge();
  const { entries } = bridge.state.outbox;
  const waiting = entries.filter((entry) => entry.state === 'waiting');
  const more = Array.from({ length: 20 }, (_, at) =>
    waiting.map((entry) => ({ ...entry, id: `more-${at}` })),
  ).flat();
  bridge.state.outbox = { ...bridge.state.outbox, waiting: 21, entries: [...entries, ...more] };
  const page = await app.openWard(bridge);
  await chord(page, 'g', 'o');
  const rows = page.locator('.entry-table tr[data-row-id]');
  await expect.poll(() => rows.count()).toBe(entries.length);
  await chord(page, 'j', 'j');
  await page.getByRole('heading', { name: '21 entries' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('w');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('f');
  await expect.poll(() => rows.count()).toBe(entries.length + 21);
  await page.keyboard.press('j');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row-opener')))
    .toBe('waiting-1');
  const download = page.waitForEvent('download');
  await page.keyboard.press('e');
  expect((await download).suggestedFilename()).toBe('concord-outbox-2026-11-18T1052.csv');
});

test('of two entries only the whole of one is offered, and neither asks for the words that are right', async () => {
  const bridge = fixtureBridge();
  bridge.state.conflict = { ...bridge.state.conflict, whole: true };
  const page = await app.openWard(bridge);
  await chord(page, 'g', 'o');
  await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
  await chord(page, 'j', 'd');
  await page.getByText('Choose one of the two first').waitFor();
  expect(await page.getByRole('button', { name: /Keep/ }).count()).toBe(2);
  const footer = await page.locator('footer').innerText();
  expect([footer.includes('one answer for all'), footer.includes('next field')]).toEqual([true, false]);
  expect(await page.getByRole('columnheader', { name: 'Decide' }).count()).toBe(0);
  await expectAccessible(page);
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Keep theirs, withdraw mine', pressed: true }).waitFor();
  await chord(page, 'z', 'e');
  await page.getByRole('dialog', { name: 'Neither is right' }).getByText('PENHALIGON').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByText('Write this first.').waitFor();
  await page.keyboard.type('takes one at night');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
  expect(bridge.asked.filter((one) => one.call.startsWith('resolve'))).toEqual([
    {
      call: 'resolveNeither',
      request: { entry: 'conflict-1', words: 'takes one at night', seenVersion: '4' },
    },
  ]);
});

test('the record prints alone, with identity and page numbers on every page, and its PDF is saved as it is kept', async () => {
  const bridge = signed(false);
  const page = await app.openCase(bridge);
  await page.keyboard.press('Control+p');
  await page.getByText('Not a prescription', { exact: true }).waitFor();
  const foot = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' '),
  );
  expect(foot).toContain('PENHALIGON, Dorothy (Mrs), born 04-Mar-1948, NHS number 999 034 7522');
  expect(foot).toContain('counter(pages)');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.patient-banner').isVisible()).toBe(false);
  expect(await page.locator('.paper').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('reconciliation-9990347522.pdf');
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^%PDF-1\.7/);
});

test('the hand-over sheet says first what is left to do, leaves out what agrees, and is saved under a number', async () => {
  const page = await app.openCase(fixtureBridge());
  await chord(page, 'g', 'h');
  const paper = page.locator('.paper');
  await paper.getByRole('heading', { name: 'Left to do' }).waitFor();
  const text = await paper.innerText();
  expect(text.indexOf('Left to do')).toBeLessThan(text.indexOf('Sources'));
  expect([text.includes('methotrexate'), text.includes('atorvastatin')]).toEqual([true, false]);
  expect(text).toContain('1 of 3 medicines are decided');
  await expectAccessible(page);
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await waiting).suggestedFilename()).toBe('hand-over-9990347522.pdf');
});

test('the patient’s own list is large print, says first what staff must see to, and prints without that', async () => {
  const page = await app.openCase(fixtureBridge());
  await chord(page, 'g', 'm');
  const paper = page.locator('.patient-list');
  await paper.getByRole('heading', { name: 'Medicines that have changed' }).waitFor();
  const pixels = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .evaluateAll((all) => Math.min(...all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))));
  expect(await pixels('.patient-list p, .patient-list h4')).toBeGreaterThanOrEqual(20);
  const staff = page.getByRole('region', { name: 'Before you hand it over' });
  expect(await staff.innerText()).toContain(
    'In the source’s own words, read them through with the patient: methotrexate',
  );
  await page.emulateMedia({ media: 'print' });
  expect(await staff.isVisible()).toBe(false);
  expect(await paper.isVisible()).toBe(true);
  // 16 points.
  expect(await pixels('.patient-list p')).toBeGreaterThanOrEqual(21);
  const saving = page.waitForEvent('download');
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Control+s');
  expect((await saving).suggestedFilename()).toBe('medicines-9990347522.pdf');
});
