import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Kept, Version } from '../model-store.ts';
import { unknownFields } from '../odd-answers.ts';
import type { Scene } from '../scene.ts';
import { serverNames, serverOf } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { signingOf } from './signing.ts';
import { namesOf, signatureOf } from './written.ts';

/**
 * No version that somebody else wrote was replaced by a client whose person had not seen it: at signing, in the
 * comparison of a conflict, or because it differed only in what may be merged without asking.
 */
export function findOverwritten(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return serverNames.flatMap((server) =>
    scene.servers[server].store.all().flatMap((kept) =>
      kept.versions.flatMap((version, at): readonly Finding[] => {
        const before = kept.versions[at - 1];
        const writer = left.find((one) => one.client.name === version.by);
        if (
          before === undefined ||
          writer === undefined ||
          before.by === version.by ||
          before.resource === undefined
        )
          return [];
        if (wasSeen(scene, server, kept, before, writer) || cameBetween(scene, server, kept, before, version))
          return [];
        return [
          {
            kind: 'overwritten',
            detail: `${server}: ${version.by} replaced version ${before.id} of ${kept.type}/${kept.id} by ${before.by}, unseen`,
          },
        ];
      }),
    ),
  );
}

/**
 * A server that does not look at `If-Match` leaves a moment between our reading and our writing that nobody can close, and that lasts
 * as long as the write is on its way: what was first read after it went off was not seen before it.
 */
const cameBetween = (
  scene: Scene,
  server: (typeof serverNames)[number],
  kept: Kept,
  before: Version,
  version: Version,
): boolean =>
  scene.servers[server].traits.ignoresIfMatch &&
  (scene.servers[server].read.get(`${version.by} ${kept.type}/${kept.id} ${before.id}`) ??
    Number.POSITIVE_INFINITY) > (version.sentMs ?? version.atMs);

function wasSeen(
  scene: Scene,
  server: (typeof serverNames)[number],
  kept: Kept,
  before: Version,
  left: Left,
): boolean {
  const { client, entries } = left;
  const here = entries.filter((one) => serverOf[one.endpoint] === server && one.type === kept.type);
  // Whoever signs again has more than one that goes over it.
  const over = here.filter(({ guard }) => guard.kind === 'if-match' && guard.id === kept.id);
  const names = kept.versions.flatMap(({ resource }) => (resource === undefined ? [] : namesOf(resource)));
  const made = here.filter((one) => over.includes(one) || names.includes(one.id));
  const told = scene.servers[server].store.told(before.id);
  if (made.some((one) => scene.ledger.seen.has(`${client.name} ${one.id} ${told}`))) return true;
  if (scene.ledger.seenAt.has(`${client.name} ${kept.type}/${kept.id}/_history/${told}`)) return true;
  if (over.length === 0)
    return (
      isOurOwnStill(kept, before, client.name, made) ||
      made.some(({ person }) => wasRetiredForDecided(scene, before, client.name, person))
    );
  return over.some((entry) => wasSeenFor(scene, server, kept, before, left, entry));
}

function wasSeenFor(
  scene: Scene,
  server: (typeof serverNames)[number],
  kept: Kept,
  before: Version,
  left: Left,
  entry: Entry,
): boolean {
  const { client } = left;
  // A list that was asked about as somebody's signature, and is retired because the person said so.
  if (scene.ledger.signatures.has(`${client.name} ${entry.person} ${signatureOf(before.resource)}`))
    return true;
  if (cameWithDecided(scene, server, kept, before, client.name, entry.person)) return true;
  if (askedBeforeDecided(scene, before, client.name, entry.person)) return true;
  const seen = kept.versions.filter(
    (version) => version.id <= before.id && inHand(scene, server, kept, version, left, entry),
  );
  // What stood there when they decided may stand there again: whoever had changed it took that back.
  return seen.some(
    ({ resource }) =>
      resource !== undefined && before.resource !== undefined && onlyMerges(resource, before.resource),
  );
}

/** What we made, with nothing in it that is not merged without asking: somebody's note, or put back word for word by whoever had changed it. */
function isOurOwnStill(kept: Kept, before: Version, client: string, made: readonly Entry[]): boolean {
  const ours = kept.versions.findLast((version) => version.by === client && version.id < before.id);
  return (
    made.length > 0 &&
    ours?.resource !== undefined &&
    before.resource !== undefined &&
    onlyMerges(ours.resource, before.resource)
  );
}

/**
 * A list of ours that a colleague retired for theirs: whoever was asked about any list of that patient's, and took their own signature
 * back for it, says no more than the colleague did. Nobody relies on the list either way.
 */
const wasRetiredForDecided = (scene: Scene, before: Version, client: string, person: string): boolean =>
  before.resource?.['status'] === 'retired' &&
  [...scene.ledger.signatures].some((one) => one.startsWith(`${client} ${person} `));

/**
 * It came with a list that somebody signed, and about that list the person was asked, medicine by medicine: by its signer, or as the
 * record was read for the question.
 */
const cameWithDecided = (
  scene: Scene,
  server: (typeof serverNames)[number],
  kept: Kept,
  before: Version,
  client: string,
  person: string,
): boolean =>
  scene.servers[server].store
    .all()
    .filter(({ type }) => type === 'List')
    .flatMap(({ versions }) => versions)
    .some(
      ({ by, atMs, resource }) =>
        (by === before.by ||
          scene.servers[server].shown.has(`${client} ${kept.type}/${kept.id} ${before.id}`)) &&
        atMs >= before.atMs &&
        resource !== undefined &&
        scene.ledger.signatures.has(`${client} ${person} ${signatureOf(resource)}`) &&
        JSON.stringify(resource['entry'] ?? []).includes(`"${kept.type}/${kept.id}"`),
    );

/** It was asked of the prescriber before a list was signed about which the person was asked, and was shown with that. */
const askedBeforeDecided = (scene: Scene, { resource }: Version, client: string, person: string): boolean => {
  const about = `${client} ${person} `;
  return (
    resource?.['resourceType'] === 'Task' &&
    resource['status'] === 'requested' &&
    [...scene.ledger.signatures].some(
      (one) =>
        one.startsWith(about) &&
        String(resource['authoredOn']) <= (one.slice(about.length).split(' ')[0] ?? ''),
    )
  );
};

/** Read into the cache before the case was signed, written by this very client, or seen in a comparison. */
function inHand(
  scene: Scene,
  server: (typeof serverNames)[number],
  kept: Kept,
  version: Version,
  left: Left,
  entry: Entry,
): boolean {
  const client = left.client.name;
  const signedMs = signingOf(scene, left, entry)?.atMs ?? Number.MAX_SAFE_INTEGER;
  const shownMs = scene.servers[server].shown.get(`${client} ${kept.type}/${kept.id} ${version.id}`);
  return (
    version.by === client ||
    (shownMs !== undefined && shownMs <= signedMs && !isOursChanged(scene, server, kept, version, client)) ||
    scene.ledger.seen.has(`${client} ${entry.id} ${scene.servers[server].store.told(version.id)}`)
  );
}

/**
 * What another system made of an entry that this client wrote stands in no column of a case: that it was read is not that it was seen.
 * Where a colleague's list named it since, it is theirs to say.
 */
const isOursChanged = (
  scene: Scene,
  server: (typeof serverNames)[number],
  kept: Kept,
  version: Version,
  client: string,
): boolean =>
  kept.type === 'MedicationStatement' &&
  scene.clients.every(({ name }) => name !== version.by) &&
  kept.versions.some((one) => one.by === client && one.id < version.id) &&
  !scene.servers[server].store
    .all()
    .filter(({ type }) => type === 'List')
    .flatMap(({ versions }) => versions)
    .some(
      ({ by, atMs, resource }) =>
        by !== client &&
        atMs >= version.atMs &&
        JSON.stringify(resource?.['entry'] ?? []).includes(`"${kept.type}/${kept.id}"`),
    );

const bookkeeping: readonly string[] = ['meta', 'text', 'id', ...Object.keys(unknownFields)];

/**
 * The design's own list of what may merge by itself: bookkeeping, narrative, added notes, the date of the last issue. And whoever
 * changes what a server of unknown fields gave carries those along.
 */
function onlyMerges(before: JsonObject, after: JsonObject): boolean {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].every((field) => {
    if (bookkeeping.includes(field)) return true;
    if (field === 'note') return texts(before[field]).every((note) => texts(after[field]).includes(note));
    if (field === 'extension')
      return (
        JSON.stringify(withoutLastIssue(before[field])) === JSON.stringify(withoutLastIssue(after[field]))
      );
    return JSON.stringify(before[field]) === JSON.stringify(after[field]);
  });
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).map((item) => JSON.stringify(item));
const withoutLastIssue = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : []).filter(
    (item) => !(isObject(item) && String(item['url']).includes('LastIssueDate')),
  );
