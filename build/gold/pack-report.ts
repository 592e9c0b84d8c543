import { namedProducts } from './dmd-facts.ts';
import { packOfNames } from './dmd-report.ts';
import { speedWithPack } from './speed.ts';
import { middle } from './statistics.ts';
import { wholeRelease } from './names-release.ts';

/** Size and time of importing a release of today's size, and how long a look-up by name, a search and a GTIN take in it. */
export function packReport(): string {
  const made = packOfNames(wholeRelease);
  try {
    const { pack, size, bytes, millis, peakMb } = made;
    const names = namedProducts().filter((_, at) => at % 20 === 0);
    const look = (ask: (name: string) => unknown): string => {
      const times = names.map(({ amp }) => {
        const from = performance.now();
        ask(amp);
        return performance.now() - from;
      });
      return `median ${middle(times).toFixed(3)} ms, longest ${Math.max(...times).toFixed(1)} ms (of ${times.length})`;
    };
    return [
      `${size.vmps} generic products, ${size.amps} products, ${size.packs} packs imported in ${(millis / 1000).toFixed(1)} s, ${(bytes / 1024 ** 2).toFixed(0)} MB; the process that imported took ${peakMb.toFixed(0)} MB at most`,
      speedWithPack(pack),
      `by name: ${look((name) => pack.named(name))}`,
      `by the beginning of a name: ${look((name) => pack.beginning(name.toLowerCase().split(' ', 1)[0] ?? ''))}`,
      `searched by three letters: ${look((name) => pack.search(name.slice(0, 3), 200))}`,
      `searched by one letter: ${look((name) => pack.search(name.slice(0, 1), 200))}`,
    ].join('\n');
  } finally {
    made.close();
  }
}
