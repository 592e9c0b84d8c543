import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asCommand } from '../lib/options.ts';
import { root } from '../lib/root.ts';

type Command = {
  readonly usage: string;
  readonly tortureCommand: (args: readonly string[], print: (line: string) => void) => Promise<boolean>;
};

// The torture lives with the tests; by its address, because the tests are compiled after this.
const { tortureCommand, usage } = (await import(
  pathToFileURL(join(root, 'test/torture/command.ts')).href
)) as Command;

await asCommand(usage, async (args) => {
  const held = await tortureCommand(args, (line) => process.stdout.write(`${line}\n`));
  process.exitCode = held ? 0 : 1;
});
