import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import type { EntryState, StoredGuard } from '../../../shared/sync/sync.ts';
import { notAsSigned } from '../../../electron/engine/cases/as-signed.ts';
import { append } from '../../../electron/engine/cases/events.ts';
import { readCurrent, viewCase } from '../../../electron/engine/cases/cases.ts';
import { readRecord, viewSigning } from '../../../electron/engine/cases/signing.ts';
import { saveSigned } from '../../../electron/engine/db/queries/case-events.ts';
import { saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../../electron/engine/db/queries/source-reads.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { viewOutbox } from '../../../electron/engine/outbox/outbox-view.ts';
import { record } from '../../renderer/fixtures/outbox.ts';
import { carried, put, sendingHere, statementOf, uuid, type SendingHere } from '../../support/sending.ts';
import { pdfPages } from '../../support/pdf-text.ts';

const signedAt = '2026-11-18T10:00:00.000Z';
const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const keptTheirs = 'the list that somebody else signed was kept';
const acknowledged = (id: string): EntryState => ({
  kind: 'acknowledged',
  id,
  versionId: '1',
  without: [],
  at,
});
const withdrawn = (reason: string): EntryState => ({
  kind: 'withdrawn',
  reason,
  by: 'ruth',
  at,
  instead: null,
  record: 'marked-as-error',
});

/** A case that Ruth signed, whose entries a test puts into the outbox. */
function signedCase(): SendingHere & { readonly caseId: string } {
  const sending = sendingHere();
  const { context, here } = sending;
  context.store().inTransaction('sign', { user: 'ruth', action: 'test', subject: 'p1' }, (tx) => {
    append(tx, context.host, 'p1', here.user, {
      kind: 'signed-off',
      snapshot: 's',
      level: 2,
      allergies: '',
    });
  });
  const caseId = readCurrent(context.store().read, 'p1').id ?? '';
  context.store().inTransaction('sign', { user: 'ruth', action: 'test', subject: 'p1' }, (tx) => {
    tx.run(saveSigned, {
      case_id: caseId,
      person: 'p1',
      signed_at: signedAt,
      signed_by: 'ruth',
      snapshot: JSON.stringify(record),
      pdf: new Uint8Array(),
    });
  });
  return Object.assign(sending, { caseId });
}

const said = ({ here }: SendingHere) => viewCase(here, 'p1')?.progress.signed;

async function printed({
  here,
}: SendingHere): Promise<{ status: string; lines: readonly string[]; paper: string }> {
  const read = await readRecord(here, 'p1', at, null);
  if (!read.ok) throw new Error(read.fault.kind);
  const { status, notAsSigned: lines } = read.value.record;
  return { status, lines, paper: (await pdfPages(read.value.pdf)).join(' ') };
}

test('what all was given up for the list of somebody else is nowhere said to be confirmed by every record', async () => {
  const sending = signedCase();
  put(sending, 1, { state: withdrawn(keptTheirs) });
  put(sending, 2, {
    kind: 'list-now',
    body: statementOf(2, 'p1', { resourceType: 'List' }),
    state: withdrawn(keptTheirs),
  });
  put(sending, 3, { kind: 'provenance', body: { resourceType: 'Provenance' }, state: acknowledged('o1') });
  const lines = [
    'Nothing of it stands: all of it was taken back.',
    `2 of 2 entries were taken back since (${keptTheirs}): history fact, list of what is taken in gp.`,
  ];
  expect(said(sending)).toMatchObject({ shared: true, notAsSigned: lines, noneStands: true });
  const { status, lines: onPaper, paper } = await printed(sending);
  expect([status, onPaper]).toEqual(['not-as-signed', lines]);
  expect(paper).toContain('Signed; not all of it stands as it was signed.');
  expect(paper).toContain('Nothing of it stands: all of it was taken back.');
  expect(paper).not.toContain('Signed and shared');
  expect(viewSigning(sending.here, 'p1').writes.filter(({ record: name }) => name === 'gp')).toMatchObject([
    { what: '1 history fact', as: expect.stringContaining(`Taken back since: ${keptTheirs}`) },
    { what: '1 list of what is taken', as: expect.stringContaining('Taken back since') },
    { what: '1 note of origin', as: 'Who said it, on whose behalf, from which sources' },
  ]);
});

test('where some of it was taken back, or is being, it is said how much, why and of what', () => {
  const sending = signedCase();
  const retract = { reason: 'Told Dr Mehta.', by: 'ruth' };
  put(sending, 1, { state: acknowledged('s1') });
  put(sending, 2, {
    state: {
      ...carried,
      kind: 'queued',
      attempts: 1,
      notBefore: null,
      problem: null,
      mayHaveArrived: true,
      retract,
    },
  });
  expect(said(sending)?.notAsSigned).toEqual([
    '1 of 2 entries was taken back since (Told Dr Mehta): history fact in gp.',
  ]);
});

test('what stands as it was signed says nothing, nor what another signature took back', () => {
  const sending = signedCase();
  put(sending, 1, { state: acknowledged('s1') });
  expect(said(sending)).toMatchObject({ shared: true, notAsSigned: [], noneStands: false });
  expect(notAsSigned({ ...sending.here, person: 'p1' }, 'another case')).toEqual([]);
});

test('a field that was chosen as somebody else has it is told on the case and in print', async () => {
  const sending = signedCase();
  const base = statementOf(1, 'p1', { id: 's1' });
  const theirs = { ...base, status: 'stopped', dosage: [{ text: 'Take NONE' }] };
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(base) };
  const state: EntryState = {
    ...carried,
    kind: 'conflicted',
    theirs: JSON.stringify(theirs),
    theirVersion: '2',
    signature: null,
    at,
  };
  for (const nth of [1, 2])
    put(sending, nth, { body: { ...base, dosage: [{ text: 'Take TWO each morning' }] }, guard, state });
  await resolveConflict(sending.here, uuid(1), { dosage: 'theirs', status: 'mine' }, '2');
  await resolveConflict(sending.here, uuid(2), { dosage: 'mine', status: 'mine' }, '2');
  const line =
    '1 of 2 entries was decided field by field after signing and stands partly as somebody else had it: history fact in gp.';
  expect(said(sending)?.notAsSigned).toEqual([line]);
  expect((await printed(sending)).lines).toEqual([line]);
});

test('a list that somebody else retired since it was received is said to be changed', () => {
  const sending = signedCase();
  const body = statementOf(1, 'p1', { resourceType: 'List', status: 'current' });
  put(sending, 1, { kind: 'list-now', body, state: acknowledged('l1') });
  cached(sending, { ...body, id: 'l1', status: 'retired' }, '2');
  expect(said(sending)?.notAsSigned).toEqual([
    '1 of 1 entry was changed by somebody else since it was received: list of what is taken in gp.',
  ]);
});

function cached({ context }: SendingHere, body: JsonObject, version: string): void {
  context.store().inTransaction('cache', { user: null, action: 'test', subject: '' }, (tx) => {
    tx.run(saveResource, {
      source: 'gp',
      type: String(body['resourceType']),
      id: String(body['id']),
      person: 'p1',
      version_id: version,
      last_updated: null,
      fetched_at: '2026-11-18T11:00:00Z',
      body: JSON.stringify(body),
      hash: 'h',
      run: 'run',
    });
    tx.run(saveSourceRead, {
      endpoint: 'gp',
      person: 'p1',
      as_of: '2026-11-18T11:00:00Z',
      attempted_at: '2026-11-18T11:00:00Z',
      state: JSON.stringify({ kind: 'complete' }),
      outcome: JSON.stringify({ kind: 'complete' }),
      full_read_at: null,
    });
  });
}

test('the sign-off names whose list it retires and when that was signed, and what of it gets what is signed as its next version', () => {
  const sending = signedCase();
  const list = {
    ...statementOf(2),
    resourceType: 'List',
    date: '2026-11-18T09:41:00Z',
    source: { display: 'Sam Pritchard, pharmacist' },
    entry: [{ item: { reference: 'MedicationStatement/s1' } }],
  };
  const guard = (id: string): StoredGuard => ({ kind: 'if-match', id, versionId: '1', base: '{}' });
  put(sending, 1, { guard: guard('s1') });
  put(sending, 2, { kind: 'list-earlier', body: list, guard: guard('l1') });
  put(sending, 3, { kind: 'list-now', body: { ...statementOf(3), resourceType: 'List' } });
  expect(viewSigning(sending.here, 'p1').writes.find(({ what }) => what === '1 earlier list')?.as).toBe(
    'The list of Sam Pritchard, pharmacist, signed 18-Nov-2026 09:41: retired once the new list is there; 1 of its entries gets what you sign as its next version',
  );
});

test('the outbox names whose earlier list is retired, and when that was signed', () => {
  const sending = signedCase();
  const body = {
    ...statementOf(1),
    resourceType: 'List',
    date: '2026-11-18T09:41:00Z',
    source: { display: 'Sam Pritchard, pharmacist' },
  };
  put(sending, 1, { kind: 'list-earlier', body });
  expect(viewOutbox(sending.context, sending.here.store, 'up').entries).toMatchObject([
    { what: 'Earlier list of the trust', about: 'Sam Pritchard, pharmacist, 18-Nov-2026 09:41' },
  ]);
});

test('an entry that is taken back after it may have arrived says so, and what is looked for, with or without a network', () => {
  const sending = signedCase();
  const retract = { reason: 'wrong patient.', by: 'ruth' };
  put(sending, 1, {
    state: {
      ...carried,
      kind: 'queued',
      attempts: 1,
      notBefore: null,
      problem: null,
      mayHaveArrived: true,
      retract,
    },
  });
  put(sending, 2, {});
  for (const network of ['up', 'down'] as const) {
    const [back, waits] = viewOutbox(sending.context, sending.here.store, network).entries;
    expect(back).toMatchObject({
      takenBack: true,
      todo: expect.stringContaining('taken back there by itself'),
    });
    expect(back?.why).toMatch(/^Taken back \(wrong patient\)\. It is looked for in gp/);
    expect(waits).toMatchObject({ takenBack: false, todo: 'Nothing. It goes by itself.' });
  }
});

test('of a list that somebody else signed it is said of this entry and this record alone whether mine is there', () => {
  const sending = signedCase();
  const conflicted = (over: object): EntryState => ({
    ...carried,
    kind: 'conflicted',
    theirs: '{}',
    theirVersion: '1',
    signature: 's',
    at,
    ...over,
  });
  put(sending, 1, { state: conflicted({}) });
  put(sending, 2, { state: conflicted({ mayHaveArrived: true }) });
  put(sending, 3, { state: conflicted({ mayHaveArrived: true, answeredAs: { id: 'a', versionId: '1' } }) });
  const words = viewOutbox(sending.context, sending.here.store, 'up').entries.map(({ why }) => why);
  expect(words.map((why) => why.split('. ')[1])).toEqual([
    'This entry of yours was not written to gp.',
    'This entry of yours may have arrived in gp.',
    'This entry of yours is in gp beside it.',
  ]);
  expect(words.join(' ')).not.toMatch(/nothing was written|both stand/i);
});
