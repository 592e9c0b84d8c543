import type { Schedule } from './schedule.ts';

/** As `pinned`: two desks of one organisation about one patient. */
export const pinnedDesks: readonly { readonly name: string; readonly schedule: Schedule }[] = [
  {
    name: 'mine chosen over a colleague’s list leaves no second entry of ours beside one that goes on',
    schedule: {
      seed: 'short-57',
      clients: 2,
      traits: {
        home: {
          appendOnly: false,
          ignoresIfMatch: false,
          mismatch: 412,
          answersEmpty: false,
          pageSize: 50,
          clockSkewMs: 0,
        },
        shared: {
          appendOnly: false,
          ignoresIfMatch: false,
          mismatch: 409,
          answersEmpty: false,
          pageSize: 2,
          clockSkewMs: 0,
        },
        copies: {
          appendOnly: true,
          ignoresIfMatch: false,
          mismatch: 409,
          answersEmpty: false,
          pageSize: 2,
          clockSkewMs: 90000,
          drops: 'note',
        },
      },
      rates: {
        'lost-request': 0.0024393895315006375,
        duplicate: 0.011126536009833217,
        'half-page': 0.012467470415867866,
        html: 0.015553141608834267,
        'server-error': 0.016330434591509402,
        refused: 0.018596356171183288,
        unauthorised: 0.01908097250852734,
        'falsely-gone': 0.002392908106558025,
      },
      tokenLifetimeS: 3600,
      idleLockMs: 60000,
      ownBefore: true,
      meddles: 0.3,
      plans: [
        [{ kind: 'label', label: 'log an event of the outbox', nth: 7 }],
        [
          { kind: 'file', nth: 2 },
          { kind: 'network', stage: 'before-send', write: false, nth: 34 },
        ],
      ],
      steps: [
        { afterMs: 0, kind: 'edit', what: 'their-list', patient: 1 },
        { afterMs: 30000, kind: 'undo', client: 1, patient: 0 },
        { afterMs: 40, kind: 'online', client: 0 },
        { afterMs: 4000, kind: 'outage', server: 'home', forMs: 23676 },
        { afterMs: 30000, kind: 'online', client: 0 },
        { afterMs: 40, kind: 'reconcile', client: 1, patient: 0 },
        { afterMs: 40, kind: 'addendum', client: 0, patient: 1 },
        { afterMs: 0, kind: 'edit', what: 'ours', patient: 0 },
        { afterMs: 30000, kind: 'reconcile', client: 0, patient: 0 },
        { afterMs: 700, kind: 'kill', client: 0 },
        { afterMs: 4000, kind: 'reconcile', client: 0, patient: 0 },
        { afterMs: 90000, kind: 'refresh', client: 1, patient: 0 },
        { afterMs: 4000, kind: 'reconcile', client: 1, patient: 0 },
      ],
    },
  },
];
