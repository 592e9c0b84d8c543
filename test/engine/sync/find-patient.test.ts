import { expect, test } from 'vitest';
import type { ReadFault } from '../../../electron/engine/records/records.ts';
import { askedFor, concluded, findPatient } from '../../../electron/engine/sync/find-patient.ts';
import { personById } from '../../../electron/engine/db/queries/people.ts';
import { readPatient } from '../../../shared/patients/patients.ts';
import { must } from '../../../shared/core/must.ts';
import { addPerson, dorothy, nhs, statement } from '../../support/pulling.ts';
import { bundle, instant, outcome, pageWith, readingHere, type ReadingHere } from '../../support/reading.ts';

const find = (here: ReadingHere, person = 'p1') => findPatient(here.parts, here.source, person);
const answering = (first: ReturnType<ReadingHere['reply']>): ReadingHere => {
  const here = readingHere();
  here.reply = () => first;
  return here;
};
const replaced = (id: string, ...by: readonly string[]) =>
  dorothy({
    id,
    link: by.map((one) => ({ type: 'replaced-by', other: { reference: `Patient/${one}` } })),
  });
const unavailable = (reason: object) => ({ ok: false, fault: { kind: 'unavailable', reason } });
const notKnown = { ok: false, fault: { kind: 'patient-not-known' } };

test('a person is asked for by NHS number, and found with the resource that says so and its time', async () => {
  const here = answering(bundle([dorothy()]));
  here.serverTime = instant('2026-11-18T10:00:00.000Z');
  expect(await find(here)).toMatchObject({
    ok: true,
    value: {
      decision: { kind: 'linked', patient: { id: 'gp-1' }, warnings: [] },
      entry: { type: 'Patient', id: 'gp-1', resource: dorothy() },
      asOf: '2026-11-18T10:00:00.000Z',
    },
  });
  expect(here.asked).toEqual([
    `Patient?identifier=${encodeURIComponent('https://fhir.nhs.uk/Id/nhs-number')}%7C${nhs}`,
  ]);
});

test.each<[string, object]>([
  ['no NHS number', { nhs_number: null }],
  ['an NHS number that is none', { nhs_number: '12' }],
  ['no birth date', { birth_date: null }],
])('with %s in the census nothing is asked, and that is said', async (_, over) => {
  const here = readingHere();
  addPerson(here.context, 'p2', over);
  expect(await find(here, 'p2')).toEqual(
    unavailable({
      kind: 'identity-disagrees',
      detail: 'the census gives no NHS number and birth date to ask with',
    }),
  );
  expect(here.asked).toEqual([]);
});

test('of somebody the census has never named nothing is asked', async () => {
  const here = readingHere();
  expect(askedFor(undefined)).toBeUndefined();
  expect(await find(here, 'nobody')).toMatchObject(unavailable({ kind: 'identity-disagrees' }));
  expect(here.asked).toEqual([]);
});

test('the census says who is asked for: number, birth date, name, and gender where it has one', () => {
  const here = readingHere();
  addPerson(here.context, 'p2', { gender: 'female' });
  const of = (person: string) => askedFor(here.parts.store.read.get(personById, { person }));
  const dorothyAsked = { nhsNumber: nhs, birthDate: '1948-03-04', family: 'Penhaligon' };
  expect([of('p1'), of('p2')]).toEqual([
    { ...dorothyAsked, gender: undefined },
    { ...dorothyAsked, gender: 'female' },
  ]);
});

test('another name and another gender warn, and do not stop the link', async () => {
  const here = answering(bundle([dorothy({ name: [{ family: 'Tregenza' }], gender: 'male' })]));
  addPerson(here.context, 'p1', { gender: 'female' });
  expect(await find(here)).toMatchObject({
    value: { decision: { warnings: ['family-name-differs', 'gender-differs'] } },
  });
});

test('whoever is not among them is not known there, and other things that came are nobody', async () => {
  expect(await find(answering(bundle()))).toEqual(notKnown);
  expect(await find(answering(bundle([statement('m1')])))).toEqual(notKnown);
});

test('somebody on the second page is found; a second page on another origin leaves it open who is there', async () => {
  const here = readingHere();
  here.reply = (path) =>
    path === 'Patient?page=2' ? bundle([dorothy()]) : pageWith([], `${here.source.fhirBase}/Patient?page=2`);
  expect(await find(here)).toMatchObject({ ok: true, value: { entry: { id: 'gp-1' } } });
  expect(await find(answering(pageWith([dorothy()], 'https://elsewhere.invalid/x')))).toEqual(
    unavailable({ kind: 'not-answering', layer: 'answer', detail: 'paging stopped: other-origin' }),
  );
});

test('two announced and one given: who the other is, is not known', async () => {
  expect(await find(answering(bundle([dorothy()], { total: 2 })))).toEqual(
    unavailable({ kind: 'not-answering', layer: 'answer', detail: '2 patients announced, 1 given' }),
  );
});

test.each<[ReadFault, object]>([
  [{ kind: 'sign-in-needed', audience: 'main' }, { kind: 'sign-in-needed' }],
  [
    { kind: 'not-permitted', detail: 'user/Patient.rs' },
    { kind: 'not-permitted', detail: 'user/Patient.rs' },
  ],
  [
    { kind: 'not-answering', layer: 'network', detail: 'x' },
    { kind: 'not-answering', layer: 'network' },
  ],
])('a search that fails is said as what it was: %o', async (fault, reason) => {
  expect(await find(answering({ fault }))).toMatchObject(unavailable(reason));
});

test('two who stand under one number are for a person to tell apart', async () => {
  expect(await find(answering(bundle([dorothy(), dorothy({ id: 'gp-2' })])))).toEqual(
    unavailable({ kind: 'identity-disagrees', detail: 'needs a person: several' }),
  );
});

test('what disagrees is named, all of it', async () => {
  const somebody = dorothy({
    birthDate: '1950-01-01',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990250995' }],
  });
  expect(await find(answering(bundle([somebody])))).toEqual(
    unavailable({ kind: 'identity-disagrees', detail: 'nhs-number, birth-date' }),
  );
});

test('a restricted record is said to be that', async () => {
  const restricted = dorothy({ meta: { security: [{ code: 'R' }] } });
  expect(await find(answering(bundle([restricted])))).toEqual(unavailable({ kind: 'restricted' }));
});

test('a replaced entry leads to the one that stands, asked for once by its id', async () => {
  const here = readingHere();
  here.reply = (path) =>
    path.startsWith('Patient?_id=') ? bundle([dorothy({ id: 'new' })]) : bundle([replaced('old', 'new')]);
  expect(await find(here)).toMatchObject({ ok: true, value: { entry: { id: 'new' } } });
  expect(here.asked.slice(1)).toEqual(['Patient?_id=new']);
});

test('beside a replaced entry the one that stands is found, in whatever order they come', async () => {
  const both = [replaced('old', 'gp-1'), dorothy()];
  for (const found of [both, both.toReversed()])
    expect(await find(answering(bundle(found)))).toMatchObject({
      ok: true,
      value: { entry: { id: 'gp-1', resource: { id: 'gp-1' } }, decision: { patient: { id: 'gp-1' } } },
    });
});

test('of many that took its place the first five are asked for', async () => {
  const here = readingHere();
  here.reply = (path) =>
    path.startsWith('Patient?_id=') ? bundle() : bundle([replaced('old', '1', '2', '3', '4', '5', '6')]);
  expect(await find(here)).toEqual(notKnown);
  expect(here.asked.slice(1)).toEqual(['Patient?_id=1,2,3,4,5']);
});

test('what took its place must agree too, must be readable, and must not be replaced in its turn', async () => {
  const after = async (successors: ReturnType<ReadingHere['reply']>) => {
    const here = readingHere();
    here.reply = (path) => (path.startsWith('Patient?_id=') ? successors : bundle([replaced('old', 'new')]));
    return find(here);
  };
  expect(await after(bundle([dorothy({ id: 'new', birthDate: '1950-01-01' })]))).toEqual(
    unavailable({ kind: 'identity-disagrees', detail: 'birth-date' }),
  );
  expect(await after('<html>')).toMatchObject(unavailable({ kind: 'not-answering', layer: 'answer' }));
  expect(await after(bundle([replaced('new', 'old')]))).toEqual(
    unavailable({ kind: 'identity-disagrees', detail: 'replaced entries point at one another' }),
  );
});

test.each(['suppressed', 'security'])(
  'nobody shown, and %s said: a record that may not be shown, not an unknown patient',
  async (code) => {
    expect(
      await find(answering(bundle([outcome('not-found', 'a hint', 'information'), outcome(code)]))),
    ).toEqual(unavailable({ kind: 'restricted' }));
  },
);

test('nobody shown, and somebody behind the record did not answer: whether they are known is not known', async () => {
  const silent = (code: string, text: string) => find(answering(bundle([outcome(code, text)])));
  expect(await silent('timeout', 'The provider did not answer')).toEqual(
    unavailable({ kind: 'not-answering', layer: 'provider', detail: 'The provider did not answer' }),
  );
  expect(await silent('data-in-transit', '')).toEqual(
    unavailable({ kind: 'not-answering', layer: 'provider', detail: 'data-in-transit' }),
  );
});

test('what a server says beside somebody whom it shows takes nobody away', async () => {
  for (const code of ['suppressed', 'timeout'])
    expect(await find(answering(bundle([dorothy(), outcome(code)])))).toMatchObject({
      ok: true,
      value: { entry: { id: 'gp-1' } },
    });
});

test('a hint beside nobody is no silence', async () => {
  expect(await find(answering(bundle([outcome('informational', 'no match', 'information')])))).toEqual(
    notKnown,
  );
});

test('a sign-in for one patient finds that one, and of anybody else says that it may not look', async () => {
  const notPermitted = unavailable({
    kind: 'not-permitted',
    detail: 'the sign-in is for another patient only',
  });
  const here = answering(bundle([dorothy()]));
  here.onlyPatient = { id: 'gp-1' };
  expect(await find(here)).toMatchObject({ ok: true });
  here.onlyPatient = { id: 'gp-2' };
  expect(await find(here)).toEqual(notPermitted);
  here.reply = () => bundle();
  expect(await find(here)).toEqual(notPermitted);
});

test('a sign-in for one patient whom the server did not name finds nobody, and says why', async () => {
  const here = answering(bundle([dorothy()]));
  here.onlyPatient = { id: null };
  expect(await find(here)).toEqual(
    unavailable({
      kind: 'not-permitted',
      detail: 'the sign-in is for one patient only, and the server did not say which',
    }),
  );
});

test('a sign-in for one patient that is over is said before whom it is for', async () => {
  const here = answering({ fault: { kind: 'sign-in-needed', audience: 'main' } });
  here.onlyPatient = { id: 'gp-2' };
  expect(await find(here)).toEqual(unavailable({ kind: 'sign-in-needed' }));
});

test('a decision about somebody who is not among those that came links nobody', () => {
  const patient = must(readPatient(dorothy()), 'a patient');
  expect(concluded({ kind: 'linked', patient, warnings: [] }, [])).toEqual(notKnown);
});
