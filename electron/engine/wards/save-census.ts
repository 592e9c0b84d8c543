import { createHash } from 'node:crypto';
import { valueOf } from '../../../shared/core/known.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import { nameWords, type PatientFacts } from '../../../shared/patients/patients.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import {
  linkOfPatient,
  personById,
  personByIdentity,
  saveLink,
  savePerson,
  saveWarnings,
  type PersonRow,
} from '../db/queries/people.ts';
import { forgetWords, saveWord } from '../db/queries/person-search.ts';
import { saveResource } from '../db/queries/resources.ts';
import { currentStays, endStay, saveStay, saveWard } from '../db/queries/wards.ts';
import type { Store, WriteTx } from '../db/store.ts';
import { stayKey } from '../db/stay-key.ts';
import type { Census, CensusStay } from './stays.ts';

export const wardKey = (endpoint: string, location: string): string => `${endpoint}:${location}`;

/** Stores a census whole, in one transaction: who left is marked as gone only by a census without a gap. */
export function saveCensus(
  context: EngineContext,
  store: Store,
  source: SourceConfig,
  census: Census,
  user: string | null,
): void {
  const now = fromMillis(context.host.now());
  const asOf = census.asOf ?? now;
  const state: SourceState =
    census.reasons.length === 0 ? { kind: 'complete' } : { kind: 'partial', reasons: census.reasons };
  const entry = {
    user,
    action: 'census-read',
    subject: source.id,
    detail: { stays: census.stays.length, state: state.kind },
  };
  store.inTransaction('save the census', entry, (tx) => {
    for (const ward of census.wards) {
      tx.run(saveWard, {
        ward: wardKey(source.id, ward.id),
        name: ward.name,
        endpoint: source.id,
        read_at: asOf,
        state: JSON.stringify(state),
      });
    }
    const before = tx.all(currentStays, { endpoint: source.id });
    const present = new Set(census.stays.map((stay) => stayKey(source.id, stay.key)));
    for (const stay of census.stays) saveOne(tx, context, source, stay, user, asOf);
    if (state.kind !== 'complete') return;
    for (const { encounter } of before)
      if (!present.has(encounter)) tx.run(endStay, { encounter, gone_at: asOf });
  });
}

function saveOne(
  tx: WriteTx,
  context: EngineContext,
  source: SourceConfig,
  stay: CensusStay,
  user: string | null,
  asOf: string,
): void {
  const person = personFor(tx, context, source, stay.facts, user);
  const { patient } = stay;
  tx.run(saveResource, {
    source: source.id,
    type: 'Patient',
    id: patient.id,
    person,
    version_id: null,
    last_updated: null,
    fetched_at: asOf,
    body: patient.text,
    hash: createHash('sha256').update(patient.text).digest('hex'),
    run: '',
  });
  tx.run(saveStay, {
    encounter: stayKey(source.id, stay.key),
    ward: wardKey(source.id, stay.ward),
    bed: stay.bed ?? null,
    person,
    admitted: stay.admitted ?? null,
    reason: stay.reason ?? null,
  });
}

/** The person this census patient is on this computer: known by the link, else by NHS number and birth date, else new. */
function personFor(
  tx: WriteTx,
  context: EngineContext,
  source: SourceConfig,
  facts: PatientFacts,
  user: string | null,
): string {
  const [nhs_number, birth_date] = [valueOf(facts.nhsNumber) ?? null, valueOf(facts.birthDate) ?? null];
  const linked = tx.get(linkOfPatient, { endpoint: source.id, patient_id: facts.id })?.person;
  const same =
    nhs_number === null || birth_date === null
      ? undefined
      : tx.get(personByIdentity, { nhs_number, birth_date })?.person;
  const before = linked === undefined ? undefined : tx.get(personById, { person: linked });
  const changed = before === undefined ? undefined : changedIdentity(before, nhs_number, birth_date);
  // Under another number or birth date it may be another person's copies that are held: never taken over unseen.
  const person = (changed === undefined ? linked : undefined) ?? same ?? context.host.randomUuid();
  tx.run(savePerson, {
    person,
    family: valueOf(facts.family) ?? '',
    given: valueOf(facts.given) ?? '',
    title: valueOf(facts.title) ?? null,
    birth_date,
    gender: valueOf(facts.gender) ?? null,
    nhs_number,
    died: valueOf(facts.deceased) ?? (facts.deceased.kind === 'unreadable' ? '' : null),
    restricted: facts.restricted ? 1 : 0,
    warnings: '[]',
  });
  if (changed !== undefined) {
    tx.audit({
      user,
      action: 'census-identity-changed',
      subject: person,
      detail: { field: changed, before: linked ?? '' },
    });
    for (const one of [person, linked ?? person])
      tx.run(saveWarnings, { person: one, warnings: JSON.stringify([`${source.id}:${changed}-changed`]) });
  }
  tx.run(forgetWords, { person });
  for (const word of nameWords(valueOf(facts.family) ?? '', valueOf(facts.given) ?? ''))
    tx.run(saveWord, { word, person });
  const linked_at = fromMillis(context.host.now());
  tx.run(saveLink, { endpoint: source.id, patient_id: facts.id, person, how: 'census', linked_at, by: user });
  return person;
}

/** What a census has otherwise of a patient than before; what it did not have before is no change. */
function changedIdentity(
  before: PersonRow,
  nhsNumber: string | null,
  birthDate: string | null,
): 'nhs-number' | 'birth-date' | undefined {
  const differs = (was: string | null, is: string | null): boolean =>
    was !== null && is !== null && was !== is;
  if (differs(before.nhs_number, nhsNumber)) return 'nhs-number';
  return differs(before.birth_date, birthDate) ? 'birth-date' : undefined;
}
