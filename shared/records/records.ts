import type { SourceConfig } from './config.ts';
import { isClinical } from './sources.ts';

export { architectureWords } from './architecture-words.ts';
export { capabilitiesOf } from './architectures.ts';
export type { Capabilities } from './capabilities.ts';
export { neededAccess } from './needed-scopes.ts';
export { claimedEntries, sharedTypes } from './claims.ts';
export { pullPlan, type PlannedSearch } from './plan.ts';
export { splitByProvider, stateOfPart } from './split.ts';
export { grantsSomethingClinical, isForOnePatient, missingScopes, scopeList } from './scopes.ts';
export { sameIssuer, subjectOf } from './issuer.ts';
export { partialReasonsOf } from './outcome-reasons.ts';
export { foldRoutes } from './routes.ts';
export { tieAddress } from './tie-address.ts';
export { writeTargets } from './write-targets.ts';
export { cachePolicyOf, type CachePolicy } from './cache-policy.ts';
export { stateOfSpineError } from './spine-refusal.ts';
export { aboutSource } from './about-source.ts';
export { askedAt } from './asked-at.ts';
export { allSources, censusSource, isClinical, isLocated, isReadWhole, sourceById } from './sources.ts';

/** Whether a source is read of a patient: what is clinical, and the trust's own store, by which the state of a case travels. */
export const isRead = (source: SourceConfig): boolean => isClinical(source) || source.role === 'home';
