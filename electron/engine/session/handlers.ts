import { fromMillis } from '../../../shared/core/instant.ts';
import { assertNever } from '../../../shared/core/must.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { RecordStatusView, SessionView, UserView } from '../../../shared/ipc/session-views.ts';
import type { TrustConfig } from '../../../shared/records/config.ts';
import type { User } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { Host } from '../host.ts';
import type { Slot } from '../vault/vault.ts';
import type { SessionControl } from './session.ts';
import { halfTypedHandlers } from './half-typed.ts';

/** What the session view needs from elsewhere. */
export type Around = {
  readonly host: Host;
  readonly config: TrustConfig;
  readonly records: () => RecordStatusView[];
  readonly network: () => SessionView['network'];
  readonly launchWaiting: () => SessionView['launchWaiting'];
};

/** Who is here and how every sign-in stands; without a single patient detail. */
export function viewSession(
  control: SessionControl,
  { host, config, records, network, launchWaiting }: Around,
): SessionView {
  const status = records();
  return {
    version: host.appVersion,
    host: host.kind,
    sandbox: config.sandbox,
    trust: config.trust.name,
    computer: host.computerName,
    now: fromMillis(host.now()),
    network: network(),
    state: viewState(control),
    users: control.slots().map((slot) => viewUser(slot.user, slot)),
    records: status,
    waitingEntries: waitingIn(status),
    missing: control.missing() ?? null,
    launchWaiting: launchWaiting(),
  };
}

/** Of all sign-ins together; null where it is not known of one. */
const waitingIn = (status: readonly RecordStatusView[]): number | null =>
  status.reduce<number | null>(
    (sum, { waitingEntries }) => (sum === null || waitingEntries === null ? null : sum + waitingEntries),
    0,
  );

function viewState(control: SessionControl): SessionView['state'] {
  const state = control.state();
  switch (state.kind) {
    case 'refused':
      return { kind: 'refused', reason: state.decision.reason };
    case 'new':
      return { kind: 'new' };
    case 'locked':
      return { kind: 'locked', since: state.since, why: state.why };
    case 'enrolling':
      return {
        kind: 'enrolling',
        name: state.newcomer.user.name,
        role: state.newcomer.user.role,
        admissionNeeded: state.admissionNeeded,
      };
    case 'unlocked':
      return {
        kind: 'unlocked',
        user: viewUser(
          state.user,
          control.slots().find((slot) => slot.user.id === state.user.id),
        ),
      };
    default:
      return assertNever(state);
  }
}

const viewUser = (user: User, slot: Slot | undefined): UserView => ({
  id: user.id,
  name: user.name,
  role: user.role,
  lastHere: slot?.lastHere ?? '',
});

export function sessionHandlers(
  control: SessionControl,
  view: () => SessionView,
): Pick<
  Handlers,
  'getSession' | 'enrol' | 'unlock' | 'lock' | 'personActive' | 'openHalfTyped' | 'keepHalfTyped'
> {
  const after = (result: Result<void, Fault>): Result<SessionView, Fault> =>
    result.ok ? ok(view()) : result;
  return {
    ...halfTypedHandlers(control),
    getSession: async () => {
      await control.examine();
      return ok(view());
    },
    enrol: async ({ pin, admittedBy }) => after(await control.enrol(pin, admittedBy)),
    unlock: async ({ user, pin }) => after(await control.unlock(user, pin)),
    // Heard before it is handled, with every other call.
    personActive: async () => ok({}),
    lock: async ({ why }) => {
      control.lock(why);
      return ok(view());
    },
  };
}
