import { makeStatement } from '../../sandbox/patients/make-statement.ts';
import type { MakeContext } from '../../sandbox/patients/make-context.ts';
import { patients } from '../../sandbox/patients/patients.ts';
import type { Line, PatientSpec } from '../../sandbox/patients/spec.ts';
import { must } from '../../shared/core/must.ts';
import { readWords } from '../../electron/engine/cases/directions.ts';
import { readResources } from '../../shared/fhir/fhir.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { chooser } from '../gold/make.ts';

type StatedLine = { readonly spec: PatientSpec; readonly line: Line };

/** Every line of every patient of the sandbox, as its sources word it. */
const stated: readonly StatedLine[] = patients.flatMap((spec) =>
  [spec.gp, spec.chart, spec.pharmacy, spec.tto].flatMap((source) =>
    (source?.lines ?? []).map((line) => ({ spec, line })),
  ),
);

export type Shape = { readonly sources: number; readonly lines: number; readonly seed: number };

/** One patient's statements at each source, drawn from all that the sandbox's records hold: resources as a server sends them. */
export function sandboxResources({ sources, lines, seed }: Shape): readonly (readonly JsonObject[])[] {
  const choose = chooser(seed);
  return Array.from({ length: sources }, (_, source) =>
    Array.from({ length: lines }, (_line, at) => {
      const { spec, line } = choose(stated);
      const made: unknown = { ...makeStatement(making(source), spec, line, 3), id: `m${at}` };
      return isObject(made) ? made : {};
    }),
  );
}

const making = (source: number): MakeContext => ({
  nowMs: Date.parse('2026-11-18T10:00:00Z'),
  seed: 7,
  store: `store-${source}`,
  system: `system-${source}`,
});

/** The same, read. The last source is the chart. */
export function sandboxLists(shape: Shape): readonly SourceList[] {
  return sandboxResources(shape).map((resources, at) =>
    readResources(
      resources.map((resource) => ({ fullUrl: undefined, resource })),
      {
        source: sourceId(`source-${at}`),
        name: `source-${at}`,
        role: at === shape.sources - 1 ? 'chart' : 'history',
        origin: `source-${at}`,
        directions: readWords,
      },
    ),
  );
}

/** One statement many times over in each source: what a fault in a record's own system makes. */
export function alikeLists(sources: number, lines: number): readonly SourceList[] {
  return sandboxLists({ sources, lines: 1, seed: 3 }).map((list, _, [first]) => ({
    ...list,
    lines: Array.from({ length: lines }, (_, at) => {
      const line = must(first?.lines[0], 'a statement is a line');
      return { ...line, key: { ...line.key, source: list.id, id: `m${at}` } };
    }),
  }));
}
