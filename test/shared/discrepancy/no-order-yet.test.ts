import { expect, test } from 'vitest';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { source, statement } from '../../support/lines.ts';

const order = (over: Readonly<Record<string, unknown>>) => ({
  resourceType: 'MedicationRequest',
  id: 'o',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Aspirin 75mg dispersible tablets' },
  subject: { reference: 'Patient/p' },
  dosageInstruction: [{ text: 'one a day' }],
  ...over,
});

/** What is found of aspirin at home and this on the chart. */
function found(over: Readonly<Record<string, unknown>>, atHome: Readonly<Record<string, unknown>> = {}) {
  const lists = [
    source('gp', [statement('a', 'Aspirin 75mg dispersible tablets', atHome)]),
    source('chart', [order(over)], { role: 'chart' }),
  ];
  const matching = matchLines(lists);
  const compared = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'all' });
  const id = matching.rows[0]?.id ?? '';
  return { findings: compared.rows.get(id) ?? [], fields: compared.fields.get(id) };
}

test.each([
  [{ status: 'cancelled' }, 'cancelled'],
  [{ status: 'draft' }, 'a draft'],
  [{ status: 'unknown' }, 'of unknown status'],
  [{ intent: 'proposal' }, 'a proposal'],
  [{ intent: 'option' }, 'one of several options'],
  [{ intent: 'plan' }, 'a plan'],
])('what was never an order hides no omission: %o', (over, words) => {
  const [omission] = found(over).findings.filter((one) => one.class === 'omission');
  expect(omission?.why).toContain(`has no order; what chart has is ${words}`);
});

test.each([
  {},
  { status: 'on-hold' },
  { status: 'completed' },
  { status: 'stopped' },
  { intent: 'original-order' },
])('an order that is, or was, one is no omission: %o', (over) => {
  expect(found(over).findings.map((one) => one.class)).not.toContain('omission');
});

const modifier = [{ url: 'https://example.org/only-if-needed-never', valueBoolean: true }];

test.each([
  ['a statement', { modifierExtension: modifier }],
  ['its dosage', { dosage: [{ text: 'one a day', modifierExtension: modifier }] }],
])('a modifier nobody knows on %s leaves nothing compared, and that is said', (_, atHome) => {
  const { findings, fields } = found({}, atHome);
  expect(fields?.medicine.kind).toBe('not-compared');
  expect(fields?.amount.kind).toBe('not-compared');
  const [said] = findings.filter((one) => one.class === 'not-compared');
  expect(said?.why).toContain('holds a modifier that changes its meaning');
});

test('nothing is called different of what may mean its opposite', () => {
  const { findings } = found({ dosageInstruction: [{ text: 'two a day' }] }, { modifierExtension: modifier });
  expect(findings.map((one) => one.class)).not.toContain('dose');
});

test('an extension that modifies nothing hides no comparison', () => {
  const { findings, fields } = found(
    {},
    { extension: [{ url: 'https://example.org/colour', valueString: 'blue' }] },
  );
  expect(fields?.amount.kind).toBe('equal');
  expect(findings.map((one) => one.class)).not.toContain('not-compared');
});
