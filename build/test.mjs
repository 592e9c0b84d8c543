import { boot } from './bootstrap.mjs';

await boot('build/test/main.ts', process.argv.slice(2));
