import { oncePerPair } from '../../shared/core/once-per-object.ts';
import { findDiscrepancies, type Compared, type LastTaken } from '../../shared/discrepancy/discrepancy.ts';
import { textReader } from '../../shared/dosage/dosage.ts';
import { readSource } from '../../shared/fhir/fhir.ts';
import { matchLines, type Matching } from '../../shared/match/match.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import type { SourceList, SourceState } from '../../shared/medicines/source.ts';
import { toBundles, type GoldBundle } from '../../test/gold/to-fhir.ts';
import type { GoldCase } from '../../test/gold/format.ts';
import { goldPack } from './pack.ts';

export type PredictedFinding = {
  readonly class: string;
  readonly severity: string;
  readonly lines: readonly string[];
  readonly why: string;
};

export type Prediction = {
  readonly rows: readonly (readonly string[])[];
  readonly links: readonly (readonly [string, string])[];
  readonly findings: readonly PredictedFinding[];
};

export type Matcher = (lists: readonly SourceList[]) => Matching;

export const ours: Matcher = (lists) => matchLines(lists, { pack: goldPack });

/** Read and matched once, for whoever compares the same case again and again (`npm run mutation`). */
const matched = oncePerPair((gold: GoldCase, matcher: Matcher) => {
  const bundles = toBundles(gold);
  const lists = bundles.map(listOf);
  return { bundles, lists, matching: matcher(lists) };
});

/** Reads a gold case through the product's own readers, matches and compares it, and names lines as the gold set does. */
export function predict(gold: GoldCase, matcher: Matcher): Prediction {
  const { bundles, lists, matching } = matched(gold, matcher);
  const names = new Map(bundles.flatMap((bundle, at) => namesOf(bundle, gold, at)));
  const name = (key: string): string => names.get(key) ?? key;
  const taken = new Map(
    bundles.flatMap((bundle) =>
      bundle.spoken.map(
        (spoken) =>
          [`${bundle.name}#${bundle.keys[spoken.line]?.[0] ?? ''}`, takenOf(spoken.lastTaken)] as const,
      ),
    ),
  );
  const compared = findDiscrepancies({
    lists,
    matching,
    asOf: gold.asOf,
    current: 'fci',
    pack: goldPack,
    lastTaken: taken,
  });
  const lineOfRow = new Map(matching.rows.map((row) => [row.id, row.lines[0]?.key ?? '']));
  return {
    rows: matching.rows.map((row) => row.lines.map((placed) => name(placed.key))),
    links: matching.suggestions
      .filter((one) => one.kind === 'link')
      .map(
        (one) => [name(lineOfRow.get(one.rows[0]) ?? ''), name(lineOfRow.get(one.rows[1]) ?? '')] as const,
      ),
    findings: findingsOf(compared).map((finding) => ({
      class: finding.class,
      severity: finding.severity,
      why: finding.why,
      lines: finding.lines.map(name),
    })),
  };
}

const findingsOf = (compared: Compared): readonly Compared['caseFindings'][number][] => [
  ...new Set([...compared.caseFindings, ...[...compared.rows.values()].flat()]),
];

const takenOf = (text: string): LastTaken =>
  text === 'asked-not-known' ? { kind: 'asked-not-known' } : { kind: 'taken', on: text };

function listOf(bundle: GoldBundle): SourceList {
  const state: SourceState =
    bundle.status === 'unavailable'
      ? { kind: 'unavailable', reason: { kind: 'not-answering', layer: 'record', detail: 'no answer' } }
      : { kind: 'complete' };
  const read = readSource(JSON.stringify(bundle.bundle), {
    source: sourceId(bundle.name),
    name: bundle.name,
    role: bundle.role,
    origin: bundle.origin ?? bundle.name,
    state,
    directions: textReader,
  });
  if (!read.ok) throw new Error(`${bundle.name} could not be read: ${read.fault.kind}`);
  return read.value;
}

function namesOf(bundle: GoldBundle, gold: GoldCase, at: number): readonly (readonly [string, string])[] {
  const lines = Object.entries(bundle.keys).flatMap(([id, keys]) =>
    keys.map((key) => [`${bundle.name}#${key}`, `${bundle.name}#${id}`] as const),
  );
  const allergies = (gold.sources[at]?.allergies ?? []).map(
    (allergy, index) =>
      [`${bundle.name}#AllergyIntolerance/allergy-${index + 1}`, `${bundle.name}#${allergy.id}`] as const,
  );
  return [...lines, ...allergies];
}
