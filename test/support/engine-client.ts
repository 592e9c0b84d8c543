import type { z } from 'zod';
import type { Result } from '../../shared/core/result.ts';
import { ok } from '../../shared/core/result.ts';
import type { CallName, RequestOf } from '../../shared/ipc/requests.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import { replies, type ReplyOf } from '../../shared/ipc/replies.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { startEngine } from '../../electron/engine/engine.ts';
import type { Host } from '../../electron/engine/host.ts';
import { linkTo, type EngineLink } from '../../electron/engine/link.ts';
import { portPair } from '../../electron/engine/port-pair.ts';

export type EngineClient = {
  readonly call: <Name extends CallName>(
    name: Name,
    request: RequestOf<Name>,
  ) => Promise<Result<ReplyOf<Name>, Fault>>;
  /** Without the contract's types, as something hostile would. */
  readonly raw: EngineLink['call'];
  readonly events: EngineEvent[];
  readonly stop: () => Promise<void>;
};

/** Cheap enough for a test to unlock many times; the product's cost is a third of a second. */
export const testCost = { n: 2 ** 10, r: 8, p: 1 } as const;

/** A real engine on a test's host, spoken to as the renderer does; every reply is parsed by the contract. */
export async function startTestEngine(
  host: Host,
  config: TrustConfig,
  why: 'started' | 'engine-restarted' = 'started',
): Promise<EngineClient> {
  const [ours, theirs] = portPair();
  const engine = await startEngine({ host, port: theirs, config, why, cost: testCost });
  const link = linkTo(ours);
  const events: EngineEvent[] = [];
  link.onEvent((event) => events.push(event));
  return {
    events,
    raw: link.call,
    call: async <Name extends CallName>(name: Name, request: RequestOf<Name>) => {
      const answer = await link.call(name, request);
      return answer.ok ? ok(answered[name].parse(answer.value)) : answer;
    },
    stop: async () => {
      link.close();
      await engine.stop();
    },
  };
}

const answered: { readonly [Name in CallName]: z.ZodType<ReplyOf<Name>> } = replies;
