import type { GoldCase, GoldFinding } from '../../test/gold/format.ts';
import type { Prediction, PredictedFinding } from './predict.ts';

export type Tally = { readonly right: number; readonly extra: number; readonly missed: number };

export type Scored = {
  readonly pairing: Tally;
  readonly classes: ReadonlyMap<string, Tally>;
  readonly top: { readonly labelled: number; readonly found: number; readonly atTop: number };
  readonly severities: { readonly matched: number; readonly same: number };
  readonly errors: readonly string[];
};

const none: Tally = { right: 0, extra: 0, missed: 0 };
const plus = (a: Tally, b: Tally): Tally => ({
  right: a.right + b.right,
  extra: a.extra + b.extra,
  missed: a.missed + b.missed,
});

/** Pairs of lines that share a row. */
const pairsOf = (rows: readonly (readonly string[])[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap((row) =>
      row.flatMap((a, at) => row.slice(at + 1).map((b) => [a, b].toSorted().join(' + '))),
    ),
  );

type Group = {
  readonly class: string;
  readonly severity: string;
  readonly lines: readonly string[];
  readonly why: string;
};
const ladder = ['minor', 'significant', 'serious', 'potentially-lethal'];
const atLeast = (severity: string): number => ladder.indexOf(severity);

/** Findings of one class that touch the same row are one finding, on both sides of the comparison. */
function grouped(findings: readonly Group[], gold: GoldCase): readonly Group[] {
  const rowOf = new Map(
    gold.expect.rows.flatMap((row, at) => row.map((line) => [line, `row ${at}`] as const)),
  );
  const touched = (lines: readonly string[]): readonly string[] => {
    const rows = lines.flatMap((line) => rowOf.get(line) ?? []);
    return rows.length > 0
      ? rows
      : lines.map((line) => (line.endsWith('#') ? line : `allergy ${line.split('#')[1] ?? ''}`));
  };
  const groups: { group: Group; touched: ReadonlySet<string> }[] = [];
  for (const finding of findings) {
    let merged = { group: finding, touched: new Set(touched(finding.lines)) };
    for (const other of groups.filter(
      (one) =>
        one.group.class === finding.class && [...one.touched].some((token) => merged.touched.has(token)),
    )) {
      groups.splice(groups.indexOf(other), 1);
      const severity =
        atLeast(other.group.severity) > atLeast(merged.group.severity)
          ? other.group.severity
          : merged.group.severity;
      merged = {
        group: {
          ...merged.group,
          severity,
          lines: [...new Set([...other.group.lines, ...merged.group.lines])],
        },
        touched: new Set([...merged.touched, ...other.touched]),
      };
    }
    groups.push(merged);
  }
  return groups.map((one) => one.group);
}

const label = (finding: GoldFinding): Group => ({
  class: finding.class,
  severity: finding.severity,
  lines: finding.lines,
  why: '',
});
const guess = (finding: PredictedFinding): Group => finding;

/** Holds one prediction against its labels. */
export function scoreCase(gold: GoldCase, prediction: Prediction): Scored {
  const [wanted, made] = [pairsOf(gold.expect.rows), pairsOf(prediction.rows)];
  const wrong = [...made].filter((pair) => !wanted.has(pair));
  const lost = [...wanted].filter((pair) => !made.has(pair));
  const labels = grouped(gold.expect.findings.map(label), gold);
  const guesses = grouped(prediction.findings.map(guess), gold);
  const used = new Set<Group>();
  const matches = labels.map((wantedFinding) => {
    const match = guesses.find(
      (one) =>
        !used.has(one) &&
        one.class === wantedFinding.class &&
        one.lines.some((line) => wantedFinding.lines.includes(line)),
    );
    if (match !== undefined) used.add(match);
    return [wantedFinding, match] as const;
  });
  const classes = new Map<string, Tally>();
  const count = (name: string, tally: Tally): void =>
    void classes.set(name, plus(classes.get(name) ?? none, tally));
  for (const [wantedFinding, match] of matches)
    count(wantedFinding.class, match === undefined ? { ...none, missed: 1 } : { ...none, right: 1 });
  for (const one of guesses) if (!used.has(one)) count(one.class, { ...none, extra: 1 });
  const top = matches.filter(([one]) => atLeast(one.severity) >= 2);
  return {
    pairing: {
      right: [...made].filter((pair) => wanted.has(pair)).length,
      extra: wrong.length,
      missed: lost.length,
    },
    classes,
    top: {
      labelled: top.length,
      found: top.filter(([, match]) => match !== undefined).length,
      atTop: top.filter(([one, match]) => match?.severity === one.severity).length,
    },
    severities: {
      matched: matches.filter(([, match]) => match !== undefined).length,
      same: matches.filter(([one, match]) => match?.severity === one.severity).length,
    },
    errors: [
      ...wrong.map((pair) => `wrong pair ${pair}`),
      ...lost.map((pair) => `lost pair ${pair}`),
      ...matches.flatMap(([one, match]) =>
        match === undefined
          ? [`missed ${one.class} ${one.lines.join(' ')}`]
          : match.severity === one.severity
            ? []
            : [
                `severity ${one.class} ${one.lines.join(' ')}: labelled ${one.severity}, said ${match.severity}`,
              ],
      ),
      ...guesses
        .filter((one) => !used.has(one))
        .map((one) => `extra ${one.class} ${one.lines.join(' ')}: ${one.why}`),
      ...linkErrors(gold, prediction),
    ].map((text) => `${gold.id}: ${text}`),
  };
}

/** Links are reported, not scored as pairs: they are suggestions. */
function linkErrors(gold: GoldCase, prediction: Prediction): readonly string[] {
  const rowOf = new Map(gold.expect.rows.flatMap((row, at) => row.map((line) => [line, at] as const)));
  const name = (links: readonly (readonly [string, string])[]): ReadonlySet<string> =>
    new Set(
      links.map((link) =>
        link
          .map((line) => String(rowOf.get(line)))
          .toSorted()
          .join('~'),
      ),
    );
  const [wanted, made] = [name(gold.expect.links), name(prediction.links)];
  return [
    ...[...wanted].filter((link) => !made.has(link)).map((link) => `link missed, rows ${link}`),
    ...[...made].filter((link) => !wanted.has(link)).map((link) => `link extra, rows ${link}`),
  ];
}

export function total(all: readonly Scored[]): Scored {
  const classes = new Map<string, Tally>();
  for (const one of all)
    for (const [name, tally] of one.classes) classes.set(name, plus(classes.get(name) ?? none, tally));
  const sum = (of: (one: Scored) => number): number => all.reduce((whole, one) => whole + of(one), 0);
  return {
    pairing: all.map((one) => one.pairing).reduce(plus, none),
    classes,
    top: {
      labelled: sum((one) => one.top.labelled),
      found: sum((one) => one.top.found),
      atTop: sum((one) => one.top.atTop),
    },
    severities: { matched: sum((one) => one.severities.matched), same: sum((one) => one.severities.same) },
    errors: all.flatMap((one) => one.errors),
  };
}
