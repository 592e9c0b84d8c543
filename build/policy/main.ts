import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../lib/root.ts';
import { policyFiles } from './files.ts';

/** `npm run policy`: writes what trust IT is given of the table of settings. */
for (const [path, text] of policyFiles()) {
  const file = join(root, 'docs', 'it', 'policy', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log('docs/it/policy is written.');
