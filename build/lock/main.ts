import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.ts';
import { completeLock, missingOptionals, type Lock } from './lock.ts';

// Run after `npm install` changed the lock file: names the packages of other platforms that the registry did not have.
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
const missing = missingOptionals(lock);
if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
console.log(`${missing.length} optional packages added to package-lock.json`);
