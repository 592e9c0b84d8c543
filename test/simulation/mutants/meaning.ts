import type { Mutant } from './mutant.ts';

const calm = { schedule: 'one person reconciles one patient' } as const;
const notTaken = { schedule: 'one person reconciles one patient, and a medicine is not taken' } as const;
const writes = 'shared/cases/writes';

/** What is written: of whom, of which medicine, how it is taken, who said so, and what it points at. */
export const meaningMutants: readonly Mutant[] = [
  {
    name: 'uuid-left-in-what-is-sent',
    claim: 'every reference of what is sent is real',
    file: 'electron/engine/sync/ready-entry.ts',
    find: `withProfiles(context, entry.endpoint, withReferences(body, refs)),`,
    replace: `withProfiles(context, entry.endpoint, body),`,
    by: calm,
  },
  {
    name: 'reference-without-its-type',
    claim: 'a reference names the type of what it points at',
    file: 'electron/engine/sync/ready-entry.ts',
    find: "if (state.kind === 'acknowledged') refs.set(id, `${type}/${state.id}`);",
    replace: "if (state.kind === 'acknowledged') refs.set(id, `List/${state.id}`);",
    by: calm,
  },
  {
    name: 'list-names-the-wrong-statement',
    claim: 'a list names each statement of its own',
    file: `${writes}/lists.ts`,
    find: `now.map((statement) => ({ item: reference(statement) })),`,
    replace: `now.map((statement) => ({ item: reference(now[0] ?? statement) })),`,
    by: calm,
  },
  {
    name: 'list-does-not-wait',
    claim: 'a list goes after its statements',
    file: `${writes}/lists.ts`,
    find: `after: statements.map((statement) => statement.uuid),`,
    replace: `after: [],`,
    by: calm,
  },
  {
    name: 'list-waits-for-the-live-only',
    claim: 'a list of what is taken goes once it is known what has ended',
    file: `${writes}/lists.ts`,
    find: `and it is on the list then.\n            statements,`,
    replace: `and it is on the list then.\n            now,`,
    by: {
      test: 'test/shared/cases/writes.test.ts',
      title: 'list A waits for what ended too: kept as a colleague has it, that is on the list',
    },
  },
  {
    name: 'list-of-everything',
    claim: 'the list of what is taken now names nothing that is not taken',
    file: `${writes}/lists.ts`,
    find: `const now = statements.filter((statement) => live.includes(statement.body['status']));`,
    replace: `const now = statements;`,
    by: notTaken,
  },
  {
    name: 'provenance-of-half',
    claim: 'the provenance names everything that was written',
    file: `${writes}/provenance.ts`,
    find: `target: [...targets.map((target) => urn(target.uuid)), where.patient].map((reference) => ({`,
    replace: `target: [...targets.slice(1).map((target) => urn(target.uuid)), where.patient].map((reference) => ({`,
    by: calm,
  },
  {
    name: 'provenance-of-nobody',
    claim: 'the provenance names whoever signed',
    file: `${writes}/provenance.ts`,
    find: `        agent('verifier', context.signedBy, context),`,
    replace: `        agent('verifier', { ...context.signedBy, name: 'Somebody' }, context),`,
    by: calm,
  },
  {
    name: 'dose-of-the-source',
    claim: 'taken differently is written as it is taken',
    file: `${writes}/dosage.ts`,
    find: `return fact?.kind === 'taking-differently' && dose === undefined`,
    replace: `return fact?.kind === 'not-taking' && dose === undefined && 'asTaken' in fact`,
    by: {
      test: 'test/shared/cases/writes.test.ts',
      title: 'taken differently is written as it is taken, not as the source directs',
    },
  },
  {
    name: 'dose-said-is-not-written',
    claim: 'a dose that was said is written',
    file: `${writes}/dosage.ts`,
    find: `  if (dose !== undefined && dose !== '') return [{ text: dose }];`,
    replace: ``,
    by: {
      test: 'test/shared/cases/regimen.test.ts',
      title: 'a regimen of two strengths is two statements, each with its product and its dose as taken',
    },
  },
  {
    name: 'not-taking-is-active',
    claim: 'what is not taken is not written as taken',
    file: `${writes}/status.ts`,
    find: `return fact.never ? 'not-taken' : 'stopped';`,
    replace: `return fact.never ? 'not-taken' : 'active';`,
    by: notTaken,
  },
  {
    name: 'recommendation-sets-the-status',
    claim: 'a recommendation alone never sets a status',
    file: `${writes}/status.ts`,
    find: `if (decision.confirmed === null) return undefined;`,
    replace: ``,
    by: calm,
  },
  {
    name: 'no-reason',
    claim: 'why it is not taken is written',
    file: `${writes}/statement.ts`,
    find: `return fact.kind === 'not-taking' && fact.why !== '' ? fact.why : null;`,
    replace: `return null;`,
    by: notTaken,
  },
  {
    name: 'told-by-nobody',
    claim: 'whoever told it is written as the one who told it',
    file: 'electron/engine/cases/write-context.ts',
    find: `return asked === undefined || asked.who === 'nobody'`,
    replace: `return asked === undefined || asked.who === 'patient'`,
    by: calm,
  },
  {
    name: 'patient-of-another-record',
    claim: 'each record is written to about its own patient',
    file: 'electron/engine/cases/patient-there.ts',
    find: `links.find((one) => one.endpoint === endpoint) ??`,
    replace: `links.find((one) => one.endpoint !== '') ??`,
    by: calm,
  },
  {
    name: 'stay-by-its-local-name',
    claim: 'a stay is named by its id in the record',
    file: 'electron/engine/cases/patient-there.ts',
    find: `stay === undefined ? undefined : encounterOfStay(stay);`,
    replace: `stay === undefined || encounterOfStay(stay) === undefined ? undefined : stay.encounter;`,
    by: calm,
  },
  {
    name: 'source-found-without-its-type',
    claim: 'what a source sent is found by type and id',
    file: 'electron/engine/cases/sign.ts',
    find: `?.resources.find((one) => one.type === type && one.id === id);`,
    replace: `?.resources.find((one) => one.id === id);`,
    by: calm,
  },
  {
    name: 'own-entry-without-its-type',
    claim: 'our earlier entries are found by type and id',
    file: 'electron/engine/cases/own-entries.ts',
    find: `filter((one) => one.type === type && isOurEntry(one.body, odsCode));`,
    replace: `filter((one) => type !== '' && isOurEntry(one.body, odsCode));`,
    by: {
      test: 'test/engine/cases/own-entries.test.ts',
      title: 'a signed paper of ours is no list of ours, though it is current too',
    },
  },
  {
    name: 'changed-since-goes-over',
    claim: 'what somebody changed of an entry of ours is asked about, though the record was read since',
    file: `${writes}/own.ts`,
    find: `versionId: changedSince.versionId, base: writeTree(base) };`,
    replace: `versionId, base: writeTree(base) };`,
    by: { schedule: 'somebody changes our entry, the record is read, and the case is signed again' },
  },
  {
    name: 'ended-by-others-begun-anew',
    claim: 'what somebody else ended is asked about, and not begun anew beside the ended entry',
    file: `${writes}/own.ts`,
    find: `context, isEndedByOthers);`,
    replace: `context);`,
    by: {
      test: 'test/shared/cases/second-reconciliation.test.ts',
      title: 'what somebody else ended of our entry is not begun anew beside it, but asked about',
    },
  },
  {
    name: 'sent-since-by-two-clocks',
    claim:
      'what was sent from here is known to stand there until it was read, whatever the clock of the record says',
    file: 'electron/engine/cases/own-entries.ts',
    find: `      ? !gone.some(isIt)`,
    replace: `      ? !gone.some(isIt) && one.sentAt === ''`,
    by: {
      test: 'test/engine/cases/own-entries.test.ts',
      title:
        'what was sent from here and is not in the copy stands there all the same, though the clock of the record is ahead',
    },
  },
  {
    name: 'regimen-sources-mixed',
    claim: 'each strength of a regimen names its own lines as its sources',
    file: `${writes}/statement.ts`,
    find: `return raw.filter(({ key }) => !ofOthers.has(key));`,
    replace: `return raw;`,
    by: {
      test: 'test/shared/cases/regimen.test.ts',
      title:
        'of a regimen each statement names as its sources the lines of its own product, and those of no product of it',
    },
  },
  {
    name: 'own-entries-forgotten',
    claim: 'signing updates the entries of our organisation that are there',
    file: 'electron/engine/cases/own-entries.ts',
    find: `        return found === undefined || isOver`,
    replace: `        return found === undefined || found.row !== ''`,
    by: { schedule: 'the same patient is reconciled at two desks' },
  },
  {
    name: 'base-is-nothing',
    claim: 'the base of an update is what the record had',
    file: `${writes}/own.ts`,
    find: `versionId, base: writeTree(body) };`,
    replace: `versionId, base: '{}' };`,
    by: {
      test: 'test/shared/cases/second-reconciliation.test.ts',
      title: 'an update is compared with what the record had, not with what it is to become',
    },
  },
  {
    name: 'brought-back-is-mine',
    claim: 'what we ended and somebody brought back is asked about before a new entry stands beside it',
    file: 'electron/engine/sync/beside-own.ts',
    find: `return isHere && !endedHere.includes(id);`,
    replace: `return isHere;`,
    by: {
      test: 'test/engine/sync/beside-ended.test.ts',
      title:
        'what this computer had ended and somebody has brought back is asked about before a new entry stands beside it',
    },
  },
  {
    name: 'an-old-copy-knows-it',
    claim:
      'what an old copy showed as live when it was signed is asked about, where this computer had ended it',
    file: 'electron/engine/sync/beside-own.ts',
    find: `return isHere && !endedHere.includes(id);`,
    replace: `return signed.seen.includes(id) || (isHere && !endedHere.includes(id));`,
    by: {
      test: 'test/engine/sync/beside-ended.test.ts',
      title:
        'an old copy showed as live what this computer had ended: brought back by somebody, it is asked about all the same',
    },
  },
  {
    name: 'all-that-came-near-the-list-is-of-it',
    claim:
      'what another system changed shortly before a list came is not gone over because that list was decided about',
    file: 'electron/engine/sync/write-entry.ts',
    find: `if (isSaidAsBefore(theirs.resource, known.resource)) return written;`,
    replace: ``,
    by: {
      test: 'test/engine/sync/said-as-before.test.ts',
      title:
        'what a system changed just before a colleague’s list came is not of that list, and is asked about: it was said when it was',
    },
  },
  {
    name: 'goes-on-with-the-old-dose',
    claim: 'a recommendation to go on is asked again once it is said to be taken in another way',
    file: 'shared/cases/cover.ts',
    find: `recommendation.taken !== takenText(history.value)`,
    replace: `recommendation.taken === ''`,
    by: {
      test: 'test/shared/cases/signing.test.ts',
      title:
        'a recommendation to go on asks again where it is said since that it is taken in another way, and only then',
    },
  },
  {
    name: 'changed-twin-is-ended',
    claim: 'of two entries of ours the one that somebody else changed is asked about before it ends',
    file: `${writes}/earlier-entries.ts`,
    find: `versionId: changedSince.versionId, base: writeTree(changedSince.base) },`,
    replace: `versionId: own.versionId, base: writeTree(entry) },`,
    by: {
      test: 'test/shared/cases/second-reconciliation.test.ts',
      title: 'what somebody else made of the other since is asked about before it ends',
    },
  },
  {
    name: 'same-words-are-mine',
    claim: 'what another desk wrote in the same words first is not ours to take back',
    file: 'electron/engine/sync/write-entry.ts',
    find: `!ready.mayHaveArrived && versionId !== guard.versionId;`,
    replace: `false;`,
    by: {
      test: 'test/engine/sync/same-words.test.ts',
      title: 'taken back while it was on its way, it is left as well',
    },
  },
  {
    name: 'colleague-list-stays-current',
    claim: 'an earlier list of our organisation is retired',
    file: 'electron/engine/cases/own-entries.ts',
    find: `      .filter(({ body }) => body['status'] === 'current')\n`,
    replace: `      .filter(({ body }) => body['status'] === '')\n`,
    by: { schedule: 'the same patient is reconciled at two desks' },
  },
  {
    name: 'twin-left-standing',
    claim: 'of two live entries of ours about one medicine the other ends with the next signature',
    file: 'shared/cases/writes/plan.ts',
    find: `      ...earlierEntriesFor(statements, rows, record, context),\n`,
    replace: ``,
    by: {
      test: 'test/shared/cases/second-reconciliation.test.ts',
      title: 'the newest is updated, and the other is marked as an error once that is there',
    },
  },
  {
    name: 'another-rows-entry-ended',
    claim: 'an entry that may be of another row of the same name stays',
    file: 'shared/cases/writes/earlier-entries.ts',
    find: `name === '' || rows.some((row) => row.id !== statement.row && isNamed(row, name))`,
    replace: `name === ''`,
    by: {
      test: 'test/shared/cases/second-reconciliation.test.ts',
      title: 'where another row is of the same name, an entry may be of that one, and stays',
    },
  },
];
