import type { CodeableConcept, Identifier, Meta, Patient, Reference } from '@medplum/fhirtypes';
import { localId, uuid } from './ids.ts';
import type { Line, PatientSpec } from './spec.ts';
import { vtm } from './vtm.ts';

/** Everything a maker of resources needs to know about where and when it is. */
export type MakeContext = {
  readonly seed: number;
  readonly nowMs: number;
  /** The store the resources are for: ids differ from store to store. */
  readonly store: string;
  /** Which system an entry came from, for `meta.source`. */
  readonly system: string;
  /** How long after the fact its copy arrived in this store. */
  readonly lagHours?: number;
};

const dayMs = 86_400_000;

export const profile = (name: string): string => `https://fhir.hl7.org.uk/StructureDefinition/UKCore-${name}`;

export const instantAgo = (making: MakeContext, hours: number): string =>
  new Date(making.nowMs - hours * 3_600_000).toISOString();

/** A day so many days ago, `YYYY-MM-DD`. */
export const dayAgo = (making: MakeContext, days: number): string =>
  new Date(making.nowMs - days * dayMs).toISOString().slice(0, 10);

export const patientId = (making: MakeContext, spec: PatientSpec): string =>
  localId(making.seed, making.store, `patient/${spec.key}`);

export const subject = (
  making: MakeContext,
  spec: PatientSpec,
): Reference<Patient> & { reference: string } => ({
  reference: `Patient/${patientId(making, spec)}`,
});

/** When a system last touched an entry, and how much later its copy came here, is when it was last updated. */
export const meta = (making: MakeContext, type: string, hoursAgo: number): Meta => ({
  profile: [profile(type)],
  source: making.system,
  lastUpdated: instantAgo(making, Math.max(hoursAgo - (making.lagHours ?? 0), 0.1)),
});

/** The cross-system key of an entry: of its own, or the one given to it in several places. */
export const businessIdentifier = (making: MakeContext, spec: PatientSpec, line: Line): Identifier => ({
  system: 'https://tools.ietf.org/html/rfc4122',
  value: uuid(
    making.seed,
    line.shared ?? `${making.system}/${spec.key}/${line.term}/${line.startedDaysAgo ?? ''}`,
  ),
});

/** Brand is part of the term in this trust's systems; the code is the moiety's, where one is known. */
export function medicine(line: Line): CodeableConcept {
  if (line.vtm === undefined) return { text: line.term };
  const [code, display] = vtm[line.vtm];
  return { coding: [{ system: 'https://dmd.nhs.uk', code, display }], text: line.term };
}

/** Keeps a resource free of fields that have nothing in them. */
export const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
