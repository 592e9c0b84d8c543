import { chooseWard, choosePin, firstSignIn, signInThere } from '../person.ts';
import type { Act } from './act.ts';

/** A new computer: the identity server's own pages, a PIN, and a ward. */
export const signIn: Act = async ({ page, address, toSignInPage }, { step, picture }) => {
  await step('Welcome', async () => {
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Welcome to Concord' }).waitFor();
  });
  await step('Signing in', async () => {
    const there = await toSignInPage(() => firstSignIn(page).click());
    await there.getByLabel('Username').waitFor();
    await picture('Identity server', there);
    await page.getByRole('heading', { level: 1, name: 'Finish signing in' }).waitFor();
    await picture('Waiting for the browser');
    await signInThere(there, 'ruth');
    await picture('Back to Concord', there);
    await there.close();
    await page.getByRole('heading', { level: 1, name: 'Choose a PIN' }).waitFor();
  });
  await step('Choose a ward', () => choosePin(page));
  await step('Ward, not read yet', () => chooseWard(page));
};
