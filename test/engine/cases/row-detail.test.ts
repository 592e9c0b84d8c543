import { afterEach, beforeEach, expect, test } from 'vitest';
import { viewRow } from '../../../electron/engine/cases/cases.ts';
import { gatherCase } from '../../../electron/engine/cases/open-case.ts';
import { pullPerson } from '../../../electron/engine/sync/sync.ts';
import { ruth, type TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let context: TestContext;

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.put(dorothy());
  trust.put(
    statement('m1', {
      medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
      dosage: [{ text: 'ONE DAILY' }],
      text: { status: 'generated', div: '<div>Ramipril, as the <b>clinic</b> says</div>' },
      partOf: [{ display: 'the heart failure plan' }],
    }),
  );
  context = await signedInTo(trust, () => false);
  addPerson(context, 'p1');
  await pullPerson(context, 'p1');
});
afterEach(() => trust.stop());

test('a row opened shows what a source sent beside the fields, by its name, and nothing twice', () => {
  const { matching } = gatherCase(context, context.store(), 'p1');
  const detail = viewRow({ context, store: context.store(), user: ruth }, 'p1', matching.rows[0]?.id ?? '');
  const more = detail?.sources.flatMap(({ lines }) => lines.flatMap((line) => line.more));
  expect(more).toContainEqual({ name: 'In words for people', words: 'Ramipril, as the clinic says' });
  expect(more).toContainEqual({ name: 'Part of', words: 'the heart failure plan' });
  expect(JSON.stringify(more)).not.toContain('ONE DAILY');
});
