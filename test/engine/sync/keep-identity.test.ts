import { expect, test } from 'vitest';
import { z } from 'zod';
import { personById, saveWarnings } from '../../../electron/engine/db/queries/people.ts';
import { resourceByKey } from '../../../electron/engine/db/queries/resources.ts';
import { query } from '../../../electron/engine/db/query.ts';
import { keepIdentity } from '../../../electron/engine/sync/keep-identity.ts';
import type { Run } from '../../../electron/engine/sync/parts.ts';
import { must } from '../../../shared/core/must.ts';
import { readPatient, type IdentityWarning } from '../../../shared/patients/patients.ts';
import { dorothy } from '../../support/pulling.ts';
import { audited, readingHere, type ReadingHere } from '../../support/reading.ts';

const run: Run = { run: 'r1', whole: true, since: null, asOf: null, begunAt: '', reasons: [] };
const audit = { user: null, action: 'test', subject: 'p1' };

function keep(here: ReadingHere, ...warnings: readonly IdentityWarning[]): void {
  const resource = dorothy({ meta: { versionId: '7' } });
  const patient = must(readPatient(resource), 'a patient');
  const text = JSON.stringify(resource);
  const entry = { type: 'Patient', id: 'gp-1', text, resource, included: false };
  here.parts.store.inTransaction('keep', audit, (tx) =>
    keepIdentity(tx, here.parts, { endpoint: 'gp', person: 'p1' }, run, {
      decision: { kind: 'linked', patient, warnings },
      entry,
      asOf: undefined,
    }),
  );
}
const warningsOf = (here: ReadingHere): unknown =>
  JSON.parse(here.parts.store.read.get(personById, { person: 'p1' })?.warnings ?? 'null');
const warn = (here: ReadingHere, warnings: string): number =>
  here.parts.store.inTransaction('warn', audit, (tx) => tx.run(saveWarnings, { person: 'p1', warnings }));
const links = query()(
  'every link',
  'SELECT endpoint, patient_id, person, how, linked_at, by FROM patient_link',
  z.record(z.string(), z.unknown()),
);

test('the link says who was linked to whom, how, when and by whom, and the audit with which warnings', () => {
  const here = readingHere();
  keep(here, 'family-name-differs', 'recorded-as-deceased');
  expect(here.parts.store.read.all(links, {})).toEqual([
    {
      endpoint: 'gp',
      patient_id: 'gp-1',
      person: 'p1',
      how: 'nhs-number-and-birth-date',
      linked_at: new Date(here.clock.now()).toISOString(),
      by: 'ruth',
    },
  ]);
  expect(audited(here, 'linked')).toEqual([
    {
      user: 'ruth',
      subject: 'p1',
      detail: { endpoint: 'gp', warnings: 'family-name-differs recorded-as-deceased' },
    },
  ]);
});

test('the Patient itself is kept as it came, with the run that brought it', () => {
  const here = readingHere();
  keep(here);
  const kept = here.parts.store.read.get(resourceByKey, { source: 'gp', type: 'Patient', id: 'gp-1' });
  expect(kept).toMatchObject({
    version_id: '7',
    last_updated: null,
    fetched_at: new Date(here.clock.now()).toISOString(),
    body: JSON.stringify(dorothy({ meta: { versionId: '7' } })),
  });
  expect(here.copy().resources.map(({ id }) => id)).toEqual(['gp-1']);
  const seen = query()('seen', 'SELECT seen_run FROM resource', z.object({ seen_run: z.string() }));
  expect(here.parts.store.read.all(seen, {})).toEqual([{ seen_run: 'r1' }]);
});

test('what this record warns of takes the place of what it warned of before, and of no other record’s warnings', () => {
  const here = readingHere();
  warn(here, JSON.stringify(['pas:gender-differs', 'gp:recorded-as-deceased', 'gp2:gender-differs']));
  keep(here, 'family-name-differs');
  expect(warningsOf(here)).toEqual(['pas:gender-differs', 'gp2:gender-differs', 'gp:family-name-differs']);
  keep(here);
  expect(warningsOf(here)).toEqual(['pas:gender-differs', 'gp2:gender-differs']);
});

test('warnings that an earlier program stored in another way are let go, not carried on', () => {
  const here = readingHere();
  warn(here, '{"gp":"gender-differs"}');
  keep(here, 'gender-differs');
  expect(warningsOf(here)).toEqual(['gp:gender-differs']);
  warn(here, '[1,"pas:gender-differs",null]');
  keep(here);
  expect(warningsOf(here)).toEqual(['pas:gender-differs']);
});
