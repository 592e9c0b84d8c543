import type { SourceConfig, TrustConfig } from './config.ts';
import { pullPlan } from './plan.ts';
import { allSources } from './sources.ts';
import { writeTargets } from './write-targets.ts';

/** What is needed of one type of resource: letters of SMART's scopes, of `cruds`. */
export type NeededAccess = { readonly type: string; readonly letters: string };

/** What a census keeps its wards in. */
const censusType = { encounters: 'Location', groups: 'Group', lists: 'List' } as const;

/** Types that a signed case writes. Each is looked for before it is created, so creating needs searching as well. */
const toRecords = ['MedicationStatement', 'AllergyIntolerance', 'List', 'Provenance'] as const;
const toHome = ['Task', 'Provenance', 'DocumentReference'] as const;

/** What the sources of an audience need of the server for everything that is asked of them, by type in the order of the sources. */
export function neededAccess(config: TrustConfig, audience: string): readonly NeededAccess[] {
  const needed = new Map<string, Set<string>>();
  const add = (type: string, letters: string): void => {
    needed.set(type, new Set([...(needed.get(type) ?? []), ...Array.from(letters)]));
  };
  for (const { source } of allSources(config)) {
    if (!isAt(source, audience)) continue;
    if (source.gpConnect !== undefined) {
      // The practice itself is asked under a token of Concord's own.
      add('Patient', 'r');
      continue;
    }
    add('Patient', 'rs');
    if (source.role === 'census') add(censusType[source.census ?? 'encounters'], 'rs');
    if (source.role === 'home') for (const type of toHome) add(type, 'cus');
    for (const { type, include } of pullPlan(source)) {
      add(type, 'rs');
      if (include !== undefined) add('Medication', 'rs');
    }
  }
  for (const { source, appendOnly } of writeTargets(config))
    if (isAt(source, audience)) for (const type of toRecords) add(type, appendOnly ? 'cs' : 'cus');
  return [...needed].map(([type, letters]) => ({
    type,
    letters: Array.from('cruds')
      .filter((letter) => letters.has(letter))
      .join(''),
  }));
}

const isAt = (source: SourceConfig, audience: string): boolean =>
  source.audience === audience || (source.stores ?? []).some((store) => store.audience === audience);
