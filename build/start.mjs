import { boot } from './bootstrap.mjs';

await boot('build/start/main.ts', process.argv.slice(2));
