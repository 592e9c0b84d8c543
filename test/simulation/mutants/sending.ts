import type { Mutant } from './mutant.ts';

const writeEntry = 'test/engine/sync/write-entry.test.ts';
const listsBeside = 'test/engine/sync/lists-beside.test.ts';
const lying = 'test/engine/sync/lying-servers.test.ts';
const outbox = 'test/shared/sync/outbox.test.ts';
const order = 'test/shared/sync/order.test.ts';
const sync = 'electron/engine/sync';

/** Sending one entry, reading it back, and what the answers make of it. */
export const sendingMutants: readonly Mutant[] = [
  {
    name: 'goes-however-long-it-waited',
    claim:
      'what others have written is looked for right before a new entry goes where nothing is ever changed',
    file: `${sync}/write-entry.ts`,
    find: `isLate = staysForGood(ready) && nowMs() - lookedMs > latelyMs;`,
    replace: `isLate = false;`,
    by: {
      test: 'test/engine/sync/looked-long-ago.test.ts',
      title: 'what waited too long for its turn does not go, and says nothing of having arrived',
    },
  },
  {
    name: 'update-of-nothing-is-held',
    claim: 'an update of what is not there is a person’s matter',
    file: `${sync}/write-entry.ts`,
    find: `if (now.kind === 'missing') return { outcome: { kind: 'gone', detail: \`\${ready.type}/\${guard.id}\` } };`,
    replace: `if (now.kind === 'missing') return { outcome: { kind: 'held', id: guard.id, versionId: '', without: [] } };`,
    by: { test: lying, title: 'an update of what is gone, or said to be, never counts as received' },
  },
  {
    name: 'first-of-several',
    claim: 'several under one name are nobody’s to choose from',
    file: `${sync}/read-back.ts`,
    find: `if (more.length > 0) return { kind: 'settled', outcome: { kind: 'several-exist', count: more.length + 1 } };`,
    replace: ``,
    by: {
      test: lying,
      title: 'a server that made two of one entry has a person look, and is given no third',
    },
  },
  {
    name: 'own-list-is-somebody-else',
    claim: 'our own list is nobody else’s signature',
    file: `${sync}/signed-by-others.ts`,
    find: `    !isOurs(resource) &&\n`,
    replace: ``,
    by: { test: lying, title: 'a list of our own signing is asked about by nobody' },
  },
  {
    name: 'same-moment-unasked',
    claim: 'of two lists written in the same moment the second asks',
    file: `${sync}/write-entry.ts`,
    find: `if (ready.type !== 'List' || others`,
    replace: `if (ready.type !== '' || others`,
    by: {
      test: listsBeside,
      title:
        'of two lists written in the same moment the one that came second asks, knowing that it is there',
    },
  },
  {
    name: 'same-moment-asks-both',
    claim: 'of two lists written in the same moment only the second asks',
    file: `${sync}/signed-by-others.ts`,
    find: ` && (ours === undefined || !isLater(theirs, ours));`,
    replace: `;`,
    by: {
      test: listsBeside,
      title: 'of two lists written in the same moment the one that came first asks nobody',
    },
  },
  {
    name: 'no-if-match',
    claim: 'an update goes against the version that was read',
    file: `${sync}/write-entry.ts`,
    find: "headers: versionId === '' ? {} : { 'if-match': `W/\"${versionId}\"` },",
    replace: 'headers: {},',
    by: { schedule: 'somebody changes our entry while it is being sent' },
  },
  {
    name: 'no-if-none-exist',
    claim: 'what gets there twice is made once',
    file: `${sync}/write-entry.ts`,
    find: `headers: { 'if-none-exist': guard.query }, body: ready.body, mayGo }`,
    replace: `headers: {}, body: ready.body, mayGo }`,
    by: { schedule: 'every write gets there twice' },
  },
  {
    name: 'not-looked-for',
    claim: 'what may have arrived is looked for, whatever a server makes of If-None-Exist',
    file: `${sync}/write-entry.ts`,
    find: `  if (ready.mayHaveArrived) {\n    const found`,
    replace: `  if (ready.mayHaveArrived && ready.type === '') {\n    const found`,
    by: { test: lying, title: 'a server that does not know If-None-Exist is given no second one' },
  },
  {
    name: 'not-read-back',
    claim: 'an answer of "done" is believed only after reading back',
    file: `${sync}/write-entry.ts`,
    find: `if (answered !== undefined) return readBack(asking, ready.type, answered, mine);`,
    replace: `if (answered !== undefined) return { kind: 'held', id: answered.id, versionId: answered.versionId ?? '', without: [] };`,
    by: { schedule: 'writes are said to be done and are not' },
  },
  {
    name: 'update-not-read-back',
    claim: 'an update that was answered and not kept does not count as received',
    file: `${sync}/write-entry.ts`,
    find: `back.kind === 'changed-by-others' || isAsBefore(back, guard)\n          ? { kind: 'not-held', detail: id }\n          : back,`,
    replace: `back.kind === 'changed-by-others' || isAsBefore(back, guard)\n          ? { kind: 'held', id, versionId, without: [] }\n          : back,`,
    by: {
      test: lying,
      title:
        'an update that was answered and not done is not received because what stands there says nearly the same',
    },
  },
  {
    name: 'colleague-not-looked-for',
    claim: 'what a colleague wrote about the medicine from another desk is asked about',
    file: `${sync}/write-entry.ts`,
    find: `  if (own !== undefined) return own;`,
    replace: ``,
    by: {
      test: writeEntry,
      title: 'what a colleague at another desk wrote about the medicine since is asked about, never doubled',
    },
  },
  {
    name: 'ended-beside-one-that-goes-on',
    claim: 'what I ended is not put beside what a colleague has going on',
    file: `${sync}/beside-own.ts`,
    find: `  if (signed === null) return ok(undefined);`,
    replace: `  if (signed === null || mine['status'] === 'stopped') return ok(undefined);`,
    by: {
      test: writeEntry,
      title:
        'that a medicine has ended is asked about too where a colleague wrote meanwhile that it is taken',
    },
  },
  {
    name: 'asked-again-after-the-list',
    claim: 'decided for mine over a list, mine takes the place of what it brought',
    file: `${sync}/beside-own.ts`,
    find: `  if (decided.value)\n    return {\n      outcome: decidedWithList,`,
    replace: `  if (decided.value && ready.type === '')\n    return {\n      outcome: decidedWithList,`,
    by: {
      test: writeEntry,
      title:
        'decided for mine over a colleague’s list, mine is the next version of what it brought, and nobody is asked again',
    },
  },
  {
    name: 'arrived-update-is-sent-again',
    claim: 'an update that arrived is not sent again over what somebody put there since',
    file: `${sync}/write-entry.ts`,
    find: `known.kind !== 'not-held' && known.kind !== 'changed-by-others' && !isAsBefore(known, guard))`,
    replace: `known.kind === 'held' || known.kind === 'no-answer')`,
    by: {
      test: writeEntry,
      title:
        'an update that arrived without its name is not sent again over what somebody put there since, though it is as it was before',
    },
  },
  {
    name: 'answer-forgotten-where-it-may-not-be-read',
    claim: 'a record’s answer to a write is kept whatever reading it back meets',
    file: 'shared/sync/settle.ts',
    find: `(answeredAs === undefined ? {} : { mayHaveArrived: true, answeredAs });`,
    replace: `(answeredAs === undefined ? {} : {});`,
    by: {
      test: writeEntry,
      title: 'that an answered write may not be read back, takes nothing from the answer',
    },
  },
  {
    name: 'retired-list-is-brought-back',
    claim: 'a list of ours that was retired since had arrived',
    file: `${sync}/read-back.ts`,
    find: `resource['status'] === 'retired'`,
    replace: `resource['status'] === ''`,
    by: {
      test: writeEntry,
      title:
        'a list of mine that a later one took the place of had arrived, and is not asked about nor brought back',
    },
  },
  {
    name: 'revision-as-planned',
    claim: 'the provenance names the very version that an update went over',
    file: `${sync}/send-outbox.ts`,
    find: `withRevisions(entry.body, namedBy(store, entry))`,
    replace: `withRevisions(entry.body, namedBy(store, entry).slice(0, 0))`,
    by: {
      test: 'test/engine/sync/revisions.test.ts',
      title: 'the provenance names the version that an update went over, not the one it was planned against',
    },
  },
  {
    name: 'colleague-of-any-organisation',
    claim: 'only entries of our own organisation are taken the place of',
    file: `${sync}/own-in-record.ts`,
    find: `          isOurEntry(resource, odsCode) &&\n`,
    replace: ``,
    by: {
      test: lying,
      title: 'the entry of another organisation is left where it stands, and ours goes beside it',
    },
  },
  {
    name: 'any-404-is-gone',
    claim: 'a 404 in nobody’s FHIR says nothing about an entry',
    file: `${sync}/record-answers.ts`,
    find: `(fault.status === 404 || fault.status === 410) && isOutcome(fault.body);`,
    replace: `(fault.status === 404 || fault.status === 410);`,
    by: { test: writeEntry, title: 'a 404 in nobody’s FHIR does not mean that the entry is gone' },
  },
  {
    name: 'another-resource-answers',
    claim: 'what answers a read is the very resource that was asked for',
    file: `${sync}/record-answers.ts`,
    find: `if (json.value['resourceType'] !== type || json.value['id'] !== id)`,
    replace: `if (json.value['resourceType'] === '' && json.value['id'] === '')`,
    by: { test: lying, title: 'another resource than the one asked for acknowledges nothing' },
  },
  {
    name: 'half-a-search',
    claim: 'half a search finds nothing out',
    file: `${sync}/record-answers.ts`,
    find: `  if (end.kind === 'short') return err(unreadable(\`\${end.said} announced, \${end.came} given\`));`,
    replace: ``,
    by: { test: lying, title: 'a search that announces more than it gives finds nothing out' },
  },
  {
    name: 'search-with-an-error',
    claim: 'a search that says it is not whole finds nothing out',
    file: `${sync}/record-answers.ts`,
    find: `        doubt = 'the search says that it is not whole';`,
    replace: `        doubt = undefined;`,
    by: { test: lying, title: 'a search that says it is not whole finds nothing out' },
  },
  {
    name: 'every-refusal-waits',
    claim: 'a refusal of the content needs a person',
    file: `${sync}/record-answers.ts`,
    find: `      return refuses\n`,
    replace: `      return refuses && detail === ''\n`,
    by: {
      test: writeEntry,
      title: 'only a refusal parks: what says nothing about the content is waited out',
    },
  },
  {
    name: 'any-id-enters-a-path',
    claim: 'an id from a server is checked before it enters a path',
    file: 'shared/sync/kept.ts',
    find: `/^[A-Za-z0-9.-]{1,64}$/.test(text) && !/^\\.+$/.test(text);`,
    replace: `text !== '';`,
    by: { test: writeEntry, title: 'an id that would leave the address of the record is never asked for' },
  },
  {
    name: 'any-version-enters-a-header',
    claim: 'a version from a server is checked before it enters a header',
    file: 'shared/sync/kept.ts',
    find: `/^[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,256}$/.test(text);`,
    replace: `text !== '';`,
    by: {
      test: writeEntry,
      title: 'a version that cannot stand in a header neither fails for ever nor goes unguarded',
    },
  },
  {
    name: 'any-name-is-ours',
    claim: 'what is found must be the very entry, by its name',
    file: 'shared/sync/kept.ts',
    find: `theirs['resourceType'] === ours['resourceType'] && ownNames(theirs).some((name) => names.includes(name))`,
    replace: `theirs['resourceType'] === ours['resourceType'] || ownNames(theirs).some((name) => names.includes(name))`,
    by: {
      test: writeEntry,
      title: 'a search that ignores what it was asked acknowledges nobody else’s entry',
    },
  },
  {
    name: 'dose-is-no-clinical-field',
    claim: 'a record that drops the dose does not hold the entry',
    file: 'shared/sync/kept.ts',
    find: `    'dosage',\n`,
    replace: ``,
    by: {
      test: writeEntry,
      title:
        'a record that drops the dose does not hold the entry: it is parked with the name of what is lost',
    },
  },
  {
    name: 'lost-answer-forgotten',
    claim: 'a lost answer is remembered until the entry is settled',
    file: 'shared/sync/settle.ts',
    find: `return wait(state, answer, problem, retryAfterMs, { mayHaveArrived: true, answeredAs });`,
    replace: `return wait(state, answer, problem, retryAfterMs, { answeredAs });`,
    by: {
      test: outbox,
      title: 'a lost answer is remembered as "may have arrived" until the entry is settled',
    },
  },
  {
    name: 'half-sent-is-not-sent',
    claim: 'a process that ended while sending looks before it sends again',
    file: 'shared/sync/outbox.ts',
    find: `attempts: state.attempt,\n  mayHaveArrived: true,\n  retract: state.takenBack`,
    replace: `attempts: state.attempt,\n  retract: state.takenBack`,
    by: { test: outbox, title: 'a process that ended while sending looks before it sends again' },
  },
  {
    name: 'taken-back-on-its-way-is-forgotten',
    claim: 'theirs kept takes back what is on its way to another record at that moment',
    file: 'shared/sync/outbox.ts',
    find: `if (takenBack === undefined) return settled;`,
    replace: `if (settled.kind !== 'withdrawn') return settled;`,
    by: {
      test: 'test/engine/outbox/resolve-signature.test.ts',
      title:
        'theirs kept takes back what is on its way to another record at that moment, as soon as that answers',
    },
  },
  {
    name: 'retry-after-undercut',
    claim: 'Retry-After is never undercut',
    file: 'shared/sync/back-off.ts',
    find: `return Math.max(spread, Math.min(retryAfterMs ?? 0, 86_400_000));`,
    replace: `return Math.min(spread, Math.max(retryAfterMs ?? 0, 1_000));`,
    by: { test: outbox, title: 'Retry-After is never undercut, and waits grow but not beyond five minutes' },
  },
  {
    name: 'retry-after-a-year',
    claim: 'a mistaken Retry-After silences a record for a day at most',
    file: 'shared/sync/back-off.ts',
    find: `Math.min(retryAfterMs ?? 0, 86_400_000)`,
    replace: `(retryAfterMs ?? 0)`,
    by: { test: outbox, title: 'a Retry-After of a year silences a record for a day at most' },
  },
  {
    name: 'never-kept-for-ever',
    claim: 'a record that keeps saying it was done and has nothing is not asked for ever',
    file: 'shared/sync/settle.ts',
    find: `return timesNotHeld >= mostTimesNotHeld`,
    replace: `return timesNotHeld >= mostTimesNotHeld * 1_000_000`,
    by: {
      test: outbox,
      title: 'a record that keeps saying it was done and has nothing is not asked for ever: a person is told',
    },
  },
  {
    name: 'acknowledged-forgotten-when-taken-back',
    claim: 'what arrived is taken back by way of the record',
    file: 'shared/sync/outbox.ts',
    find: `        state.mayHaveArrived ||\n          state.answeredAs !== null ||\n`,
    replace: `        (state.mayHaveArrived && state.answeredAs === null && state.kind === 'conflicted') ||\n`,
    by: {
      test: outbox,
      title:
        'what may have arrived is never just forgotten: taken back, it is looked for in the record first',
    },
  },
  {
    name: 'one-patient-holds-all',
    claim: 'a patient whose entry is parked never holds another patient',
    file: 'shared/sync/order.ts',
    find: `entries.filter((entry) => entry.state.kind === 'sending').map(laneOf));`,
    replace: `entries.filter((entry) => entry.state.kind === 'parked').flatMap(() => entries.map(laneOf)));`,
    by: { test: order, title: 'a patient whose entry is parked never holds another patient' },
  },
  {
    name: 'one-patient-sent',
    claim: 'everybody’s entries are sent, whatever stands of one patient',
    file: `${sync}/send-outbox.ts`,
    find: `      startLanes(sending, visit, person);\n    setTimer`,
    replace: `      { startLanes(sending, visit, person); break; }\n    setTimer`,
    by: {
      test: 'test/engine/sync/sender.test.ts',
      title: 'a patient whose entry nobody settles holds up no other',
    },
  },
  {
    name: 'does-not-wait-for-what-it-names',
    claim: 'what refers to others goes after all of them are settled',
    file: 'shared/sync/order.ts',
    find: `!entry.after.every((id) => isSettled(byId.get(id)))) continue;`,
    replace: `entry.after.length > 99) continue;`,
    by: { test: order, title: 'what refers to others goes after all of them are settled' },
  },
  {
    name: 'beside-the-list-that-is-asked-about',
    claim: 'nothing goes beside somebody’s signed list while that is asked about',
    file: 'shared/sync/order.ts',
    find: `  asked.has(entry.person);`,
    replace: `  asked.has(entry.id);`,
    by: {
      test: order,
      title:
        'one signature of somebody else asks once: nothing else of the patient goes beside it until it is decided',
    },
  },
  {
    name: 'half-sent-stays',
    claim: 'what was half sent when the process ended is taken up again',
    file: `${sync}/send-outbox.ts`,
    find: `if (entry.state.kind === 'sending' && !lanes.has(laneOf(entry)))`,
    replace: `if (entry.state.kind === 'sending' && lanes.has(laneOf(entry)))`,
    by: { schedule: 'the process dies as the answer arrives' },
  },
  {
    name: 'everybody-by-my-token',
    claim: 'each entry goes with its own signer’s token',
    file: `${sync}/send-outbox.ts`,
    find: `.filter((entry) => entry.createdBy === visit.user);`,
    replace: `;`,
    by: { schedule: 'two people of one computer sign, and the first has not been back' },
  },
  {
    name: 'waits-by-the-wall-clock',
    claim: 'a clock that jumps parks nothing',
    file: `${sync}/send-outbox.ts`,
    find: `dueMs.set(entry.id, context.host.monotonic() + (Date.parse(state.notBefore) - nowMs));`,
    replace: `dueMs.set(entry.id, Date.parse(state.notBefore));`,
    by: {
      test: 'test/engine/sync/sender.test.ts',
      title: 'a clock a year ahead at one failed attempt parks nothing until then',
    },
  },
  {
    name: 'two-senders',
    claim: 'one engine sends from a store',
    file: 'electron/engine/db/send-lock.ts',
    find: `db.exec('BEGIN EXCLUSIVE');`,
    replace: `db.exec('BEGIN');`,
    by: { test: 'test/engine/db/send-lock.test.ts', title: 'one engine at a time has the right to send' },
  },
];
