import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/root.ts';

type Command = {
  readonly tortureCommand: (args: readonly string[], print: (line: string) => void) => Promise<boolean>;
};

// The torture lives with the tests; by its address, because the tests are compiled after this.
const { tortureCommand } = (await import(
  pathToFileURL(join(root, 'test/torture/command.ts')).href
)) as Command;

const held = await tortureCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
process.exitCode = held ? 0 : 1;
