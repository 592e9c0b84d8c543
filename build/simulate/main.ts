import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../lib/root.ts';

type Command = {
  readonly simulateCommand: (args: readonly string[], print: (line: string) => void) => Promise<boolean>;
};

// The simulator lives with the tests; by its address, because the tests are compiled after this.
const { simulateCommand } = (await import(
  pathToFileURL(join(root, 'test/simulation/command.ts')).href
)) as Command;

const held = await simulateCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
process.exitCode = held ? 0 : 1;
