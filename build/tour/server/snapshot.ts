import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { Differences } from './compare.ts';
import { isAuditAnchor, isOurs, list, part, reference, sentAs, text, type Json } from './resources.ts';

/** Everything that every server holds, by server. */
export type Snapshot = ReadonlyMap<string, readonly Json[]>;

export const snapshotOf = async ({ servers, control }: Sandbox): Promise<Snapshot> =>
  new Map(
    await Promise.all(
      servers.map(async (server): Promise<[string, readonly Json[]]> => {
        const all: unknown = await control.dump(server);
        return [server, list(all)];
      }),
    ),
  );

/** What stood there before stands there as it was, and everything that came is Concord's, well formed. */
export function compareServers(before: Snapshot, after: Snapshot): Differences {
  return [...after].flatMap(([server, all]) =>
    [...untouched(before.get(server) ?? [], all), ...wellFormed(all)].map((words) => `${server}: ${words}`),
  );
}

function untouched(before: readonly Json[], after: readonly Json[]): Differences {
  const now = new Map(after.map((one) => [reference(one), JSON.stringify(one)]));
  const then = new Set(before.map(reference));
  return [
    ...before
      .filter((one) => now.get(reference(one)) !== JSON.stringify(one))
      .map((one) => `${reference(one)} of somebody else was changed`),
    ...after
      .filter((one) => !then.has(reference(one)) && !isOurs(one) && !isAuditAnchor(one))
      .map((one) => `${reference(one)} came from nobody`),
  ];
}

/** Of Concord's: none twice, each about a patient of that server, and nothing points at what is not there. */
function wellFormed(all: readonly Json[]): Differences {
  const there = new Set(all.map(reference));
  const ours = all.filter(isOurs);
  const ids = ours
    .map((one) => `${text(one['resourceType'])} ${sentAs(one)}`)
    .filter((id) => !id.endsWith(' '));
  return [
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `sent twice: ${id}`),
    ...ours.flatMap((one) =>
      referencesIn(one)
        .filter((target) => /^[A-Z][A-Za-z]+\/[^/]+$/.test(target) && !there.has(target))
        .map((target) => `${reference(one)} points at ${target}, which is not there`),
    ),
    ...ours
      .filter((one) => !referencesIn(one).some((target) => target.startsWith('Patient/')))
      .map((one) => `${reference(one)} names no patient`),
  ];
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

/** What Concord wrote of one patient, who is `Patient/…` on that server. */
export const aboutPatient = (all: readonly Json[], patient: string): readonly Json[] =>
  all.filter((one) => isOurs(one) && referencesIn(one).includes(patient));

/**
 * Entries that no later one of ours takes the place of: where nothing is changed the newer names the older, a list in the
 * provenance that comes with it.
 */
export function standing(all: readonly Json[], provenances: readonly Json[]): readonly Json[] {
  const replaced = new Set([
    ...all.flatMap((one) => list(one['derivedFrom']).map((from) => text(from['reference']))),
    ...provenances
      .flatMap((one) => list(one['entity']))
      .filter((entity) => entity['role'] === 'revision')
      .map((entity) => text(part(entity, 'what')['reference'])),
  ]);
  return all.filter((one) => !replaced.has(reference(one)) && one['status'] !== 'entered-in-error');
}

/** What was signed, and what was added to it since: each is a document of its own. */
export type Papers = { readonly signatures: number; readonly addenda: number };

/** Documents by the identifiers they bear, and those they say they replace or append to. */
export function compareDocuments(documents: readonly Json[], said: Papers): Differences {
  const ids = new Set(documents.map(sentAs));
  const missing = documents.flatMap((one) =>
    list(one['relatesTo'])
      .map((to) => text(part(part(to, 'target'), 'identifier')['value']))
      .filter((id) => !ids.has(id)),
  );
  const signed = documents.filter((one) => one['docStatus'] === 'final').length;
  const added = documents.filter((one) => one['docStatus'] === 'amended').length;
  return [
    ...(signed === said.signatures ? [] : [`${signed} signed records for ${said.signatures} signatures`]),
    ...(added === said.addenda ? [] : [`${added} amended records for ${said.addenda} addenda`]),
    ...(signed + added === documents.length ? [] : ['a signed record is neither final nor amended']),
    ...missing.map((id) => `a signed record goes on from ${id}, which is not there`),
  ];
}
