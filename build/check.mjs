import { boot } from './bootstrap.mjs';

await boot('build/check/main.ts', process.argv.slice(2));
