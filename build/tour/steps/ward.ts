import type { Act } from './act.ts';

/** The ward is read for offline use while the progress is watched; two similar names are marked on both rows. */
export const ward: Act = async ({ page, sandbox }, { step, picture, note }) => {
  await step('Prepare the ward', async () => {
    // Slow enough to be seen.
    const latency = (latencyMs: number): Promise<unknown> =>
      Promise.all(sandbox.servers.map((store) => sandbox.control.change(store, { latencyMs })));
    await latency(60);
    await page.keyboard.press('o');
    await page.getByRole('progressbar').waitFor();
    // Whatever is caught of it: how fast it counts is the machine's affair.
    await page.getByText(/^([1-9]|1[0-7]) of \d+ read/).waitFor();
    await picture('Preparing');
    await latency(0);
    await page.getByText(/^Finished /).waitFor();
    note('patients prepared', await page.locator('[data-row-id]').count());
  });
  await step('Similar names', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('penhal');
    const rows = page.getByRole('row', { name: /Similar name: bed/ });
    await rows.nth(1).waitFor();
    if ((await rows.count()) !== 2) throw new Error('the two similar names are not both marked');
  });
  await step('Ward', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /jessop/i }).waitFor();
  });
};
