import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { err, ok, type Result } from '../../shared/core/result.ts';
import { statementProfile } from '../../shared/cases/cases.ts';
import type { Capabilities } from '../../shared/records/records.ts';
import { faultWords, probe, refused, type Asking, type Place, type Probe } from './record-probe.ts';
import { readJson } from '../engine/http/http.ts';
import type { ReadFault } from '../engine/records/records.ts';

export type WriteProbed = {
  readonly probes: Readonly<Record<string, Probe>>;
  /** What was made and stays there, entered in error. */
  readonly left: readonly string[];
  readonly can: Partial<Capabilities>;
};

type Held = { readonly id: string; readonly version: string; readonly status: number };

const type = 'MedicationStatement';
const identifierSystem = 'https://tools.ietf.org/html/rfc4122';

/**
 * Writes one entry of this patient, entered in error from the start and named as no medicine: whether a create that is repeated makes
 * one entry. Where the trust says that entries are updated, it is updated: whether an update of an older version is refused.
 */
export async function writeProbes(
  asking: Asking,
  place: Place,
  id: string,
  { write }: Pick<Capabilities, 'write'>,
): Promise<WriteProbed> {
  const made = await create(asking, place, id, true);
  const named = made.ok || !isAboutContent(made.fault);
  const first = named ? made : await create(asking, place, id, false);
  if (!first.ok)
    return {
      probes: { create: refused(first.fault) },
      left: [],
      can: isClosed(first.fault) ? { write: 'own-store-only' } : {},
    };
  const again = await create(asking, place, id, named);
  const twice = again.ok && again.value.id !== first.value.id ? [again.value.id] : [];
  const { probes, can } =
    write === 'direct' ? await updates(asking, place, id, first.value, named) : { probes: {}, can: {} };
  return {
    probes: {
      create: probe('works', `created, status ${first.value.status}`),
      profiles: named
        ? probe('works', 'meta.profile is taken')
        : probe('refused', `with meta.profile: ${made.ok ? '' : faultWords(made.fault)}`),
      createdOnce: createdOnce(first.value, again),
      ...probes,
    },
    left: [first.value.id, ...twice].map((one) => `${type}/${one}`),
    can: { ...can, ...(named ? {} : { namesProfiles: false }) },
  };
}

function createdOnce(first: Held, again: Result<Held, ReadFault>): Probe {
  if (!again.ok) return refused(again.fault);
  return again.value.id === first.id
    ? probe('works', 'If-None-Exist: the same create again gave the entry that was there')
    : probe('ignored', 'If-None-Exist is ignored: the same create again made a second entry');
}

/** An update of the version that is there, and then one of the version that was. */
async function updates(
  asking: Asking,
  place: Place,
  id: string,
  first: Held,
  named: boolean,
): Promise<{ readonly probes: Readonly<Record<string, Probe>>; readonly can: Partial<Capabilities> }> {
  const updated = await update(asking, place, id, first, named);
  if (!updated.ok)
    return {
      probes: { update: refused(updated.fault) },
      can: isClosed(updated.fault) ? { write: 'append-only' } : {},
    };
  const stale = await update(asking, place, id, first, named);
  const guarded = stale.ok
    ? probe('ignored', 'If-Match is ignored: an update of an older version was taken')
    : stale.fault.kind === 'rejected' && [409, 412].includes(stale.fault.status)
      ? probe('works', `If-Match: an update of an older version is refused, status ${stale.fault.status}`)
      : refused(stale.fault);
  return {
    probes: { update: probe('works', 'updated'), guardedUpdate: guarded },
    can: guarded.result === 'ignored' ? { guardsUpdates: false } : {},
  };
}

/** Not permitted to whoever signed in, or not offered to anybody. */
const isClosed = (fault: ReadFault): boolean =>
  fault.kind === 'not-permitted' || (fault.kind === 'rejected' && [404, 405].includes(fault.status));
const isAboutContent = (fault: ReadFault): boolean =>
  fault.kind === 'rejected' && [400, 422].includes(fault.status);

const create = (asking: Asking, place: Place, id: string, named: boolean): Promise<Result<Held, ReadFault>> =>
  send(asking, place, {
    method: 'POST',
    path: type,
    headers: { 'if-none-exist': `identifier=${encodeURIComponent(`${identifierSystem}|${id}`)}` },
    body: scratch(place, id, named),
  });

const update = (
  asking: Asking,
  place: Place,
  id: string,
  held: Held,
  named: boolean,
): Promise<Result<Held, ReadFault>> =>
  send(asking, place, {
    method: 'PUT',
    path: `${type}/${held.id}`,
    headers: { 'if-match': `W/"${held.version}"` },
    body: { ...scratch(place, id, named), id: held.id, note: [{ text: 'Updated once by the same check.' }] },
  });

const scratch = ({ patient }: Place, id: string, named: boolean): JsonObject => ({
  resourceType: type,
  ...(named ? { meta: { profile: [statementProfile] } } : {}),
  identifier: [{ system: identifierSystem, value: id }],
  status: 'entered-in-error',
  medicationCodeableConcept: { text: 'Written by concord record check. Not a medicine.' },
  subject: { reference: `Patient/${patient}` },
});

async function send(
  { reader, correlation }: Asking,
  { source }: Place,
  write: {
    readonly method: 'POST' | 'PUT';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: JsonObject;
  },
): Promise<Result<Held, ReadFault>> {
  const answer = await reader.send(
    source,
    {
      ...write,
      headers: { ...write.headers, prefer: 'return=representation' },
      body: JSON.stringify(write.body),
    },
    correlation,
  );
  if (!answer.ok) return answer;
  const { status, headers, text } = answer.value;
  const json = readJson(text);
  const body: JsonObject = json.ok ? json.value : {};
  const meta = isObject(body['meta']) ? body['meta'] : {};
  // Without a body the header names what was made: .../MedicationStatement/7/_history/2
  const place = /MedicationStatement\/([^/]+)(?:\/_history\/([^/]+))?$/.exec(headers.get('location') ?? '');
  const id = body['resourceType'] === type ? body['id'] : place?.[1];
  const version = meta['versionId'] ?? /^(?:W\/)?"(.+)"$/.exec(headers.get('etag') ?? '')?.[1] ?? place?.[2];
  return typeof id === 'string' && typeof version === 'string'
    ? ok({ id, version, status })
    : err({ kind: 'answer-unreadable', detail: 'the answer names neither what was written nor its version' });
}
