import { expect, test } from 'vitest';
import { wardHandlers } from '../../../electron/engine/wards/handlers.ts';
import { ruth } from '../../support/open-session.ts';
import { sendingHere } from '../../support/sending.ts';

test('a census that was begun before a lock asks nothing more after it, in nobody else’s name', async () => {
  const sending = sendingHere();
  const { context } = sending;
  sending.between = (_, pass) => {
    const answer = pass();
    // Handed over while the first of several questions is on its way.
    context.lock();
    context.unlockAs({ ...ruth, id: 'sam', name: 'Sam Okoye' });
    return answer;
  };
  expect(await wardHandlers(context, () => undefined).listWards({})).toEqual({
    ok: false,
    fault: { kind: 'locked' },
  });
  expect(sending.requests).toHaveLength(1);
});
