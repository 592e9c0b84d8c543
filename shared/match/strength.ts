import { differentStrengths } from '../dmd/dmd.ts';
import type { Candidate } from './candidate.ts';

export const strengthText = (candidate: Candidate): string => candidate.strength;

/** Both state a strength and the strengths differ. */
export const strengthsDiffer = (a: Candidate, b: Candidate): boolean =>
  a.strength !== b.strength && differentStrengths(a.identity.strengths, b.identity.strengths);

/** Both state a form and form or its qualifiers differ; release that is not mentioned is ordinary release. */
export function formsDiffer(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.identity, b.identity];
  if (one.form === '' || other.form === '') return false;
  const told = (qualifiers: readonly string[]): string =>
    qualifiers.filter((word) => word !== 'immediate-release').join();
  return one.form !== other.form || told(one.qualifiers) !== told(other.qualifiers);
}

/** One is said to be of modified release, and the other says nothing of its form that would tell. */
export const releaseOnOneSide = (a: Candidate, b: Candidate): boolean =>
  isModified(a) !== isModified(b) &&
  (isModified(a) ? b : a).identity.form === '' &&
  !(isModified(a) ? b : a).identity.immediate;

export const isModified = (candidate: Candidate): boolean =>
  candidate.identity.qualifiers.includes('modified-release');
