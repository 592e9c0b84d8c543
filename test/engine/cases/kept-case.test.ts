import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatherCase } from '../../../electron/engine/cases/open-case.ts';
import { say } from '../../../electron/engine/cases/decide.ts';
import { pullPerson } from '../../../electron/engine/sync/sync.ts';
import { ruth, type TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let context: TestContext;
let labels: string[];

const medicine = (id: string, term: string) =>
  statement(id, { medicationCodeableConcept: { text: term }, dosage: [{ text: 'ONE DAILY' }] });

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.put(dorothy());
  trust.put(medicine('m1', 'Ramipril 5mg capsules'));
  trust.put(medicine('m2', 'Apixaban 5mg tablets'));
  labels = [];
  context = await signedInTo(trust, (label) => (labels.push(label), false));
  addPerson(context, 'p1');
  await pullPerson(context, 'p1');
});
afterEach(() => trust.stop());

const user = { ...ruth, id: 'ruth' };
const gathered = () => gatherCase(context, context.store(), 'p1');

test('a decision reads no source again and matches nothing again', () => {
  const before = gathered();
  const row = before.matching.rows[0]?.id ?? '';
  labels.length = 0;
  const said = say(
    { context, store: context.store(), user },
    'p1',
    [{ kind: 'history', row, fact: { kind: 'taking-as-directed', doses: [], doseFrom: '' } }],
    0,
  );
  expect(said.ok).toBe(true);
  const after = gathered();
  expect(labels.filter((label) => label.startsWith('resource'))).toEqual([]);
  expect(after.matching).toBe(before.matching);
  expect(after.columns).toBe(before.columns);
  expect(after.seen).toBe(2);
});

test('what came from a source since is read, whoever wrote it', async () => {
  const before = gathered();
  trust.put(medicine('m3', 'Furosemide 40mg tablets'));
  await pullPerson(context, 'p1');
  const after = gathered();
  expect(after.matching.rows).toHaveLength(before.matching.rows.length + 1);
});

test('a pull that finds nothing new changes no row, so nothing is matched again', async () => {
  const before = gathered();
  await pullPerson(context, 'p1', { full: true });
  expect(gathered().matching.rows).toEqual(before.matching.rows);
});
