import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/root.ts';

/**
 * `npm run federated`: one patient read from eight providers at once, each further away than the one before, against the slowest of them
 * read alone. It may take no longer than 1.2 times that.
 */
type Command = { readonly federatedCommand: (print: (line: string) => void) => Promise<boolean> };

// It uses what the tests use; by its address, because the tests are compiled after this.
const { federatedCommand } = (await import(
  pathToFileURL(join(root, 'test/support/federated-command.ts')).href
)) as Command;

process.exit((await federatedCommand((line) => process.stdout.write(`${line}\n`))) ? 0 : 1);
