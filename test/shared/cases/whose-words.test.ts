import { expect, test } from 'vitest';
import {
  coverOf,
  foldCase,
  planWrites,
  standingOf,
  type Actor,
  type CaseEventBody,
  type HistoryFact,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { provenanceFor } from '../../../shared/cases/writes/provenance.ts';
import { statementsFor } from '../../../shared/cases/writes/statement.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { aspirin, context, row, stop } from '../../support/writes.ts';

/** A history taken by one person, a recommendation of another, and a signature of a third, an hour apart. */
const instant = (hour: number) => fromMillis(Date.parse(`2026-11-18T${hour}:00:00Z`));
const person = (user: string, name: string, role: Actor['role']): Actor => ({
  user,
  name,
  role,
  registration: null,
});
const tolu = person('tolu', 'Tolu Adeyemi', 'technician');
const sam = person('sam', 'Sam Pritchard', 'pharmacist');
const ruth = person('ruth', 'Ruth Calloway', 'pharmacist');
const covers = [coverOf(aspirin)];
const confirmed: CaseEventBody = { kind: 'confirmed', row: 'r', covers, by: 'Dr Mehta', how: 'told-me' };
const twoOfGp = [
  { endpoint: 'gp', reference: 'MedicationStatement/77' },
  { endpoint: 'gp', reference: 'MedicationStatement/78' },
  { endpoint: 'smr', reference: 'MedicationStatement/5' },
];

type Words = readonly [Actor, Instant, CaseEventBody];

function written(fact: HistoryFact, over: Partial<WriteContext> = {}, more: readonly Words[] = []) {
  const said: readonly Words[] = [
    [tolu, instant(10), { kind: 'history', row: 'r', covers, fact }],
    [sam, instant(11), { kind: 'recommended', row: 'r', covers, recommendation: stop }],
    ...more,
  ];
  const events = said.map(([by, at, body]) => ({ id: at, at, by, body }));
  const one = row('r', aspirin, []);
  const raw = must(one.raw[0], 'a source');
  const { decision } = standingOf([aspirin], foldCase(events));
  const here = context({
    at: instant(12),
    signedBy: ruth,
    records: [
      {
        endpoint: 'smr',
        patient: 'Patient/p1',
        encounter: null,
        appendOnly: false,
        standsFor: [{ endpoint: 'gp', base: 'https://gp.example/fhir' }],
      },
    ],
    ...over,
  });
  const rows = [{ ...one, decision, raw: twoOfGp.map((of) => ({ ...raw, ...of })) }];
  return (kind: string): JsonObject =>
    must(
      planWrites(rows, null, here).find((write) => write.kind === kind),
      kind,
    ).body;
}
const notTaking: HistoryFact = { kind: 'not-taking', never: false, since: null, why: 'felt sick' };

test('a prescriber is asked by whoever recommended it, at the time it was recommended, whoever signs and when', () => {
  expect(written(notTaking)('recommendation')).toMatchObject({
    requester: { display: 'Sam Pritchard, pharmacist' },
    authoredOn: instant(11),
  });
});

test('the owner of another record is asked about every entry of theirs and none of ours, of the patient there, by who signed', () => {
  expect(written(notTaking)('change-request')).toMatchObject({
    for: { reference: 'Patient/p1' },
    requester: { display: 'Ruth Calloway, pharmacist' },
    authoredOn: instant(10),
    input: [
      { valueReference: { reference: 'https://gp.example/fhir/MedicationStatement/77' } },
      { valueReference: { reference: 'https://gp.example/fhir/MedicationStatement/78' } },
    ],
  });
});

test('what is taken was told when somebody asked, and a dose is recorded by who took it down', () => {
  const dose = { line: 'gp#MedicationStatement/1', asTaken: '150 mg' };
  const fact: HistoryFact = { kind: 'taking-as-directed', doses: [dose], doseFrom: 'the wife' };
  const note = [{ text: 'Dose as taken said by: the wife. Recorded by Tolu Adeyemi.' }];
  expect(written(fact)('history-fact')).toMatchObject({ dateAsserted: instant(10), note });
  expect(written(fact, {}, [[sam, instant(12), confirmed]])('confirmed-decision')).toMatchObject({ note });
});

test.each([
  ['pharmacist', true],
  ['technician', false],
  ['prescriber', false],
  ['read-only', false],
] as const)('only what a pharmacist signs is verified by a pharmacist: %s', (role, is) => {
  const { extension } = written(notTaking, { signedBy: { ...ruth, role } })('history-fact');
  expect(extension).toContainEqual({
    url: expect.stringContaining('PharmacistVerifiedIndicator'),
    valueBoolean: is,
  });
});

test('what a prescriber confirmed to be stopped ends on the day it was confirmed, not when its history was taken', () => {
  const nextDay = fromMillis(Date.parse('2026-11-19T09:00:00Z'));
  const fact: HistoryFact = { kind: 'taking-as-directed', doses: [], doseFrom: '' };
  expect(written(fact, {}, [[sam, nextDay, confirmed]])('confirmed-decision')).toMatchObject({
    status: 'stopped',
    effectivePeriod: { end: '2026-11-19' },
  });
});

test('an allergy was recorded by whoever was told it, then, and told by who told it', () => {
  const told = {
    kind: 'allergy',
    substance: 'Latex',
    reaction: '',
    severity: 'severe',
    onset: null,
  } as const;
  const one = { uuid: () => 'u', told, at: instant(10), by: tolu };
  const carer = { kind: 'carer', name: 'Ann Doyle' } as const;
  const allergies = (informant: typeof carer | null) => [{ ...one, informant }];
  expect(written(notTaking, { allergies: allergies(carer) })('allergy')).toMatchObject({
    recordedDate: instant(10),
    recorder: { display: 'Tolu Adeyemi, technician' },
    asserter: { display: 'Ann Doyle' },
  });
  expect(written(notTaking, { allergies: allergies(null) })('allergy')).toMatchObject({
    asserter: { reference: 'Patient/p1' },
  });
});

test('everybody who took the history is its author, once each, and the time is that of the last of it', () => {
  const record = must(context().records[0], 'a record');
  const taken = (id: string, by: Actor, hour: number) => {
    const fact: CaseEventBody = { kind: 'history', row: 'r', covers, fact: notTaking };
    const state = foldCase([{ id, at: instant(hour), by, body: fact }]);
    return { ...row(id, aspirin, []), decision: standingOf([aspirin], state).decision };
  };
  const rows = [taken('a', tolu, 11), taken('b', sam, 14), taken('c', tolu, 12)];
  const here = context({ at: instant(15), signedBy: ruth });
  const targets = rows.flatMap((one) => statementsFor(one, record, here));
  const { occurredDateTime, recorded, agent } = must(
    provenanceFor(record, targets, rows, 'history', here),
    'a provenance',
  ).body;
  expect([occurredDateTime, recorded]).toEqual([instant(14), instant(15)]);
  expect(agent).toMatchObject([
    { who: { display: 'Tolu Adeyemi, technician' } },
    { who: { display: 'Sam Pritchard, pharmacist' } },
    { who: { display: 'Ruth Calloway, pharmacist' } },
    { who: { type: 'Device' } },
  ]);
});
