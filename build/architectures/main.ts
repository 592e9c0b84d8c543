import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.ts';
import { reportsThere } from '../safety/tests.ts';
import { proofsIn, unprovenCells } from './aspects.ts';
import { architecturesPage } from './page.ts';

/** `npm run architectures`: what the last tests prove of each architecture; `-- --write` makes the page anew. */
const file = join(root, 'docs', 'it', 'architectures.md');
const proofs = proofsIn(reportsThere());
const page = architecturesPage(proofs);
const unproven = unprovenCells(proofs);
if (process.argv.includes('--write')) writeFileSync(file, page);
for (const cell of unproven) console.log(`FAIL no passing test: ${cell}`);
if (readFileSync(file, 'utf8') !== page)
  console.log('The page differs from what passed: `-- --write` makes it anew.');
console.log(`${proofs.length} proofs, ${unproven.length} cells without one`);
process.exitCode = unproven.length === 0 ? 0 : 1;
