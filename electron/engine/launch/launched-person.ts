import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { valueOf } from '../../../shared/core/known.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { nameWords, readPatient, type PatientFacts } from '../../../shared/patients/patients.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { allSources } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { linkOfPatient, personById, personByIdentity, saveLink, savePerson } from '../db/queries/people.ts';
import { saveWord } from '../db/queries/person-search.ts';
import { encounterOfStay } from '../db/stay-key.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import { readJson } from '../http/http.ts';
import { readerOf, readerWhile, type RecordReader } from '../records/records.ts';
import type { Launched } from '../smart/smart.ts';

const stop = (why: string): Result<never, Fault> => err({ kind: 'not-possible', why });

/**
 * Who a launch is about, on this computer: the record system's Patient and stay are read, and anything in which they, the ward
 * list and what is known of the person here disagree stops. Nobody is opened on a likeness.
 */
export async function launchedPerson(
  context: EngineContext,
  iss: string,
  { audience, patient, encounter }: Launched,
): Promise<Result<string, Fault>> {
  const begun = context.session.store();
  if (!begun.ok) return begun;
  // Once locked nothing more is asked, nor saved, with the sign-in of whoever unlocks next.
  const isOpen = (): boolean => {
    const now = context.session.store();
    return now.ok && now.value === begun.value;
  };
  const source = sourceAt(context, iss, audience);
  if (source === undefined) return stop('The record system that was launched from is no source here.');
  if (patient === null) return stop('The record system opened Concord without saying for which patient.');
  const reading: Reading = { context, source, reader: readerWhile(readerOf(context), isOpen) };
  const resource = await readOne(reading, 'Patient', patient);
  if (!resource.ok) return resource;
  const facts = readPatient(resource.value);
  if (facts?.id !== patient) return stop('The record system answered for another patient than it opened.');
  if (encounter !== null) {
    const stay = await readOne(reading, 'Encounter', encounter);
    if (!stay.ok) return stay;
    if (subjectOf(stay.value) !== patient)
      return stop('The record system opened the stay of another patient than the patient.');
  }
  return isOpen() ? personOf(context, source, facts, encounter) : err({ kind: 'locked' });
}

type Reading = {
  readonly context: EngineContext;
  readonly source: SourceConfig;
  readonly reader: RecordReader;
};

/** The launched base where it is a source; else a source of the same sign-in. */
function sourceAt({ config }: EngineContext, iss: string, audience: string): SourceConfig | undefined {
  const sources = allSources(config).map(({ source }) => source);
  const base = iss.replace(/\/+$/, '');
  return (
    sources.find(({ fhirBase }) => fhirBase === base) ?? sources.find((one) => one.audience === audience)
  );
}

async function readOne(
  { context, reader, source }: Reading,
  type: string,
  id: string,
): Promise<Result<JsonObject, Fault>> {
  const answer = await reader.get(source, `${type}/${encodeURIComponent(id)}`, context.host.randomUuid());
  const json = answer.ok ? readJson(answer.value.text) : answer;
  if (!json.ok) return stop(`The ${type} that the record system opened could not be read at ${source.name}.`);
  return json.value['resourceType'] === type && json.value['id'] === id
    ? ok(json.value)
    : stop(`${source.name} answered with another ${type} than the record system opened.`);
}

function subjectOf(stay: JsonObject): string | undefined {
  const to = isObject(stay['subject']) ? stay['subject']['reference'] : undefined;
  return typeof to === 'string' ? /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})$/.exec(to)?.[1] : undefined;
}

function personOf(
  context: EngineContext,
  source: SourceConfig,
  facts: PatientFacts,
  encounter: string | null,
): Result<string, Fault> {
  const [store, user] = [context.session.store(), context.session.user()];
  if (!store.ok) return store;
  if (!user.ok) return user;
  const [nhs_number, birth_date] = [valueOf(facts.nhsNumber), valueOf(facts.birthDate)];
  if (nhs_number === undefined || birth_date === undefined)
    return stop(
      'The record system gives no NHS number and birth date of this patient to find them by elsewhere.',
    );
  const { read } = store.value;
  const linked = read.get(linkOfPatient, { endpoint: source.id, patient_id: facts.id })?.person;
  const same = read.get(personByIdentity, { nhs_number, birth_date })?.person;
  const before = linked === undefined ? undefined : read.get(personById, { person: linked });
  if (before !== undefined && (before.nhs_number !== nhs_number || before.birth_date !== birth_date))
    return stop('The record system’s NHS number or birth date of this patient is another than here.');
  const person = linked ?? same;
  if (person === undefined) return ok(savedAnew(context, source, facts, user.value.id));
  const stay = read.get(stayOfPerson, { person });
  // A stay of the same system by another id; the stays of other systems have ids of their own.
  const known = stay === undefined ? undefined : encounterOfStay(stay);
  if (encounter !== null && known !== undefined && stay?.encounter.startsWith(`${source.id}:`) === true)
    if (known !== encounter)
      return stop('The record system opened another stay of this patient than the ward list has.');
  return ok(person);
}

/** Somebody whom no ward list named. */
function savedAnew(context: EngineContext, source: SourceConfig, facts: PatientFacts, user: string): string {
  const store = context.session.store();
  const person = context.host.randomUuid();
  if (!store.ok) return person;
  const [family, given] = [valueOf(facts.family) ?? '', valueOf(facts.given) ?? ''];
  const entry = { user, action: 'patient-launched', subject: person, detail: { endpoint: source.id } };
  store.value.inTransaction('save a launched patient', entry, (tx) => {
    tx.run(savePerson, {
      person,
      family,
      given,
      title: valueOf(facts.title) ?? null,
      birth_date: valueOf(facts.birthDate) ?? null,
      gender: valueOf(facts.gender) ?? null,
      nhs_number: valueOf(facts.nhsNumber) ?? null,
      died: valueOf(facts.deceased) ?? (facts.deceased.kind === 'unreadable' ? '' : null),
      restricted: facts.restricted ? 1 : 0,
      warnings: '[]',
    });
    for (const word of nameWords(family, given)) tx.run(saveWord, { word, person });
    tx.run(saveLink, {
      endpoint: source.id,
      patient_id: facts.id,
      person,
      how: 'launch',
      linked_at: fromMillis(context.host.now()),
      by: user,
    });
  });
  return person;
}
