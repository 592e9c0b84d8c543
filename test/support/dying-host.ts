import { nodeFiles } from '../../electron/engine/node-files.ts';
import { testHost } from './test-host.ts';

export type Steps = { readonly host: ReturnType<typeof testHost>; readonly taken: () => number };

/**
 * A host whose process ends (SIGKILL) before its n-th step after `from` was said: a statement of the database, or a change to a file.
 */
export function dyingHost(dataFolder: string, { from, nth }: { from: string; nth: number }): Steps {
  const state = { begun: from === '', steps: 0 };
  const step = (label: string): void => {
    state.begun ||= label === from;
    if (!state.begun) return;
    state.steps += 1;
    if (state.steps === nth) process.kill(process.pid, 'SIGKILL');
  };
  const stepping =
    <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
    (...args: Args): void => {
      step('a file');
      act(...args);
    };
  const host = testHost(dataFolder, {
    // Another process gets other chance.
    seed: `dying ${nth}`,
    beforeStatement: step,
    files: {
      ...nodeFiles,
      writeWhole: stepping(nodeFiles.writeWhole),
      overwrite: stepping(nodeFiles.overwrite),
      rename: stepping(nodeFiles.rename),
      remove: stepping(nodeFiles.remove),
    },
  });
  return { host, taken: () => state.steps };
}
