import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Scene } from '../scene.ts';
import { bases, idAt, patients, serverNames, serverOf, type ServerName } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { heldVersion } from './held.ts';

const wrong = (detail: string): Finding => ({ kind: 'means-otherwise', detail });

/** Every reference of ours leads to what it means, on the server where it stands, and to this patient. */
export function findMisdirected(scene: Scene, left: readonly Left[]): readonly Finding[] {
  const names = new Set(left.map(({ client }) => client.name));
  return [
    ...serverNames.flatMap((server) =>
      scene.servers[server].store.all().flatMap((kept) =>
        kept.versions
          .filter(({ by, resource }) => names.has(by) && resource !== undefined)
          .flatMap(({ id, atMs, by, resource }) =>
            references(resource)
              .filter((reference) => !leads(scene, server, reference, atMs))
              .map((reference) =>
                wrong(`${server}: version ${id} of ${kept.type}/${kept.id} by ${by} points at ${reference}`),
              ),
          ),
      ),
    ),
    ...left.flatMap((one) =>
      one.entries.flatMap((entry) => [...ofList(scene, one, entry), ...ofProvenance(scene, one, entry)]),
    ),
  ];
}

function references(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, item]) =>
    field === 'reference' && typeof item === 'string' ? [item] : references(item),
  );
}

/** A reference of this server resolves there; one of another record is absolute. Contained ones start with a hash. */
function leads(scene: Scene, server: ServerName, reference: string, atMs: number): boolean {
  if (reference.startsWith('#')) return true;
  const base = serverNames.find((name) => reference.startsWith(`${bases[name]}/`)) ?? server;
  const relative = reference.replace(`${bases[base]}/`, '');
  const found = /^([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/(\d+))?$/.exec(relative);
  const { store } = scene.servers[base];
  const kept = store.get(found?.[1] ?? '', found?.[2] ?? '');
  if (kept === undefined || !isOfOurPatients(base, kept.type, kept.versions[0]?.resource)) return false;
  const there = kept.versions.filter((version) => base !== server || version.atMs <= atMs);
  return (
    there.length > 0 && (found?.[3] === undefined || there.some(({ id }) => store.told(id) === found[3]))
  );
}

const isOfOurPatients = (server: ServerName, type: string, resource: JsonObject | undefined): boolean =>
  type !== 'Patient' || patients.some((one) => idAt(server, one) === resource?.['id']);

type Held = { readonly entry: Entry; readonly reference: string };

/** What of one signing this server holds, or was told instead. */
const heldOf = ({ entries }: Left, like: Entry): readonly Held[] =>
  entries
    .filter(
      (entry) =>
        entry.person === like.person &&
        entry.endpoint === like.endpoint &&
        entry.createdAt === like.createdAt,
    )
    .flatMap((entry) => {
      const { state, type } = entry;
      if (state.kind === 'acknowledged') return [{ entry, reference: `${type}/${state.id}` }];
      return [];
    });

const targets = (resource: JsonObject, field: 'entry' | 'target', inner: 'item' | null): readonly string[] =>
  [resource[field] ?? []]
    .flat()
    .filter(isObject)
    .flatMap((one) => {
      const item = inner === null ? one : one[inner];
      return isObject(item) ? [String(item['reference'])] : [];
    });

/** The list of what is taken now names every statement of ours that says so, and no other of this signing. */
function ofList(scene: Scene, one: Left, entry: Entry): readonly Finding[] {
  const server = serverOf[entry.endpoint];
  if (entry.kind !== 'list-now' || server === undefined) return [];
  const list = heldVersion(scene, server, entry, one.client.name)?.resource;
  if (list === undefined) return [];
  const named = targets(list, 'entry', 'item');
  const held = heldOf(one, entry).filter(({ entry: { type } }) => type === 'MedicationStatement');
  const live = held.filter(({ entry: { body } }) => /"status":"(?:active|on-hold|intended)"/.test(body));
  const missing = live.filter(
    ({ entry: { id }, reference }) => entry.after.includes(id) && !named.includes(reference),
  );
  const known = new Set(held.map(({ reference }) => reference));
  const stray = named.filter((reference) => !known.has(reference) && !isOurs(one, entry, reference));
  const dead = held
    .filter(({ reference }) => named.includes(reference))
    .filter((found) => !live.includes(found));
  const unlisted = live.filter(({ entry: { id } }) => !entry.after.includes(id));
  const where = `${one.client.name}: the list ${entry.id} at ${server}`;
  return [
    ...missing.map(({ reference }) => wrong(`${where} lacks ${reference}`)),
    ...unlisted.map(({ reference }) => wrong(`${where} was not to wait for ${reference}`)),
    ...stray.map((reference) => wrong(`${where} names ${reference}, which is none of its statements`)),
    ...dead.map(({ reference }) => wrong(`${where} names ${reference}, which is not taken`)),
  ];
}

/** Taken back since, or kept as somebody else has it: named when the list was written. */
const isOurs = ({ entries }: Left, list: Entry, reference: string): boolean =>
  entries.some(
    ({ id, state, type }) =>
      list.after.includes(id) &&
      ((state.kind === 'withdrawn' && (state.instead === reference || state.record !== 'never-sent')) ||
        ('answeredAs' in state &&
          state.answeredAs !== null &&
          `${type}/${state.answeredAs.id}` === reference)),
  );

/** What was given up and stands after all has a note of its own beside the one of its signature. */
const notesBeside = (
  scene: Scene,
  server: ServerName,
  { client, entries }: Left,
  like: Entry,
): readonly JsonObject[] =>
  entries
    .filter(
      ({ kind, person, endpoint, createdAt }) =>
        kind === like.kind &&
        person === like.person &&
        endpoint === like.endpoint &&
        createdAt === like.createdAt,
    )
    .map((entry) => heldVersion(scene, server, entry, client.name)?.resource)
    .filter(isObject);

/** A note of its own that waits still, for something that a person has to decide, will name it. */
const isNamedLater = ({ entries }: Left, { endpoint, createdAt }: Entry, id: string): boolean =>
  entries.some(
    (other) =>
      other.kind === 'provenance' &&
      other.endpoint === endpoint &&
      other.createdAt === createdAt &&
      other.state.kind === 'queued' &&
      other.after.includes(id),
  );

/** Who wrote it down names what was written, the patient, and the person who signed. */
function ofProvenance(scene: Scene, one: Left, entry: Entry): readonly Finding[] {
  const server = serverOf[entry.endpoint];
  if (entry.kind !== 'provenance' || server === undefined) return [];
  const resource = heldVersion(scene, server, entry, one.client.name)?.resource;
  if (resource === undefined) return [];
  const notes = notesBeside(scene, server, one, entry);
  const named = notes.flatMap((note) => targets(note, 'target', null));
  const person = patients[scene.people.indexOf(entry.person)];
  const missing = heldOf(one, entry)
    .filter(({ entry: { id } }) => entry.after.includes(id) && !isNamedLater(one, entry, id))
    .map(({ reference }) => reference)
    .concat(person === undefined ? [] : [`Patient/${idAt(server, person)}`])
    .filter((reference) => !named.includes(reference));
  const revised = notes
    .flatMap((note) => [note['entity'] ?? []].flat())
    .map((entity) => JSON.stringify(entity));
  const unsaid = heldOf(one, entry).flatMap(({ entry: { id, guard, type, state } }) => {
    // It stood there as it was to be, and nothing was written.
    if (state.kind === 'acknowledged' && guard.kind === 'if-match' && state.versionId === guard.versionId)
      return [];
    const version = guard.kind === 'if-match' ? `${type}/${guard.id}/_history/${guard.versionId}` : undefined;
    const isSaid = revised.some((text) => text.includes(`"${version ?? ''}"`));
    return version === undefined || isSaid || !entry.after.includes(id) ? [] : [version];
  });
  const signer = scene.template.people.find(({ user }) => user.id === entry.createdBy)?.user.name ?? 'nobody';
  const says = JSON.stringify(
    [resource['agent'] ?? []].flat().filter((agent) => JSON.stringify(agent).includes('"verifier"')),
  );
  const where = `${one.client.name}: the provenance ${entry.id} at ${server}`;
  return [
    ...missing.map((reference) => wrong(`${where} lacks ${reference}`)),
    ...unsaid.map((version) => wrong(`${where} does not say that ${version} was revised`)),
    ...(says.includes(signer) ? [] : [wrong(`${where} names ${says}, and ${signer} signed`)]),
  ];
}
