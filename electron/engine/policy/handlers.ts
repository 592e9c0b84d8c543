import { ok } from '../../../shared/core/result.ts';
import type { SettingsView } from '../../../shared/ipc/settings-views.ts';
import type { Handlers } from '../handlers.ts';
import type { PolicyRead } from './policy.ts';

export { recordPolicyChanges } from './record-policy.ts';

/** Shows every setting, what holds, and who decided it. Policy alone changes them. */
export const policyHandlers = (read: PolicyRead): Pick<Handlers, 'getSettings'> => ({
  getSettings: () => Promise.resolve(ok(viewSettings(read))),
});

export const viewSettings = ({ states, from, unknown }: PolicyRead): SettingsView => ({
  settings: states.map(({ name, title, help, value, origin }) => ({
    name,
    title,
    help,
    value,
    origin: origin.kind,
    why: origin.kind === 'refused' ? origin.why : null,
  })),
  from,
  unknown: [...unknown],
});
