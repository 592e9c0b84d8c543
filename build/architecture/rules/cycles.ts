import { fileTargets } from '../resolve.ts';
import type { Rule, SourceFile, Violation } from '../source.ts';

/** No file reaches itself again, types included. Each cycle is named once, at its first file in alphabetical order. */
export const cyclesRule: Rule = (files) => {
  const graph = new Map(files.map((file) => [file.path, reachable(file)]));
  const seen = new Set<string>();
  return [...graph.keys()].toSorted().flatMap((start) => {
    if (seen.has(start)) return [];
    const cycle = cycleThrough(graph, start);
    for (const path of cycle) seen.add(path);
    return cycle.length === 0 ? [] : [violation(start, cycle)];
  });
};

/** A `new URL` starts another process with its own module graph, so it closes no cycle. */
function reachable(file: SourceFile): readonly string[] {
  return fileTargets(file).flatMap((target) => (target.one.kind === 'url' ? [] : [target.path]));
}

/** The shortest way from a file back to itself, found breadth first; empty when there is none. */
function cycleThrough(graph: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) return trail(cameFrom, start, at);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return [];
}

function trail(cameFrom: ReadonlyMap<string, string>, start: string, last: string): readonly string[] {
  const path = [last];
  for (let at = last; at !== start;) {
    const before = cameFrom.get(at);
    if (before === undefined) break;
    path.unshift(before);
    at = before;
  }
  return path;
}

function violation(start: string, cycle: readonly string[]): Violation {
  return { rule: 'cycles', path: start, line: 1, says: `cycle: ${[...cycle, start].join(' -> ')}` };
}
