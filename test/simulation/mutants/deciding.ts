import type { Mutant } from './mutant.ts';

const conflicts = 'test/engine/outbox/deciding.test.ts';
const conflict = 'test/shared/sync/conflict.test.ts';
const writeEntry = 'test/engine/sync/write-entry.test.ts';
const outbox = 'electron/engine/outbox';

/** Conflicts, what a person decides of them, and what is taken back. */
export const decidingMutants: readonly Mutant[] = [
  {
    name: 'neither-of-a-list-takes-one',
    claim: 'whoever says that neither list is right takes back all that they signed',
    file: 'electron/engine/outbox/resolve-neither.ts',
    find: `  if (signature !== null)`,
    replace: `  if (signature === '')`,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title:
        'neither list is right: all of mine is taken back, in every record, once, and what is right stands in the case',
    },
  },
  {
    name: 'decided-without-the-version-seen',
    claim: 'a conflict is decided about the version that was seen',
    file: `${outbox}/conflict-seen.ts`,
    find: `state.kind === 'conflicted' && seenOf({ ...entry, state }) === seenVersion`,
    replace: `state.kind === 'conflicted'`,
    by: { test: conflicts, title: 'what changed again while it was looked at is not decided' },
  },
  {
    name: 'mine-against-the-old-version',
    claim: 'after "mine" it goes against the version that was seen',
    file: `${outbox}/resolve-conflict.ts`,
    find: `{ kind: 'if-match', id, versionId, base: JSON.stringify(theirs), ...watching(guard) },`,
    replace: `{ kind: 'if-match', id, versionId: guard.kind === 'if-match' ? guard.versionId : versionId, base: JSON.stringify(theirs), ...watching(guard) },`,
    by: {
      test: conflicts,
      title: 'mine goes against the version that was seen, and is compared with it from then on',
    },
  },
  {
    name: 'mine-compared-with-itself',
    claim: 'after "mine" the next comparison starts from what was seen',
    file: `${outbox}/resolve-conflict.ts`,
    find: `{ kind: 'if-match', id, versionId, base: JSON.stringify(theirs), ...watching(guard) },`,
    replace: `{ kind: 'if-match', id, versionId, base: JSON.stringify(chosen), ...watching(guard) },`,
    by: {
      test: conflicts,
      title: 'mine goes against the version that was seen, and is compared with it from then on',
    },
  },
  {
    name: 'theirs-is-sent-anyhow',
    claim: 'where theirs is kept nothing of mine is written',
    file: 'shared/sync/outbox.ts',
    find: `    case 'decided-theirs':\n      return state.kind === 'conflicted'\n        ? ok({`,
    replace: `    case 'decided-theirs':\n      return state.kind === 'conflicted' && event.by !== ''\n        ? ok({ ...fresh })\n        : state.kind === 'conflicted'\n        ? ok({`,
    by: {
      test: conflicts,
      title: 'where theirs is kept, nothing of mine is written and what points at it points at theirs',
    },
  },
  {
    name: 'undecided-field-is-mine',
    claim: 'every field that differs is decided by itself',
    file: `${outbox}/resolve-conflict.ts`,
    find: `if (asked.some((field) => choices[field] === undefined))`,
    replace: `if (asked.length > 99)`,
    by: { test: conflicts, title: 'a field that nobody decided leaves the conflict open' },
  },
  {
    name: 'half-of-another-entry',
    claim: 'a signed list of somebody else never lends our entry its identifier',
    file: `${outbox}/resolve-conflict.ts`,
    find: `if (mixes && (!isVersionOfMine || state.retract !== null))`,
    replace: `if (mixes && state.retract !== null)`,
    by: { test: conflicts, title: 'half of another entry is never put into ours' },
  },
  {
    name: 'dose-merges-by-itself',
    claim: 'a dose somebody else changed is always asked about',
    file: 'shared/sync/conflict.ts',
    find: `verdict: field === 'note' && onlyAdds(base, theirs) ? 'merges' : 'asks'`,
    replace: `verdict: field === 'note' || field === 'dosage' ? 'merges' : 'asks'`,
    by: { test: conflict, title: 'a dose somebody else changed is always asked about' },
  },
  {
    name: 'untouched-status-merges',
    claim: 'a status somebody else changed is asked about even where I did not touch it',
    file: 'shared/sync/conflict.ts',
    find: `const theirChanges = fields.filter((field) => field.theirs !== field.base);`,
    replace: `const theirChanges = fields.filter((field) => field.theirs !== field.base && field.mine !== field.base);`,
    by: {
      test: conflict,
      title: 'a status somebody else changed is asked about even where I did not touch it',
    },
  },
  {
    name: 'a-note-taken-away-merges',
    claim: 'a note somebody took away is not an added note',
    file: 'shared/sync/conflict.ts',
    find: `list(base).every((note) => list(theirs).some((other) => text(other) === text(note)));`,
    replace: `list(base).length >= 0 && list(theirs).length >= 0;`,
    by: { test: conflict, title: 'a note somebody took away is not an added note' },
  },
  {
    name: 'harmless-change-against-the-old-version',
    claim: 'what merged by itself goes against their version',
    file: 'electron/engine/sync/write-entry.ts',
    find: `guard: { ...guard, versionId, base: JSON.stringify(theirs) },`,
    replace: `guard: { ...guard, base: JSON.stringify(theirs) },`,
    by: { test: conflicts, title: 'what merges by itself goes against their version' },
  },
  {
    name: 'neither-is-lost',
    claim: 'where neither is right, what is right stands in the case',
    file: `${outbox}/resolve-neither.ts`,
    find: `    said.value(tx);\n`,
    replace: ``,
    by: {
      test: conflicts,
      title: 'where neither is right, the words stand in the case with the entry taken back',
    },
  },
  {
    name: 'signature-decided-in-one-record',
    claim: 'a signature that was decided about asks in no other record again',
    file: `${outbox}/resolve-signature.ts`,
    find: `signatures: [...others.signatures, signature],`,
    replace: `signatures: others.signatures,`,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title: 'mine beside their list: it is no surprise any more, in any record',
    },
  },
  {
    name: 'their-signature-and-my-statements',
    claim: 'where their signed list is kept, what I signed of it is taken back whole',
    file: `${outbox}/resolve-signature.ts`,
    find: `  'history-fact',\n  'confirmed-decision',\n`,
    replace: ``,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title: 'their list kept: all of mine that says what is taken is taken back, in every record',
    },
  },
  {
    name: 'allergy-falls-with-the-list',
    claim: 'an allergy that was told stays true whoever’s list is kept',
    file: `${outbox}/resolve-signature.ts`,
    find: `        fallsWithMyList.includes(other.kind) &&\n`,
    replace: ``,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title: 'an allergy that was told stays, whoever’s list is kept',
    },
  },
  {
    name: 'recommendation-outlives-its-statement',
    claim: 'what was recommended because of a statement falls with it',
    file: `${outbox}/one-signing.ts`,
    find: `  row === other.row &&\n  other.kind === 'recommendation' &&`,
    replace: `  row === '' &&\n  other.kind === 'recommendation' &&`,
    by: {
      test: 'test/engine/outbox/withdraw.test.ts',
      title: 'what was recommended because of a statement is taken back with it',
    },
  },
  {
    name: 'requests-outlive-their-list',
    claim: 'what a colleague asked falls with the list in whose place mine goes',
    file: `${outbox}/resolve-signature.ts`,
    find: `remember(tx, other, entry, signature, String(theirs['id']));\n    replaced.value(tx);`,
    replace: `remember(tx, other, entry, signature, String(theirs['id']));`,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title:
        'with mine in the place of a colleague’s, what they asked of my medicines and nobody answered is taken back under its version',
    },
  },
  {
    name: 'every-request-falls',
    claim: 'what a colleague asked about a medicine that is not mine stands',
    file: `${outbox}/resolve-signature.ts`,
    find: `mine.some((one) => isSameMedicine(one, medicine)),`,
    replace: `mine.length > 0 || isSameMedicine(medicine, medicine),`,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title:
        'with mine in the place of a colleague’s, what they asked of my medicines and nobody answered is taken back under its version',
    },
  },
  {
    name: 'list-keeps-what-was-decided-to-have-ended',
    claim: 'lists follow what is decided of their statements',
    file: `${outbox}/lists-follow.ts`,
    find: `      signed !== stands &&\n`,
    replace: `      signed === null &&\n`,
    by: {
      test: 'test/engine/outbox/lists-follow.test.ts',
      title:
        'a medicine decided to go on is on my list of what is taken, which waits for it, and is no change',
    },
  },
  {
    name: 'emptied-list-is-written',
    claim: 'a list on which nothing is left is not written empty',
    file: `${outbox}/lists-follow.ts`,
    find: `if (next.length === 0)`,
    replace: `if (next.length < 0)`,
    by: {
      test: 'test/engine/outbox/lists-follow.test.ts',
      title:
        'a list on which nothing is left is taken back, never written empty, and no earlier list is retired for it',
    },
  },
  {
    name: 'untrue-list-stays',
    claim: 'an earlier list that names what has ended is retired, though no new one is written',
    file: `${outbox}/earlier-lists-follow.ts`,
    find: `const goes = hasNewOne || isUntrue;`,
    replace: `const goes = hasNewOne;`,
    by: {
      test: 'test/engine/outbox/lists-follow.test.ts',
      title:
        'where theirs says that the last of it has ended, an earlier list that names it is retired without a new one',
    },
  },
  {
    name: 'taken-back-unsaid',
    claim: 'that something was taken back stands in the case',
    file: `${outbox}/withdraw.ts`,
    find: `      said.value(tx);`,
    replace: `      void said;`,
    by: {
      test: 'test/engine/outbox/withdraw.test.ts',
      title: 'that it was taken back, and why, stands in the case',
    },
  },
  {
    name: 'taken-back-unguarded',
    claim: 'what is taken back is marked under the version that was read',
    file: 'electron/engine/sync/error-marks.ts',
    find: "headers: found.versionId === '' ? {} : { 'if-match': `W/\"${found.versionId}\"` },",
    replace: `headers: {},`,
    by: {
      test: writeEntry,
      title:
        'taken back after its answer was lost, an entry that is there is marked as an error under its version',
    },
  },
  {
    name: 'taken-back-leaves-nothing',
    claim: 'an update that is taken back puts back what was there before',
    file: 'electron/engine/sync/error-marks.ts',
    find: `if (isObject(base)) return { ...base, id: guard.id };`,
    replace: ``,
    by: {
      test: writeEntry,
      title:
        'an update that is taken back puts back what was there before, and never somebody else’s version',
    },
  },
  {
    name: 'taken-back-though-theirs',
    claim: 'what somebody wrote after us is left alone',
    file: 'electron/engine/sync/retract-entry.ts',
    find: `since !== null && since !== versionId)`,
    replace: `since !== null && since === '')`,
    by: {
      test: writeEntry,
      title:
        'an update that is taken back leaves alone what somebody wrote after it, though it says the same',
    },
  },
  {
    name: 'taken-back-twice',
    claim: 'where nothing is changed, it is said once that it was an error',
    file: 'electron/engine/sync/error-marks.ts',
    find: `  if (before.value) return { kind: 'retracted', record: 'marked-as-error' };\n  const sent`,
    replace: `  const sent`,
    by: {
      test: 'test/engine/sync/lying-servers.test.ts',
      title: 'a server that does not know If-None-Exist is told once that an entry was an error',
    },
  },
  {
    name: 'given-up-for-nothing',
    claim: 'mine is given up for a list of somebody else only while that stands',
    file: 'electron/engine/sync/kept-list.ts',
    find: `  if (gone !== undefined) return { outcome: gone };\n`,
    replace: ``,
    by: {
      test: 'test/engine/outbox/kept-list-taken-back.test.ts',
      title:
        'the list that was kept was taken back since: I am asked again, and mine is not withdrawn for it',
    },
  },
  {
    name: 'every-list-is-retired',
    claim: 'only lists that a person decided about are retired',
    file: 'electron/engine/sync/retire-lists.ts',
    find: `        others.signatures.includes(signatureOf(one.resource)),`,
    replace: `        others.signatures.length > 0,`,
    by: {
      test: 'test/engine/sync/retire-lists.test.ts',
      title: 'only the lists of our organisation that a person decided about are retired',
    },
  },
  {
    name: 'list-retired-unguarded',
    claim: 'a list is retired under the version that was read',
    file: 'electron/engine/sync/retire-lists.ts',
    find: `      versionId: versionId ?? '',`,
    replace: `      versionId: '',`,
    by: {
      test: 'test/engine/sync/retire-lists.test.ts',
      title: 'a retirement goes behind the list that takes the place, against the version that was read',
    },
  },
  {
    name: 'unseen-change-ended',
    claim: 'what somebody changed of a colleague’s entry is asked about before it is ended',
    file: 'electron/engine/sync/retire-lists.ts',
    find: `base: versionId === null ? '{}' : JSON.stringify(resource),`,
    replace: `base: JSON.stringify(resource),`,
    by: {
      test: 'test/engine/sync/retire-lists.test.ts',
      title: 'the end of what nobody here has seen is asked about, however the record keeps its versions',
    },
  },
  {
    name: 'taken-back-as-it-was-written',
    claim: 'what somebody has changed since is taken back as a person saw it',
    file: `${outbox}/resolve-conflict.ts`,
    find: `kept, seen: state.theirs }`,
    replace: `kept }`,
    by: { test: conflicts, title: 'taken back all the same, it is marked as an error, and said to be' },
  },
  {
    name: 'signed-words-replaced',
    claim: 'what was signed stays as it was signed, also where it is taken back',
    file: `${outbox}/resolve-conflict.ts`,
    find: `{ kind: 'withdraw', ...seen, at: fromMillis(now) }, user.id, now);`,
    replace: `{ kind: 'withdraw', ...seen, at: fromMillis(now) }, user.id, now, (tx) => rewrite(tx, id, state.theirs, { kind: 'if-none-exist', query: '', others: null, own: null }));`,
    by: { test: conflicts, title: 'taken back all the same, what was signed stays as it was signed' },
  },
  {
    name: 'a-colleagues-version-marked',
    claim: 'what a colleague has signed since, whose list was kept, is theirs',
    file: 'electron/engine/sync/retract-entry.ts',
    find: `if (signed.value) return { kind: 'retracted', record: 'left-as-it-is' };`,
    replace: ``,
    by: {
      test: 'test/engine/sync/taking-back.test.ts',
      title:
        'an entry of mine that a colleague has signed in another way since, given up for their list, is theirs and stays',
    },
  },
  {
    name: 'ended-as-it-was-read',
    claim: 'an entry of ours that is ended keeps what others wrote into it',
    file: `${outbox}/resolve-conflict.ts`,
    find: `{ ...rest, status }, theirs, state.theirVersion)`,
    replace: `{ ...storedObject(guard.kind === 'if-match' ? guard.base : '{}'), id: rest['id'], status }, theirs, state.theirVersion)`,
    by: { test: conflicts, title: 'ended, it keeps what they wrote into it' },
  },
  {
    name: 'told-again-after-a-lost-answer',
    claim: 'a record that keeps no names is told once that an entry was an error',
    file: 'electron/engine/sync/error-marks.ts',
    find: `takesBack(resource, value) || (isMarked(resource) && refersTo(resource['derivedFrom'], reference));`,
    replace: `takesBack(resource, value);`,
    by: {
      test: 'test/engine/sync/taking-back.test.ts',
      title:
        'whose answer to that was lost is asked by what the entry was made from, and told no second time',
    },
  },
  {
    name: 'waited-list-brings-all',
    claim: 'what was written to an entry while a list waited is not of that list',
    file: 'electron/engine/sync/signed-by-others.ts',
    find: `isCurrent(list) && wasSentWith(list, version)`,
    replace: `isCurrent(list) && cameWith(list, version)`,
    by: {
      test: 'test/engine/sync/signed-by-others.test.ts',
      title:
        'what was written to an entry while the list that names it waited, minutes after it was signed, is somebody else’s',
    },
  },
];
