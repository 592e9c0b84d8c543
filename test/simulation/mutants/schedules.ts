import type { CrashPlan } from '../crashing-host.ts';
import type { Schedule } from '../schedule.ts';
import { textbook } from '../traits.ts';

type Named = { readonly name: string; readonly schedule: Schedule };

/** Everything works, and one person reconciles both patients; each schedule says what of it is otherwise. */
const calm: Schedule = {
  seed: 'calm',
  clients: 1,
  traits: { home: textbook, shared: textbook, copies: { ...textbook, appendOnly: true } },
  rates: {},
  tokenLifetimeS: 3_600,
  idleLockMs: 36_000_000,
  ownBefore: false,
  meddles: 0,
  plans: [[]],
  steps: [
    { afterMs: 0, kind: 'reconcile', client: 0, patient: 0 },
    { afterMs: 0, kind: 'reconcile', client: 0, patient: 1 },
  ],
};

const schedule = (name: string, over: Partial<Schedule>): Named => ({
  name,
  schedule: { ...calm, seed: name, ...over },
});

const dying = (name: string, plan: CrashPlan): Named =>
  schedule(name, { plans: [[plan]], steps: calm.steps.slice(0, 1) });

/** Short schedules, each made to meet one kind of break; unbroken, the program passes them all. */
export const finding: readonly Named[] = [
  schedule('one person reconciles one patient', { seed: 'calm-1' }),
  schedule('one person reconciles one patient, and a medicine is not taken', { seed: 'not-taken-3' }),
  schedule('somebody changes our entry while it is being sent', {
    ownBefore: true,
    meddles: 1,
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 20_000, kind: 'offline', client: 0 },
      { afterMs: 100, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 120_000, kind: 'online', client: 0 },
    ],
  }),
  schedule('somebody changes our entry at a server that counts backwards, as it is being sent', {
    ownBefore: true,
    meddles: 1,
    seed: 'backwards-0',
    odd: { server: 'shared', kind: 'versions-backwards' },
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 20_000, kind: 'offline', client: 0 },
      { afterMs: 100, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 1_000, kind: 'edit', what: 'ours', patient: 0 },
      { afterMs: 120_000, kind: 'online', client: 0 },
    ],
  }),
  schedule('every write gets there twice', { rates: { duplicate: 1 }, steps: calm.steps.slice(0, 1) }),
  schedule('writes are said to be done and are not', { rates: { 'false-success': 0.5 } }),
  dying('the process dies as the answer arrives', {
    kind: 'network',
    stage: 'before-answer',
    write: true,
    nth: 2,
  }),
  dying('the process dies between an entry and its history', {
    kind: 'label',
    label: 'log an event of the outbox',
    nth: 2,
  }),
  // The first of all is that the case was begun.
  dying('the process dies just after signing', { kind: 'label', label: 'add to the outbox', nth: 2 }),
  schedule('two people of one computer sign, and the first has not been back', {
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 30_000, kind: 'offline', client: 0 },
      { afterMs: 100, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 120_000, kind: 'hand-over', client: 0 },
      { afterMs: 100, kind: 'online', client: 0 },
      { afterMs: 100, kind: 'addendum', client: 0, patient: 0 },
    ],
  }),
  schedule('the list of somebody else stops one patient', {
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 20_000, kind: 'edit', what: 'their-list', patient: 0 },
      { afterMs: 100, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 60_000, kind: 'reconcile', client: 0, patient: 1 },
    ],
  }),
  schedule('the same patient is reconciled at two desks', {
    clients: 2,
    plans: [[], []],
    steps: [
      { afterMs: 0, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 400_000, kind: 'refresh', client: 1, patient: 0 },
      { afterMs: 30_000, kind: 'reconcile', client: 1, patient: 0 },
    ],
  }),
  schedule('two organisations reconcile one patient, and each leaves as it is what the other wrote', {
    clients: 2,
    otherOrganisation: 1,
    ownBefore: true,
    plans: [[], []],
    steps: [
      { afterMs: 0, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 400_000, kind: 'refresh', client: 1, patient: 0 },
      { afterMs: 30_000, kind: 'reconcile', client: 1, patient: 0 },
      // Here neither has read what the other wrote.
      { afterMs: 90_000, kind: 'reconcile', client: 0, patient: 1 },
      { afterMs: 0, kind: 'reconcile', client: 1, patient: 1 },
    ],
  }),
  schedule('what a newer version made waits for it, whatever an older one is asked to do with it', {
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 20_000, kind: 'open', client: 0, patient: 1 },
      { afterMs: 20_000, kind: 'offline', client: 0 },
      { afterMs: 100, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 60_000, kind: 'say', client: 0, patient: 1 },
      { afterMs: 1_000, kind: 'older-version', client: 0 },
      { afterMs: 12_000, kind: 'retry', client: 0 },
      { afterMs: 1_000, kind: 'withdraw', client: 0 },
      { afterMs: 1_000, kind: 'online', client: 0 },
      { afterMs: 1_000, kind: 'reconcile', client: 0, patient: 1 },
      { afterMs: 120_000, kind: 'newer-version', client: 0 },
    ],
  }),
  schedule('an older version signs the case that a newer one began', {
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 20_000, kind: 'expire', client: 0 },
      { afterMs: 0, kind: 'end-session', client: 0 },
      { afterMs: 0, kind: 'say', client: 0, patient: 0 },
      { afterMs: 10_000, kind: 'older-version', client: 0 },
      { afterMs: 12_000, kind: 'reconcile', client: 0, patient: 0 },
    ],
  }),
  schedule('a status is kept as somebody else has it, and the dose as it was signed', {
    seed: 'half-chosen-24',
    ownBefore: true,
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 20_000, kind: 'offline', client: 0 },
      { afterMs: 100, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 1_000, kind: 'edit', what: 'ours', patient: 0 },
      { afterMs: 120_000, kind: 'online', client: 0 },
      { afterMs: 60_000, kind: 'resolve', client: 0 },
    ],
  }),
  schedule('somebody changes our entry, the record is read, and the case is signed again', {
    steps: [
      { afterMs: 0, kind: 'reconcile', client: 0, patient: 0 },
      { afterMs: 400_000, kind: 'edit', what: 'ours', patient: 0 },
      { afterMs: 60_000, kind: 'refresh', client: 0, patient: 0 },
      { afterMs: 60_000, kind: 'sign-again', client: 0, patient: 0 },
    ],
  }),
  schedule('a line goes from its source', {
    steps: [
      { afterMs: 0, kind: 'open', client: 0, patient: 0 },
      { afterMs: 60_000, kind: 'edit', what: 'removal', patient: 0 },
    ],
  }),
  schedule('the token turns over again and again', { tokenLifetimeS: 20 }),
];
