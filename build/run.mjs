// `node build/run.mjs FILE ...args`: set up if needed, then run a TypeScript file with Node 24.
import { boot } from './bootstrap.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Say which file to run: node build/run.mjs FILE ...\n');
  process.exit(2);
}
await boot(file, args);
