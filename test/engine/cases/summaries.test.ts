import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseEventBody } from '../../../shared/cases/cases.ts';
import { append, caseSummaries } from '../../../electron/engine/cases/cases.ts';
import { restAfter } from '../../../electron/engine/cases/summaries.ts';
import type { LogLine } from '../../../electron/engine/host.ts';
import { pullPerson } from '../../../electron/engine/sync/sync.ts';
import { ruth, type TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

let trust: TinyTrust;
let context: TestContext;
let labels: string[];
let isFull: boolean;

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.put(dorothy());
  trust.put(statement('m1', { medicationCodeableConcept: { text: 'Apixaban 5mg tablets' } }));
  labels = [];
  isFull = false;
  context = await signedInTo(trust, (label) => {
    labels.push(label);
    if (isFull && label === 'keep the summary of a case') throw new Sqlite.SqliteError('x', 'SQLITE_FULL');
    return false;
  });
  addPerson(context, 'p1');
});
afterEach(() => trust.stop());

const compared = (of: (person: string) => unknown) =>
  expect.poll(() => of('p1'), { timeout: 5_000 }).toMatchObject({ findings: { kind: 'compared' } });

test('a patient of whom nothing was read has no summary, and none is made', () => {
  expect(caseSummaries(context)('p1')).toBeUndefined();
});

test('asking never waits for the comparison: it comes behind, and the ward is told to look again', async () => {
  const summaryOf = caseSummaries(context);
  await pullPerson(context, 'p1');
  labels.length = 0;
  expect(summaryOf('p1')).toBeUndefined();
  expect(labels).not.toContain('resources of a person at a source');
  await compared(summaryOf);
  expect(labels).toContain('keep the summary of a case');
});

test('on a full disk a summary is shown all the same, and is kept once there is room', async () => {
  const summaryOf = caseSummaries(context);
  await pullPerson(context, 'p1');
  const logged: LogLine[] = [];
  Object.assign(context.host, { log: (line: LogLine) => logged.push(line) });
  isFull = true;
  summaryOf('p1');
  await compared(summaryOf);
  await expect
    .poll(() => logged.find(({ event }) => event === 'bug')?.data)
    .toMatchObject({ where: 'keep summaries', error: 'SqliteError' });
  isFull = false;
  const again = caseSummaries(context);
  labels.length = 0;
  again('p1');
  await compared(again);
  await expect.poll(() => labels).toContain('keep the summary of a case');
});

test('while answers come in, what is shown of cases takes a tenth of the time at most', () => {
  expect([true, false].map((busy) => restAfter({ isBusy: () => busy }, 40))).toEqual([360, 0]);
});

test('a summary is kept over a lock: after the next unlock it is there without reading a source', async () => {
  await pullPerson(context, 'p1');
  const summaryOf = caseSummaries(context);
  await compared(summaryOf);
  const before = summaryOf('p1');
  context.lock();
  context.unlockAs({ ...ruth, id: `${trust.origin}#ruth` });
  labels.length = 0;
  expect(summaryOf('p1')).toEqual(before);
  expect(labels).not.toContain('resources of a person at a source');
});

test('what changed since is not shown as compared until it has been compared again', async () => {
  await pullPerson(context, 'p1');
  const summaryOf = caseSummaries(context);
  await compared(summaryOf);
  trust.put(statement('m2', { medicationCodeableConcept: { text: 'Methotrexate 2.5mg tablets' } }));
  await pullPerson(context, 'p1');
  expect(summaryOf('p1')).toMatchObject({
    findings: { kind: 'not-compared' },
    timeCritical: { kind: 'known' },
  });
  await compared(summaryOf);
});

/** Appends to the case of p1 as a program without kept summaries did. */
function said(...bodies: readonly CaseEventBody[]): void {
  context.store().inTransaction('say', { user: 'ruth', action: 'case', subject: 'p1' }, (tx) => {
    for (const body of bodies) append(tx, context.host, 'p1', ruth, body);
  });
}

const opened: CaseEventBody = {
  kind: 'opened',
  encounter: null,
  reason: 'admission',
  from: null,
  version: 1,
  why: '',
};
const asked: CaseEventBody = { kind: 'patient-asked', who: 'patient', name: '', why: '' };

test('a case under way is never shown as not begun, and no source is read to say so', async () => {
  await pullPerson(context, 'p1');
  said(opened, asked);
  labels.length = 0;
  const summaryOf = caseSummaries(context);
  expect(summaryOf('p1')).toMatchObject({
    stage: 'history-in-progress',
    findings: { kind: 'not-compared' },
    timeCritical: { kind: 'not-known-yet' },
    doneAt: { kind: 'not-recorded' },
  });
  expect(labels).not.toContain('resources of a person at a source');
  await compared(summaryOf);
  expect(summaryOf('p1')?.stage).toBe('history-in-progress');
});

test('nor is a signed one, before anything is compared again: it says since when', async () => {
  await pullPerson(context, 'p1');
  said(opened, asked, { kind: 'signed-off', snapshot: '', level: 2 });
  expect(caseSummaries(context)('p1')).toMatchObject({
    stage: 'signed-off',
    findings: { kind: 'not-compared' },
    doneAt: { kind: 'known' },
  });
});

test('a case that was only opened is not begun', async () => {
  await pullPerson(context, 'p1');
  said(opened);
  expect(caseSummaries(context)('p1')?.stage).toBe('not-started');
});
