import { decideAndSign } from '../deciding.ts';
import { caseRow, openCase } from '../person.ts';
import { readInformants } from '../server/informants.ts';
import {
  adjustOffer,
  confirmOffer,
  keyCounter,
  lookAtPasted,
  nameBox,
  newSource,
  pasteList,
  said,
  saveSource,
  scan,
  typeLines,
} from '../typing-in.ts';
import type { Act } from './act.ts';

/** What no record has: an interview, three boxes and a pasted list, entered offline, signed, and read back with whose word each is. */
export const typeInSources: Act = async ({ page, sandbox, setOffline }, { step, picture, note }) => {
  const keysOf = await keyCounter(page);
  await step('What the patient says, offline', async () => {
    await setOffline(true);
    await openCase(page, said.patient);
    await newSource(page, 'p');
    await page.keyboard.press('Control+j');
    note('keys to confirm a line as another source states it', await keysOf(() => confirmOffer(page)));
    note('keys to confirm and adjust one, words aside', await keysOf(() => adjustOffer(page, said.adjusted)));
    const keys = await keysOf(() => typeLines(page, said.newLines));
    note(`keys to type in ${said.newLines.length} new lines, words aside`, keys);
    await picture('Interview');
    await saveSource(page, /Patient interview/);
  });
  await step('Three boxes', async () => {
    const { known, expired, unknown, label } = said.boxes;
    await newSource(page, 'o');
    await scan(page, known);
    await page.locator('.typed-lines').getByText('Voltarol 12 Hour Emulgel').first().waitFor();
    await scan(page, expired);
    await page.locator('.typed-lines').getByText('Co-amilofruse 5mg/40mg').first().waitFor();
    await scan(page, unknown);
    await page.getByRole('main').getByText('Type what its label says', { exact: false }).waitFor();
    await picture('A box in no list');
    await nameBox(page, label);
    await picture('Boxes');
    await saveSource(page, /own drugs/);
    await caseRow(page, 'methotrexate').first().waitFor();
  });
  await step('A pasted list', async () => {
    await newSource(page, 'g');
    await pasteList(page, said.list.join('\n'));
    await page.getByText('Not understood: “as the moon wanes”').waitFor();
    await picture('Pasted list beside its reading');
    note('keys to look at a pasted list of ten', await keysOf(() => lookAtPasted(page, said.left)));
    await saveSource(page, /GP summary/);
  });
  await step('Signed offline with what people said', async () => {
    await picture('Case with typed-in sources');
    await decideAndSign(page);
  });
  await step('FilePatients word it is, in the records', async () => {
    await setOffline(false);
    await page.keyboard.press('Shift+R');
    await page.getByText('Signed and shared', { exact: true }).first().waitFor({ timeout: 240_000 });
    const { figures, missing } = await readInformants(sandbox, said.patient, said.informants);
    for (const [name, figure] of Object.entries(figures)) note(name, figure);
    if (missing.length > 0) throw new Error(missing.join('; '));
  });
};
