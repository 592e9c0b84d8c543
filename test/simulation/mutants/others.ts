import type { Mutant } from './mutant.ts';

const twoOrganisations =
  'two organisations reconcile one patient, and each leaves as it is what the other wrote';
const newerMade = 'what a newer version made waits for it, whatever an older one is asked to do with it';

/** Another organisation at the same records, and another version of the program at the same outbox. */
export const othersMutants: readonly Mutant[] = [
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
    by: { schedule: twoOrganisations },
  },
  {
    name: 'newer-payload-leaves',
    claim: 'nothing that a newer version made leaves while only an older one is there',
    file: 'electron/engine/sync/outbox-store.ts',
    find: `  row.payload_version > payloadVersion\n    ? {`,
    replace: `  row.payload_version > payloadVersion + 1\n    ? {`,
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
