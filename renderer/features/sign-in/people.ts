import { compareText } from '../../../shared/core/compare.ts';
import type { UserView } from '../../../shared/ipc/session-views.ts';

/** Who was here last comes first; the digits of Alt 1 to Alt 9 follow this order. */
export const byLastHere = (users: readonly UserView[]): readonly UserView[] =>
  users.toSorted((a, b) => compareText(b.lastHere, a.lastHere) || compareText(a.name, b.name));
