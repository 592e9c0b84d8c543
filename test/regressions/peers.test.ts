import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { finding } from '../simulation/mutants/schedules.ts';

type Regression = {
  /** What was reported of another program, and where. */
  readonly reported: string;
  readonly here: { readonly test: string; readonly title: string } | { readonly schedule: string };
};

const sender = 'test/engine/sync/sender.test.ts';
const pull = 'test/engine/sync/pull.test.ts';

/** Failures that others have published of their own synchronising, each with what shows that it does not happen here. */
const regressions: readonly Regression[] = [
  {
    reported: 'PowerSync: the queue stalls after one failed round',
    here: { test: sender, title: 'after a round in which everything failed the next one sends everything' },
  },
  {
    reported: 'PowerSync: a crash between the data and its outbox row loses the write',
    here: { schedule: 'the process dies just after signing' },
  },
  {
    reported: 'android-fhir #2361: two synchronisations at once',
    here: {
      test: sender,
      title: 'two engines on one store send each entry once, and the second says why it sends nothing',
    },
  },
  {
    reported: 'android-fhir #2361: two readings at once',
    here: { test: pull, title: 'two pulls of one person at once are one' },
  },
  {
    reported: 'cht-core #7528: the first load begins again after it was cut off',
    here: {
      test: pull,
      title:
        'a first read that is cut off keeps what came, says it is still reading, and goes on from its page',
    },
  },
  {
    reported: 'android-fhir #862: the first load runs out of memory',
    here: {
      test: pull,
      title:
        'pages are written in groups: a crash between two loses no page and reads none of the first again',
    },
  },
  {
    reported: 'Joplin #13121, android-fhir #472: a conflict is settled without a word',
    here: { schedule: 'somebody changes our entry while it is being sent' },
  },
  {
    reported: 'android-fhir: resources are compared by id without their type',
    here: { schedule: 'one person reconciles one patient' },
  },
  {
    reported: 'Actual: data of a newer version is applied',
    here: { test: sender, title: 'an entry that a newer version made is parked in sight and never sent' },
  },
  {
    reported: 'a clock that steps back stops the synchronising',
    here: { test: sender, title: 'a clock a year ahead at one failed attempt parks nothing until then' },
  },
  {
    reported: 'android-fhir #2281: the log floods while there is no network',
    here: { test: sender, title: 'a record that is away for days fills no log' },
  },
  {
    reported: 'Signal #7005: the key is lost after the profile was moved',
    here: { test: 'test/engine/vault/decide.test.ts', title: 'moved-profile' },
  },
];

test.each(regressions)('$reported: not here, by a test with a name', ({ here }) => {
  const isThere =
    'schedule' in here
      ? finding.some(({ name }) => name === here.schedule)
      : readFileSync(join(root, here.test), 'utf8').includes(here.title);
  expect(isThere).toBe(true);
});
