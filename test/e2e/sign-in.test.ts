import { afterAll, expect, test } from 'vitest';
import { choosePin, firstSignIn, signInThere, typePin } from '../../build/tour/person.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openNew } from './support/at-work.ts';

/** One computer from its first sign-in on: each test goes on where the one before it ended. */
const { sandbox, concord, page, complaints, close } = await openNew();
afterAll(close);

const signInPage = () => concord.signInPage(() => firstSignIn(page).click());

test('a sign-in cancelled at the identity server says so in plain words, and nobody is signed in', async () => {
  const there = await signInPage();
  await there.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('The sign-in was cancelled before it finished.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Welcome to Concord' }).waitFor();
  await expectAccessible(page);
  await there.close();
});

test('a sign-in cancelled in Concord leads back, and the page left open in the browser gets nowhere', async () => {
  const there = await signInPage();
  await page.getByRole('heading', { level: 1, name: 'Finish signing in' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Welcome to Concord' }).waitFor();
  await there.close();
});

test('a wrong password is the identity server’s to refuse; the same page then signs in', async () => {
  const there = await signInPage();
  await there.getByLabel('Username').fill('ruth');
  await there.getByLabel('Password').fill('not it');
  await there.getByRole('button', { name: 'Sign in' }).click();
  await there.getByRole('alert').waitFor();
  await sandbox.control.changeIdentity({
    narrowTo: [
      'openid',
      'fhirUser',
      'profile',
      'offline_access',
      'launch',
      'user/Patient.rs',
      'user/Encounter.rs',
      'user/Location.rs',
      'user/Practitioner.rs',
    ],
  });
  await signInThere(there, 'ruth');
  await there.close();
  await page.getByRole('heading', { level: 1, name: 'Choose a PIN' }).waitFor();
  await expectAccessible(page);
});

test('two PINs that differ are not taken, and an easy one is refused with the reason', async () => {
  await page.getByLabel('New PIN', { exact: true }).fill('111111');
  await page.getByLabel('The same PIN again').fill('111112');
  await page.keyboard.press('Enter');
  await page.getByText('The two PINs are not the same').waitFor();
  await page.getByLabel('The same PIN again').fill('111111');
  await page.keyboard.press('Enter');
  await page.getByText('No PIN has been set yet.').waitFor();
  await expectAccessible(page);
  await choosePin(page);
});

test('scopes narrower than asked are named record by record, with the way to sign in again', async () => {
  await page.getByRole('button', { name: /^Network is up/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Signed in, with less than Concord needs here').first().waitFor();
  await dialog
    .getByText(/did not grant .*user\/MedicationRequest\.rs/)
    .first()
    .waitFor();
  await expectAccessible(page);
  await sandbox.control.changeIdentity({ narrowTo: null });
  const again = dialog.getByRole('button', { name: /^Sign in again/ }).first();
  const there = await concord.signInPage(() => again.click());
  await dialog.getByText('Signed in, with less than Concord needs here').first().waitFor({ state: 'hidden' });
  await there.close();
  await page.keyboard.press('Escape');
});

test('a wrong PIN opens nothing and says how many tries are left; the right one opens the ward', async () => {
  await page.keyboard.press('Control+l');
  await typePin(page, '314159');
  await page.getByText('That PIN is not right.').waitFor();
  await page.getByText('4 tries left, then full sign-in').waitFor();
  await expectAccessible(page);
  expect(await page.locator('[data-row-id]').count()).toBe(0);
  await typePin(page);
  await page.getByRole('heading', { level: 1, name: 'Choose a ward' }).waitFor();
});

test('the page never complained', () => {
  expect(complaints).toEqual([]);
});
