import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import { homeStoreOf } from '../../../electron/engine/cases/home-copy.ts';
import { answerTask } from '../../../electron/engine/cases/answer-task.ts';
import { say } from '../../../electron/engine/cases/decide.ts';
import { saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { withdrawEntry } from '../../../electron/engine/outbox/withdraw.ts';
import { readOutboxOf } from '../../../electron/engine/sync/sync.ts';
import { ownTags, put, sendingHere, type SendingHere } from '../../support/sending.ts';

/** Something a colleague asked of the prescriber, as the trust's own store was last read. */
function asked(): SendingHere {
  const sending = sendingHere();
  const body: JsonObject = {
    resourceType: 'Task',
    id: 't1',
    meta: { versionId: '1', tag: ownTags },
    identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: 'asked' }],
    status: 'requested',
    description: 'Withhold: Medicine 1',
    authoredOn: '2026-11-18T10:41:00Z',
    requester: { display: 'Sam Pritchard, pharmacist' },
  };
  sending.context.store().inTransaction('cache', { user: null, action: 'test', subject: '' }, (tx) => {
    tx.run(saveResource, {
      source: 'home',
      type: 'Task',
      id: 't1',
      person: 'p1',
      version_id: '1',
      last_updated: null,
      fetched_at: '2026-11-18T10:41:00Z',
      body: JSON.stringify(body),
      hash: 't1',
      run: 'run',
    });
  });
  return sending;
}

test('what a signature here has cancelled is not shown as unanswered while that is on its way, and cannot be answered', () => {
  const sending = asked();
  expect(say(sending.here, 'p1', [{ kind: 'noted', words: 'begun' }], 0).ok).toBe(true);
  const { context, store } = sending.here;
  const [request] = homeStoreOf(context, store, 'p1').asked;
  const guard = { kind: 'if-match', id: 't1', versionId: '1', base: '{}' } as const;
  const body = { ...must(request, 'it is asked').body, status: 'cancelled' };
  put(sending, 1, { kind: 'recommendation', endpoint: 'home', body, guard });
  expect(homeStoreOf(context, store, 'p1').asked.map(({ status }) => status)).toEqual(['cancelled']);
  expect(answerTask(sending.here, 'p1', 't1', { status: 'accepted', words: '' })).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible', why: 'it was answered: cancelled' },
  });
});

const answers = ({ here }: SendingHere) =>
  readOutboxOf(here.store.read, 'p1').filter(({ kind }) => kind === 'answer');

test('an answer that was taken back may be given again', async () => {
  const sending = asked();
  expect(say(sending.here, 'p1', [{ kind: 'noted', words: 'begun' }], 0).ok).toBe(true);
  expect(answerTask(sending.here, 'p1', 't1', { status: 'accepted', words: 'from tomorrow' }).ok).toBe(true);
  const [first] = answers(sending);
  expect((await withdrawEntry(sending.here, first?.id ?? '', 'the wrong patient')).ok).toBe(true);
  expect(answerTask(sending.here, 'p1', 't1', { status: 'rejected', words: 'not this one' }).ok).toBe(true);
  expect(answers(sending).map(({ state }) => state.kind)).toEqual(['withdrawn', 'queued']);
});
