import { importFaultWords, importRelease } from '../../electron/engine/dmd/dmd.ts';

/**
 * Imports the release at the first argument to the pack at the second, in a process that does nothing else, and prints what it took:
 * `{"millis": 9000, "peakMb": 240}`.
 */
const [path = '', out = ''] = process.argv.slice(2);
const from = performance.now();
const imported = await importRelease({ path, out });
if (!imported.ok) throw new Error(importFaultWords(imported.fault));
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ millis: performance.now() - from, peakMb }));
