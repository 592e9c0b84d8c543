import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { asCommand } from '../lib/options.ts';
import { root } from '../lib/root.ts';

type Command = {
  readonly usage: string;
  readonly simulateCommand: (args: readonly string[], print: (line: string) => void) => Promise<boolean>;
};

// The simulator lives with the tests; by its address, because the tests are compiled after this.
const { simulateCommand, usage } = (await import(
  pathToFileURL(join(root, 'test/simulation/command.ts')).href
)) as Command;

await asCommand(usage, async (args) => {
  const held = await simulateCommand(args, (line) => process.stdout.write(`${line}\n`));
  process.exitCode = held ? 0 : 1;
});
