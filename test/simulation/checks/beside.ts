import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Kept } from '../model-store.ts';
import type { Scene } from '../scene.ts';
import { idAt, patients } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { signingOf } from './signing.ts';
import { namesOf, signatureOf } from './written.ts';

const listNow = '1102411000000102';

/**
 * Nobody's list is put beside one that somebody else signed meanwhile, and that this computer had come across when it
 * sent, unless its person had been shown that.
 */
export function findBeside(scene: Scene, left: readonly Left[]): readonly Finding[] {
  const { store, shown, traits } = scene.servers[scene.written.server];
  const lists = store.all().filter((kept) => kept.type === 'List' && isListNow(kept.versions[0]?.resource));
  return lists.flatMap((mine) => {
    const first = mine.versions[0];
    const writer = left.find((one) => one.client.name === first?.by);
    const entry = writer?.entries.find(
      ({ id }) => first !== undefined && namesOf(first.resource ?? {}).includes(id),
    );
    const signed = writer === undefined || entry === undefined ? undefined : signingOf(scene, writer, entry);
    if (first === undefined || writer === undefined || signed === undefined) return [];
    const unseen = lists.filter((theirs) => {
      const metMs = shown.get(`${first.by} List/${theirs.id} 1`);
      // What got there late was sent before anything of it could be met.
      const sentMs = (first.sentMs ?? first.atMs) - traits.clockSkewMs;
      const met = metMs !== undefined && metMs > signed.atMs && metMs < sentMs;
      return (
        met &&
        !wasTakenBack(theirs, first.atMs) &&
        theirs.versions[0]?.by !== first.by &&
        patientAt(scene, theirs) === patientAt(scene, mine) &&
        !wasCompared(scene, writer, signed.patient, theirs) &&
        !(sentMs - metMs < passEachOtherMs && isUnfinished(scene, writer, signed.patient))
      );
    });
    return unseen.map((theirs): Finding => ({
      kind: 'overwritten',
      detail: `${first.by} put List/${mine.id} beside List/${theirs.id} of ${theirs.versions[0]?.by ?? ''}, and nobody was asked`,
    }));
  });
}

/** While mine is on its way theirs may come to the record, and be read by the case: asked about once mine is read back. */
const passEachOtherMs = 3_000;

const isUnfinished = (scene: Scene, { entries }: Left, patient: string): boolean =>
  entries.some(
    ({ kind, person, endpoint, state }) =>
      kind === 'list-now' &&
      person === patient &&
      endpoint === scene.written.endpoint &&
      state.kind !== 'acknowledged' &&
      state.kind !== 'withdrawn',
  );

/** Its signer had marked it as entered in error before then: no signature stood there any more. */
const wasTakenBack = (theirs: Kept, beforeMs: number): boolean =>
  theirs.versions.some(
    ({ atMs, resource }) => atMs < beforeMs && resource?.['status'] === 'entered-in-error',
  );

const isListNow = (resource: JsonObject | undefined): boolean =>
  JSON.stringify(resource?.['code'] ?? '').includes(listNow);

const wasCompared = (scene: Scene, { client, entries }: Left, patient: string, theirs: Kept): boolean =>
  scene.ledger.signatures.has(`${client.name} ${patient} ${signatureOf(theirs.versions[0]?.resource)}`) ||
  entries.some(
    (entry) =>
      entry.person === patient &&
      entry.endpoint === scene.written.endpoint &&
      [...scene.ledger.seen].some((seen) => seen.startsWith(`${client.name} ${entry.id} `)),
  );

function patientAt({ written }: Scene, kept: Kept): number {
  const subject = kept.versions[0]?.resource?.['subject'];
  const reference = isObject(subject) ? String(subject['reference']) : '';
  return patients.findIndex((one) => reference === `Patient/${idAt(written.server, one)}`);
}
