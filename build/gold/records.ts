import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { compare } from '../../electron/cli/compare.ts';

/** Whole records as systems send them, with what a comparison of them must say: `test/gold/records/<case>/case.json`. */
const finding = z.strictObject({
  class: z.array(z.string()).min(1),
  severity: z.string().optional(),
  lines: z.array(z.string()),
});
const recordCase = z.strictObject({
  why: z.string(),
  args: z.array(z.string()),
  /** Every line by its row. */
  rows: z.array(z.array(z.string())),
  /** Pairs that may share a row or not. */
  either: z.array(z.tuple([z.string(), z.string()])).default([]),
  links: z.array(z.tuple([z.string(), z.string()])).default([]),
  findings: z.array(finding),
  mayAlso: z.array(finding).default([]),
  mayAlsoClasses: z.array(z.string()).default([]),
});
export type RecordCase = z.infer<typeof recordCase> & { readonly name: string };

const said = z.object({
  rows: z.array(
    z.object({
      lines: z.array(z.object({ source: z.string(), key: z.string() })),
      findings: z.array(z.object({ class: z.string(), severity: z.string(), lines: z.array(z.string()) })),
    }),
  ),
  findings: z.array(z.object({ class: z.string(), severity: z.string(), lines: z.array(z.string()) })),
  suggestions: z.array(z.object({ rows: z.array(z.number()), kind: z.string() })),
});
type Found = { readonly class: string; readonly lines: readonly string[] };

export function recordCases(folder: string): readonly RecordCase[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({
      name,
      ...recordCase.parse(JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8'))),
    }));
}

/** What the comparison says otherwise than the case does, in words; empty when all is as labelled. */
export function differences(folder: string, one: RecordCase): readonly string[] {
  const flags = argumentsOf(join(folder, one.name), one.args);
  const answer = compare(flags);
  if (!answer.ok) return [answer.fault.words];
  const { rows, findings, suggestions } = said.parse(JSON.parse(JSON.stringify(answer.value)));
  const rowOf = new Map<string, number>(
    rows.flatMap((row, at) => row.lines.map((line) => [`${line.source}#${line.key}`, at] as const)),
  );
  const found = [...findings, ...rows.flatMap((row) => row.findings)];
  return [
    ...pairing(one, rowOf),
    ...one.links
      .filter(([a, b]) => !suggestions.some(({ rows: of }) => isBoth(of, rowOf.get(a), rowOf.get(b))))
      .map(([a, b]) => `no link between ${a} and ${b}`),
    ...one.findings.flatMap((wanted) => {
      const hits = found.filter((each) => fits(wanted, each));
      if (hits.length === 0) return [`missed ${wanted.class.join(' or ')} of ${wanted.lines.join(', ')}`];
      return wanted.severity === undefined || hits.some((hit) => hit.severity === wanted.severity)
        ? []
        : [`${wanted.class.join(' or ')} is ${hits[0]?.severity}, not ${wanted.severity}`];
    }),
    ...found
      .filter(
        (each) =>
          !one.mayAlsoClasses.includes(each.class) &&
          ![...one.findings, ...one.mayAlso].some((wanted) => fits(wanted, each)),
      )
      .map((each) => `${each.class} of ${each.lines.join(', ')} was not asked for`),
  ];
}

const isBoth = (rows: readonly number[], a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && rows.includes(a) && rows.includes(b);

function pairing(one: RecordCase, rowOf: ReadonlyMap<string, number>): readonly string[] {
  const free = new Set(one.either.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const lines = one.rows.flatMap((row, at) => row.map((key) => ({ key, at })));
  return lines.flatMap((a, index) =>
    lines.slice(index + 1).flatMap((b) => {
      const shares = rowOf.get(a.key) !== undefined && rowOf.get(a.key) === rowOf.get(b.key);
      if (free.has(`${a.key} ${b.key}`) || shares === (a.at === b.at)) return [];
      return [`${a.key} and ${b.key} ${shares ? 'share a row' : 'do not share a row'}`];
    }),
  );
}

/** About one line, one of its lines is enough; about two, both. */
const ofTwo: readonly string[] = [
  'brand-critical',
  'different-medicine',
  'dose',
  'duplicate-class',
  'duplicate-product',
  'duplicate-substance',
  'duration',
  'frequency',
  'route',
  'same-daily-dose',
  'strength-or-form',
  'timing',
];

function fits(wanted: z.infer<typeof finding>, found: Found): boolean {
  const name = found.class;
  if (!wanted.class.includes(name)) return false;
  const shared = wanted.lines.filter((line) => found.lines.some((other) => other === line)).length;
  if (wanted.lines.every((line) => line.endsWith('#')))
    return found.lines.some((line) => wanted.lines.some((source) => line.startsWith(source)));
  return shared >= (ofTwo.includes(name) && wanted.lines.length > 1 ? 2 : 1);
}

function argumentsOf(folder: string, args: readonly string[]): Parameters<typeof compare>[0] {
  const after = (flag: string): readonly string[] =>
    args.flatMap((arg, at) => (args[at - 1] === flag ? [join(folder, arg)] : []));
  const value = (flag: string): string | undefined => args.find((_, at) => args[at - 1] === flag);
  return {
    history: args
      .filter((arg, at) => !arg.startsWith('--') && !(args[at - 1] ?? '').startsWith('--'))
      .map((arg) => join(folder, arg)),
    chart: after('--chart'),
    discharge: after('--discharge'),
    current: value('--current'),
    asOf: value('--as-of'),
    today: '2026-11-18',
    tables: undefined,
  };
}
