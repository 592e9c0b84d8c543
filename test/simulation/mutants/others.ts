import type { Mutant } from './mutant.ts';

const twoOrganisations =
  'two organisations reconcile one patient, and each leaves as it is what the other wrote';
const newerMade = 'what a newer version made waits for it, whatever an older one is asked to do with it';

/** A server that counts its versions its own way, another organisation at the same records, and another version of the program at the same outbox. */
export const othersMutants: readonly Mutant[] = [
  {
    name: 'smaller-number-is-older',
    claim: 'a version says only whether it is the same one, and not which came first',
    file: 'electron/engine/sync/write-entry.ts',
    find: `  if (versionId === guard.versionId) return undefined;\n  const dropped`,
    replace: `  if (Number(versionId) <= Number(guard.versionId)) return undefined;\n  const dropped`,
    by: {
      schedule: 'somebody changes our entry at a server that counts backwards, as it is being sent',
    },
  },
  {
    name: 'any-organisation-is-ours',
    claim: 'what another organisation wrote is not ours to change',
    file: 'shared/cases/writes/write.ts',
    find: `has(ownTag.system, ownTag.code) && has(systems.ods, odsCode)`,
    replace: `has(ownTag.system, ownTag.code) && odsCode !== ''`,
    by: { schedule: twoOrganisations },
  },
  {
    name: 'retired-for-any-organisation',
    claim: 'the list of another organisation stays current beside ours',
    file: 'electron/engine/sync/retire-lists.ts',
    find: `        isOurEntry(one.resource, odsCode) &&\n        !isMine(one) &&`,
    replace: `        odsCode !== '' &&\n        !isMine(one) &&`,
    by: {
      test: 'test/engine/sync/retire-lists.test.ts',
      title: 'only the lists of our organisation that a person decided about are retired',
    },
  },
  {
    name: 'newer-payload-leaves',
    claim: 'nothing that a newer version made leaves while only an older one is there',
    file: 'electron/engine/sync/outbox-store.ts',
    find: `row.payload_version > payloadVersion ? tooNew`,
    replace: `row.payload_version > payloadVersion + 1 ? tooNew`,
    by: { schedule: newerMade },
  },
  {
    name: 'newer-payload-is-moved',
    claim: 'an older version neither tries again nor takes back what a newer one made',
    file: 'shared/sync/outbox.ts',
    find: `  state.kind === 'parked' && state.reason.kind === 'payload-too-new';`,
    replace: `  state.kind === 'parked' && state.reason.kind === 'gone' && state.attempts < 0;`,
    by: { schedule: newerMade },
  },
  {
    name: 'begun-of-newer-is-moved',
    claim: 'an older version can sign where a newer one began the case',
    file: 'electron/engine/cases/begun.ts',
    find: `  if (sent !== undefined && sent.payload_version > payloadVersion) return;\n`,
    replace: ``,
    by: { schedule: 'an older version signs the case that a newer one began' },
  },
];
