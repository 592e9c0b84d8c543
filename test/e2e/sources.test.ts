import { afterAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { caseTable, openCase, readAgain, wardHeading } from '../../build/tour/person.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openAtWork } from './support/at-work.ts';

const { sandbox, page, close } = await openAtWork();
afterAll(close);

const heading = (name: string): Locator => page.getByRole('columnheader', { name: new RegExp(name) });

test('a source that sends a web page instead of a record is named, and the others are as before', async () => {
  await openCase(page, 'adebayo');
  const rows = await caseTable(page).locator('[data-row-id]').count();
  await sandbox.control.change('northmoor-smr', { badPages: 'html' });
  await readAgain(page);
  await heading('GP record')
    .getByText(/Partial|Unavailable|Offline copy/)
    .first()
    .waitFor();
  await heading('Inpatient chart').getByText('Complete').waitFor();
  expect(await caseTable(page).locator('[data-row-id]').count()).toBe(rows);
  await expectAccessible(page);
  await sandbox.control.change('northmoor-smr', { badPages: 'off' });
  await readAgain(page);
  await heading('GP record').getByText('Complete').waitFor();
});

test('entries of another patient are refused and counted, never shown as this one’s', async () => {
  await sandbox.control.change('northmoor-epma', { badPages: 'other-patient' });
  await readAgain(page);
  await heading('Inpatient chart')
    .getByText(/of another patient left out/)
    .waitFor();
  await sandbox.control.change('northmoor-epma', { badPages: 'off' });
  await readAgain(page);
  await heading('Inpatient chart').getByText('Complete').waitFor();
});

test('an integration engine that answers for a silent record is named as the layer', async () => {
  await sandbox.control.change('northmoor-smr', { outage: '504-behind-tie' });
  await readAgain(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What each source says' }).waitFor();
  await page
    .getByText(/Offline copy|integration engine/i)
    .first()
    .waitFor();
  await sandbox.control.change('northmoor-smr', { outage: 'off' });
  await page.keyboard.press('Escape');
  await readAgain(page);
  await page.keyboard.press('Escape');
  await wardHeading(page).waitFor();
});

test('a source that holds somebody whose birth date disagrees shows nothing, and says why', async () => {
  await openCase(page, 'wentworth');
  await page.getByText('identity disagrees, so nothing is shown').first().waitFor();
  expect(await caseTable(page).getByText('Eastvale').count()).toBeGreaterThan(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

test('withheld is not empty: the column and its cells say withheld', async () => {
  await openCase(page, 'macallister');
  await heading('GP record').getByText('Withheld').waitFor();
  expect(await caseTable(page).getByRole('cell', { name: 'Withheld' }).count()).toBeGreaterThan(0);
});
