import type { Mutant } from './mutant.ts';

const keptTests = 'test/engine/db/store.test.ts';
const sync = 'electron/engine/sync';

/** What is kept, and whether it is kept whole: transactions, history, pulls, tokens, the store itself. */
export const keepingMutants: readonly Mutant[] = [
  {
    name: 'no-history',
    claim: 'every move of an entry is in its history',
    file: `${sync}/outbox-store.ts`,
    find: `  tx.run(logEntryEvent, { entry: id, at: fromMillis(nowMs), event: JSON.stringify(loggable(event)) });`,
    replace: ``,
    by: { schedule: 'one person reconciles one patient' },
  },
  {
    name: 'settled-in-two',
    claim: 'an entry moves together with its history',
    file: `${sync}/outbox-store.ts`,
    find: `    (tx) => {\n      also(tx);\n      return moveIn(tx, id, event, nowMs);\n    },\n  );`,
    replace: `    (tx) => {\n      also(tx);\n      const moved = step(must(readEntry(tx, id), '').state, event);\n      if (!moved.ok) throw new Error('illegal');\n      tx.run(moveEntry, { entry: id, state: JSON.stringify(moved.value) });\n      void Promise.resolve().then(() =>\n        store.inTransaction('log', { user, action: 'log', subject: id }, (then) =>\n          then.run(logEntryEvent, { entry: id, at: fromMillis(nowMs), event: JSON.stringify(loggable(event)) }),\n        ),\n      );\n      return moved.value;\n    },\n  );`,
    by: { schedule: 'the process dies between an entry and its history' },
  },
  {
    name: 'newer-payload-is-sent',
    claim: 'an entry of a newer version waits for the newer version',
    file: `${sync}/outbox-store.ts`,
    find: `row.payload_version > payloadVersion`,
    replace: `row.payload_version > payloadVersion + 9`,
    by: {
      test: 'test/engine/sync/sender.test.ts',
      title: 'an entry that a newer version made is parked in sight and never sent',
    },
  },
  {
    name: 'signed-and-not-queued',
    claim: 'what is signed and what is to be sent are one transaction',
    file: 'electron/engine/cases/sign.ts',
    find: `      queue(tx, signing, writes, now);\n    },\n  );\n`,
    replace: `    },\n  );\n  store.inTransaction('queue', { user: user.id, action: 'queue', subject: person }, (tx) =>\n    queue(tx, signing, writes, now),\n  );\n`,
    by: { schedule: 'the process dies just after signing' },
  },
  {
    name: 'signed-though-it-changed',
    claim: 'what is signed is what was looked at',
    file: 'electron/engine/cases/sign.ts',
    find: `  if (caseChanged(signing)) return err({ kind: 'changed-meanwhile', what: 'case' });\n`,
    replace: ``,
    by: {
      test: 'test/engine/cases/said-meanwhile.test.ts',
      title: 'what is said while the paper is made is not signed unseen',
    },
  },
  {
    name: 'decided-on-another-page',
    claim: 'a window that is behind decides nothing',
    file: 'electron/engine/cases/decide.ts',
    find: `if (seen !== open.seen && 'row' in saying) return { kind: 'changed-meanwhile', what: 'case' };`,
    replace: ``,
    by: {
      test: 'test/engine/cases/faults.test.ts',
      title: 'two windows on one case: the one that is behind is told, and nothing of either is lost',
    },
  },
  {
    name: 'half-a-transaction',
    claim: 'a transaction that fails leaves nothing',
    file: 'electron/engine/db/store.ts',
    find: `if (db.inTransaction) db.exec('ROLLBACK');`,
    replace: `if (db.inTransaction) db.exec('COMMIT');`,
    by: {
      test: keptTests,
      title: 'what throws inside a transaction takes all of it back and comes out as it was',
    },
  },
  {
    name: 'unaudited',
    claim: 'whatever is kept is in the audit in the same transaction',
    file: 'electron/engine/db/store.ts',
    find: `        if (entry !== null) tx.audit(entry);\n`,
    replace: ``,
    by: {
      test: keptTests,
      title: 'a crash at any statement of a transaction leaves all of it or nothing, and the audit with it',
    },
  },
  {
    name: 'nothing-is-ever-gone',
    claim: 'what a whole read does not find has gone',
    file: `${sync}/run.ts`,
    find: `    for (const type of read) {`,
    replace: `    for (const type of read.slice(0, 0)) {`,
    by: { schedule: 'a line goes from its source' },
  },
  {
    name: 'a-gap-proves-absence',
    claim: 'what an answer with gaps does not show has not gone',
    file: `${sync}/run.ts`,
    find: `if (!run.whole || run.reasons.some((reason) => reason.kind !== 'type-not-read')) return [];`,
    replace: `if (!run.whole) return [];`,
    by: {
      test: 'test/engine/sync/pull.test.ts',
      title: 'a whole read with a gap in it proves nothing about what is missing',
    },
  },
  {
    name: 'changes-since-by-this-clock',
    claim: 'changes are asked for by the record’s own clock',
    file: `${sync}/run.ts`,
    find: `return fromMillis(Math.min(asOf, change * 1000) - overlapMs);`,
    replace: `return fromMillis(Math.max(parts.host.now(), 0 * asOf) - overlapMs);`,
    by: {
      test: 'test/engine/sync/silence.test.ts',
      title: 'a change is found by the record’s own clock, however far the clock of its answers is from it',
    },
  },
  {
    name: 'no-overlap',
    claim: 'what changed just before the last read is asked for again',
    file: `${sync}/run.ts`,
    find: `return fromMillis(Math.min(asOf, change * 1000) - overlapMs);`,
    replace: `return fromMillis(Math.max(asOf, change * 1000));`,
    by: {
      test: 'test/engine/sync/silence.test.ts',
      title: 'a change is found by the record’s own clock, however far the clock of its answers is from it',
    },
  },
  {
    name: 'somebody-else-s-lines',
    claim: 'another patient’s resources are refused',
    file: `${sync}/save-page.ts`,
    find: `        if (owner === 'asked-for') return [{ entry: kept, person: place.person }];`,
    replace: `        if (owner !== 'nobody') return [{ entry: kept, person: place.person }];`,
    by: {
      test: 'test/engine/sync/pull.test.ts',
      title: 'resources of another patient in the answer are refused and counted',
    },
  },
  {
    name: 'found-for-somebody-else',
    claim: 'whom a record knows is known of that patient only',
    file: `${sync}/patient-in-record.ts`,
    find: 'const key = `${source.fhirBase} ${entry.person}`;',
    replace: 'const key = `${source.fhirBase}`;',
    by: {
      test: 'test/engine/sync/patient-in-record.test.ts',
      title: 'two patients of one record are two patients',
    },
  },
  {
    name: 'unknown-patient-is-waited-for',
    claim: 'a record that does not know the patient is a person’s matter',
    file: `${sync}/patient-in-record.ts`,
    find: `  if (fault.kind === 'patient-not-known') return { kind: 'patient-not-known' };`,
    replace: `  if (fault.kind === 'patient-not-known') return { kind: 'busy', detail: '', retryAfterMs: null };`,
    by: {
      test: 'test/engine/sync/patient-in-record.test.ts',
      title: 'nothing is written to a record that does not know the patient',
    },
  },
  {
    name: 'refresh-token-not-kept',
    claim: 'a refresh token that turned over is kept',
    file: 'electron/engine/smart/tokens.ts',
    find: `    state: { ...state.value },\n`,
    replace: ``,
    by: { schedule: 'the token turns over again and again' },
  },
  {
    name: 'late-token-lost',
    claim: 'a token that came after the lock waits for its owner',
    file: 'electron/engine/smart/tokens.ts',
    find: `  late.set(key, kept);\n`,
    replace: ``,
    by: {
      test: 'test/engine/smart/sign-in.test.ts',
      title: 'a renewal that comes back after the lock is there after the next unlock',
    },
  },
  {
    name: 'disk-full-is-a-bug',
    claim: 'a full disk is said',
    file: 'electron/engine/db/sqlite-faults.ts',
    find: `  'SQLITE_FULL',\n`,
    replace: ``,
    by: {
      test: 'test/engine/db/disk.test.ts',
      title: 'a full disk is said in the outbox, sends nothing twice and loses nothing',
    },
  },
  {
    name: 'missing-commits-unnoticed',
    claim: 'a store that lacks what was kept in it says so',
    file: 'electron/engine/db/open-store.ts',
    find: `missing: kept === undefined ? undefined : missingCommits(kept.commit, held, newest),`,
    replace: `missing: kept === undefined || held === undefined ? undefined : missingCommits(kept.commit, held, newest),`,
    by: {
      test: 'test/engine/db/last-commit.test.ts',
      title: 'a log that is gone is noticed, with how much went with it',
    },
  },
  {
    name: 'bad-page-unnoticed',
    claim: 'after an end that was none of ours every page is looked at',
    file: 'electron/engine/db/open-store.ts',
    find: `if (kept?.closed === false && !passesQuickCheck(db)) return err({ kind: 'malformed' });`,
    replace: ``,
    by: {
      test: 'test/engine/db/last-commit.test.ts',
      title: 'a page that went bad behind an end that was none of ours refuses the store',
    },
  },
];
