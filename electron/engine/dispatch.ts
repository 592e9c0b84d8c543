import type { z } from 'zod';
import type { Role } from '../../shared/cases/cases.ts';
import { err, type Result } from '../../shared/core/result.ts';
import { requests, type CallName } from '../../shared/ipc/requests.ts';
import { contractVersion } from '../../shared/ipc/version.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { requestMessageSchema, type ReplyMessage } from '../../shared/ipc/messages.ts';
import { troubleOf } from './db/sqlite-faults.ts';
import type { Handler, Parsed } from './handlers.ts';
import type { Host, Port } from './host.ts';
import { bugLine } from './log/log.ts';
import { mayCall, permissionOf } from './permissions/permissions.ts';

export type Dispatching = {
  readonly host: Pick<Host, 'log'>;
  readonly handlerOf: <Name extends CallName>(name: Name) => Handler<Name>;
  /** A person is at work. */
  readonly touch: () => void;
  /** `undefined` while locked; else a question that stays true while the same person has the store open. */
  readonly visit: () => (() => boolean) | undefined;
  /** Of whoever is unlocked. */
  readonly role: () => Role | undefined;
  readonly stopped: () => boolean;
  /** After each answer to a call that was heard. */
  readonly settled?: () => void;
  /** Told of every answered call, for the audit. */
  readonly record: <Name extends CallName>(
    name: Name,
    request: Parsed<Name>,
    result: Result<unknown, Fault>,
  ) => void;
};

/** Screens ask by themselves, too, on an event or a timer: only a key or the pointer shows a person. */
const byPerson: CallName = 'personActive';

const locked = err<Fault>({ kind: 'locked' });

/** Answers every message with exactly one reply or fault. Requests are parsed as hostile; a bug answers `internal`. */
export function dispatch(port: Port, engine: Dispatching): { readonly inFlight: () => number } {
  let inFlight = 0;
  port.onMessage((message) => {
    const read = requestMessageSchema.safeParse(message);
    if (!read.success) return engine.host.log({ level: 'warn', event: 'unreadable-message', data: {} });
    const { id, version, call, request } = read.data;
    const answer = (result: Result<unknown, Fault>): void => {
      const reply: ReplyMessage = result.ok
        ? { type: 'reply', id, value: result.value }
        : { type: 'fault', id, fault: result.fault };
      port.post(reply);
    };
    if (engine.stopped()) return answer(err({ kind: 'engine-stopped' }));
    if (version !== contractVersion)
      return answer(err({ kind: 'version-mismatch', ours: contractVersion, theirs: version }));
    if (!isCall(call)) return answer(err({ kind: 'bad-request', call: 'unknown', path: '' }));
    if (call === byPerson) engine.touch();
    inFlight += 1;
    handle(engine, call, request)
      .catch((error: unknown) => err(faultOf(engine, call, error)))
      .then(answer)
      .catch((error: unknown) => engine.host.log(bugLine('answer', error)))
      .finally(() => {
        inFlight -= 1;
        engine.settled?.();
      });
  });
  return { inFlight: () => inFlight };
}

const isCall = (name: string): name is CallName => Object.hasOwn(requests, name);

/** The contract seen so that a call's request and handler stay together in generic code. */
const asked: { readonly [Name in CallName]: z.ZodType<Parsed<Name>> } = requests;

async function handle<Name extends CallName>(
  engine: Dispatching,
  name: Name,
  request: unknown,
): Promise<Result<unknown, Fault>> {
  const stillHere = permissionOf(name) === 'locked' ? () => true : engine.visit();
  if (stillHere === undefined) return locked;
  const role = engine.role();
  if (permissionOf(name) !== 'locked' && (role === undefined || !mayCall(role, name)))
    return err({ kind: 'not-allowed-for-role', role: role ?? 'nobody' });
  const parsed = asked[name].safeParse(request);
  // Only the path of what is wrong: a request may carry a PIN.
  if (!parsed.success)
    return err({ kind: 'bad-request', call: name, path: parsed.error.issues[0]?.path.join('.') ?? '' });
  try {
    const answer = await engine.handlerOf(name)(parsed.data);
    engine.record(name, parsed.data, answer);
    // Locked meanwhile: what was found is for nobody's eyes now.
    return stillHere() ? answer : locked;
  } catch (error) {
    if (stillHere()) throw error;
    // The store was closed under it, which is what a lock does.
    return locked;
  }
}

/** Trouble with the file of the store is named; anything else thrown is a bug, told in the log without its message. */
function faultOf(engine: Dispatching, call: CallName, error: unknown): Fault {
  engine.host.log(bugLine(call, error));
  const reason = troubleOf(error);
  return reason === undefined ? { kind: 'internal', where: call } : { kind: 'store-refused', reason };
}
