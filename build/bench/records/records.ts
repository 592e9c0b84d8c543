import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { TrustConfig } from '../../../shared/records/config.ts';
import { benchTrust } from '../trust.ts';

/** Records on loopback in another process. */
export type Records = {
  readonly config: TrustConfig;
  /** Gives the first so many statements of every patient another version. */
  readonly touch: (statements: number) => Promise<void>;
  /** Writes of these patients are answered with 503 from now on. */
  readonly fail: (patients: readonly string[]) => Promise<void>;
  readonly stop: () => void;
};

type Asked = {
  readonly patients: number;
  readonly sources: number;
  readonly lines: number;
  readonly delayMs: number;
};

const listening = z.object({
  kind: z.literal('listening'),
  identity: z.string(),
  bases: z.array(z.string()),
});

export async function startRecords(asked: Asked): Promise<Records> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'child.ts'), [JSON.stringify(asked)]);
  const [first] = z.array(z.unknown()).parse(await once(child, 'message'));
  const { identity, bases } = listening.parse(first);
  const tell = async (message: object): Promise<void> => {
    const done = once(child, 'message');
    child.send(message);
    await done;
  };
  return {
    config: benchTrust(identity, bases),
    touch: (statements) => tell({ kind: 'touch', statements }),
    fail: (patients) => tell({ kind: 'fail', patients }),
    stop: () => child.disconnect(),
  };
}
