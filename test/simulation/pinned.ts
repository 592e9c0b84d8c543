import type { Schedule } from './schedule.ts';
import { scheduleOf } from './schedule.ts';

/** Schedules that broke something once, each by the name of what it broke. They run before all others. */
export const pinned: readonly { readonly name: string; readonly schedule: Schedule }[] = [
  { name: 'their list chosen in a conflict never lends its identifier to our entry', schedule: scheduleOf('concord-36') },
];
