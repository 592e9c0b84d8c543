import { fromMillis } from '../../shared/core/instant.ts';
import type { Actor, CaseEvent, CaseEventBody } from '../../shared/cases/cases.ts';

export const ruth: Actor = {
  user: 'ruth',
  name: 'Ruth Calloway',
  role: 'pharmacist',
  registration: '2099999',
};

let clock = 0;

/** An event said by Ruth, each a moment later than the one before it. */
export const event = (body: CaseEventBody, id = `e${(clock += 1)}`): CaseEvent => ({
  id,
  at: fromMillis(1_800_000_000_000 + (clock += 1)),
  by: ruth,
  body,
});
