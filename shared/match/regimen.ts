import { groupBy } from '../core/compare.ts';
import { fold } from '../dmd/dmd.ts';
import { brandOf, neverEquated } from './never.ts';
import type { Candidate } from './candidate.ts';

/**
 * Medicines whose dose is often made up of several strengths taken together. Source: BNF monographs (warfarin 0.5/1/3/5 mg,
 * levothyroxine 25/50/100 microgram, prednisolone 1/5 mg ...).
 */
const inSeveralStrengths: readonly string[] = [
  'warfarin',
  'levothyroxine',
  'prednisolone',
  'tacrolimus',
  'ciclosporin',
  'phenytoin',
  'lamotrigine',
  'levetiracetam',
  'carbimazole',
  'ropinirole',
  'pramipexole',
  'methadone',
  'morphine',
  'oxycodone',
  'fentanyl',
  'pregabalin',
  'gabapentin',
  'clozapine',
  'sodium valproate',
  'carbamazepine',
  'topiramate',
  'quetiapine',
  'venlafaxine',
  'fludrocortisone',
  'hydrocortisone',
  'bumetanide',
  'azathioprine',
  'mycophenolate',
  'lithium carbonate',
];

const live: readonly string[] = ['active', 'intended', 'on-hold', 'unknown', 'in-progress'];

const statusOf = (candidate: Candidate): string =>
  candidate.line.status.kind === 'known' ? candidate.line.status.value : 'unknown';
const isSupply = (candidate: Candidate): boolean =>
  candidate.line.statedAs === 'dispense' || candidate.line.statedAs === 'administration';
/** Not over by its own status. */
export const isLive = (candidate: Candidate): boolean =>
  (live.includes(statusOf(candidate)) || isSupply(candidate)) && !candidate.line.doNotPerform;

export type LineGroup = { readonly items: readonly Candidate[]; readonly regimen: boolean };

/**
 * The lines of one source in units: exact duplicates share one, several current strengths of one medicine are one regimen
 * (warfarin 3 mg + 1 mg), and a line that is over joins the current line that carries the medicine on. Every other line
 * stands alone.
 */
export function unitsOf(candidates: readonly Candidate[]): readonly LineGroup[] {
  const current = candidates.filter(isLive);
  const units = [
    ...groupBy(current, (candidate) =>
      candidate.identity.substance === '' ? candidate.key : candidate.identity.substance,
    ).values(),
  ].flatMap(currentUnits);
  const left: Candidate[] = [];
  for (const candidate of candidates.filter((one) => !isLive(one))) {
    const heirs = units.filter((unit) => unit.items.every((one) => carriesOn(candidate, one)));
    const [heir] = heirs;
    // With several that could carry it on, nobody can say which: it stays on its own.
    if (heir !== undefined && heirs.length === 1)
      units.splice(units.indexOf(heir), 1, { ...heir, items: [...heir.items, candidate] });
    else left.push(candidate);
  }
  return [...units, ...[...groupBy(left, productKey).values()].map((items) => ({ items, regimen: false }))];
}

/** Duplicates of one product first; then the products of one medicine may make up a regimen. */
function currentUnits(group: readonly Candidate[]): readonly LineGroup[] {
  if (group.length === 1) return [{ items: group, regimen: false }];
  const products = [...groupBy(group, productKey).values()];
  const regimens = groupBy(products, (items) => regimenKey(items[0]));
  return [...regimens.values()].flatMap((parts): readonly LineGroup[] => {
    const regimen = parts.length > 1 && parts.every((items) => items.length === 1 && !items.some(isAsNeeded));
    return regimen
      ? [{ items: parts.flat(), regimen: true }]
      : parts.map((items) => ({ items, regimen: false }));
  });
}

/** Lines that name one product the same way; degraded lines and lines that name nothing only by their very words. */
export function productKey({ identity, line, key, strength }: Candidate): string {
  if (line.degraded || identity.substance === '')
    return `words ${fold(line.medicine.term) === '' ? key : fold(line.medicine.term)}`;
  const brand = identity.brand.kind === 'known' ? identity.brand.value : '';
  return [identity.substance, strength, identity.form, identity.qualifiers.join(), brand, identity.salt].join(
    '|',
  );
}

function regimenKey(candidate: Candidate | undefined): string {
  if (candidate === undefined) return '';
  const { identity, line, key } = candidate;
  const eligible =
    inSeveralStrengths.includes(identity.substance) && identity.strengths.length > 0 && !line.degraded;
  return eligible
    ? [
        identity.substance,
        identity.form,
        identity.qualifiers.join(),
        brandOf(candidate),
        candidate.route ?? '',
      ].join('|')
    : `alone ${key}`;
}

/** A line that is over and the current line that took its place: one substance, nothing that keeps them apart. */
const carriesOn = (over: Candidate, current: Candidate): boolean =>
  over.identity.substance !== '' &&
  !over.line.degraded &&
  !current.line.degraded &&
  over.identity.substance === current.identity.substance &&
  neverEquated(over, current) === undefined;

/** Regular and as-needed doses of one medicine are two uses, not one regimen. */
const isAsNeeded = (candidate: Candidate): boolean =>
  candidate.line.dosages.some((dosage) => {
    const meaning =
      dosage.structured.kind === 'known'
        ? dosage.structured.value
        : dosage.fromText.kind === 'known'
          ? dosage.fromText.value.meaning
          : undefined;
    return meaning?.asNeeded !== undefined && meaning.asNeeded.kind !== 'no';
  });
