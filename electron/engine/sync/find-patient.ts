import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  decideIdentity,
  nhsNumberSystem,
  readNhsNumber,
  readPatient,
  type Asked,
  type IdentityDecision,
  type PatientFacts,
} from '../../../shared/patients/patients.ts';
import type { UnavailableReason } from '../../../shared/medicines/source.ts';
import { partialReasonsOf } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { personById, type PersonRow } from '../db/queries/people.ts';
import { readPages, type OutcomeIssue, type PageEntry } from '../http/http.ts';
import { unavailableBecause } from '../records/records.ts';
import type { PullParts } from './parts.ts';

/** The patient of this endpoint who is the person asked for, and the resource that says so. */
export type Found = {
  readonly decision: Extract<IdentityDecision, { kind: 'linked' }>;
  readonly entry: PageEntry;
  readonly asOf: string | undefined;
};
export type NotFound =
  | { readonly kind: 'patient-not-known' }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason };

const disagrees = (detail: string): Result<never, NotFound> =>
  err({ kind: 'unavailable', reason: { kind: 'identity-disagrees', detail } });

/**
 * Finds a person at a source by NHS number and decides who that is, before a single resource is stored. A successor of a
 * replaced entry is read once; everything that is not one agreed patient stops here with the reason. A sign-in for one patient finds
 * nobody else: of them it is not known whether they are there.
 */
export async function findPatient(
  parts: PullParts,
  source: SourceConfig,
  person: string,
): Promise<Result<Found, NotFound>> {
  const only = parts.reader.onlyPatient(source);
  const found = await findByNumber(parts, source, person);
  const isKnown = found.ok
    ? found.value.decision.patient.id === only?.id
    : found.fault.kind === 'unavailable';
  return only === undefined || isKnown
    ? found
    : err({
        kind: 'unavailable',
        reason: {
          kind: 'not-permitted',
          detail:
            only.id === null
              ? 'the sign-in is for one patient only, and the server did not say which'
              : 'the sign-in is for another patient only',
        },
      });
}

async function findByNumber(
  parts: PullParts,
  source: SourceConfig,
  person: string,
): Promise<Result<Found, NotFound>> {
  const asked = askedFor(parts.store.read.get(personById, { person }));
  if (asked === undefined) return disagrees('the census gives no NHS number and birth date to ask with');
  const first = await search(
    parts,
    source,
    `Patient?identifier=${encodeURIComponent(`${nhsNumberSystem}|${asked.nhsNumber}`)}`,
  );
  if (!first.ok) return first;
  const decision = decideIdentity(
    asked,
    first.value.map((one) => one.facts),
  );
  if (decision.kind !== 'replaced') return concluded(decision, first.value);
  const ids = decision.by.slice(0, 5).map(encodeURIComponent).join(',');
  const successors = await search(parts, source, `Patient?_id=${ids}`);
  if (!successors.ok) return successors;
  return concluded(
    decideIdentity(
      asked,
      successors.value.map((one) => one.facts),
    ),
    successors.value,
  );
}

export function askedFor(row: PersonRow | undefined): Asked | undefined {
  const nhsNumber = row?.nhs_number === null || row === undefined ? undefined : readNhsNumber(row.nhs_number);
  if (row === undefined || nhsNumber === undefined || row.birth_date === null) return undefined;
  return { nhsNumber, birthDate: row.birth_date, family: row.family, gender: row.gender ?? undefined };
}

export type Candidate = {
  readonly facts: PatientFacts;
  readonly entry: PageEntry;
  readonly asOf: string | undefined;
};

async function search(
  parts: PullParts,
  source: SourceConfig,
  path: string,
): Promise<Result<readonly Candidate[], NotFound>> {
  const found: Candidate[] = [];
  const issues: OutcomeIssue[] = [];
  const end = await readPages({
    read: (url) => parts.reader.get(source, url, parts.correlation),
    address: (link) => parts.reader.address(source, link),
    first: path,
    type: 'Patient',
    firstNumber: 1,
    onPage: (page) => {
      issues.push(...page.issues);
      for (const entry of page.entries) {
        const facts = readPatient(entry.resource);
        if (facts !== undefined) found.push({ facts, entry, asOf: page.serverTime });
      }
    },
  });
  if (end.kind === 'end') return nobodyOrFound(issues, found);
  if (end.kind === 'short')
    return err({
      kind: 'unavailable',
      reason: {
        kind: 'not-answering',
        layer: 'answer',
        detail: `${end.said} patients announced, ${end.came} given`,
      },
    });
  if (end.kind === 'stopped')
    return err({
      kind: 'unavailable',
      reason: { kind: 'not-answering', layer: 'answer', detail: `paging stopped: ${end.why}` },
    });
  return err({ kind: 'unavailable', reason: unavailableBecause(end.fault) });
}

/** Nobody found, and somebody who could not be asked: whether the patient is known there is not known. */
function nobodyOrFound(
  issues: readonly OutcomeIssue[],
  found: readonly Candidate[],
): Result<readonly Candidate[], NotFound> {
  if (notShared(issues, found)) return err({ kind: 'unavailable', reason: { kind: 'restricted' } });
  const [silent] = partialReasonsOf(issues);
  if (found.length > 0 || silent === undefined) return ok(found);
  const detail = 'detail' in silent ? silent.detail : silent.kind;
  return err({ kind: 'unavailable', reason: { kind: 'not-answering', layer: 'provider', detail } });
}

/** A server may hide a sensitive record and say only that there is something it will not show. */
const notShared = (issues: readonly OutcomeIssue[], found: readonly Candidate[]): boolean =>
  found.length === 0 && issues.some((issue) => issue.code === 'suppressed' || issue.code === 'security');

export function concluded(
  decision: IdentityDecision,
  candidates: readonly Candidate[],
): Result<Found, NotFound> {
  switch (decision.kind) {
    case 'linked': {
      const candidate = candidates.find((one) => one.facts.id === decision.patient.id);
      return candidate === undefined
        ? err({ kind: 'patient-not-known' })
        : ok({ decision, entry: candidate.entry, asOf: candidate.asOf });
    }
    case 'not-known':
      return err({ kind: 'patient-not-known' });
    case 'disagrees':
      return disagrees(decision.fields.join(', '));
    case 'needs-a-person':
      return disagrees(`needs a person: ${decision.why}`);
    case 'restricted':
      return err({ kind: 'unavailable', reason: { kind: 'restricted' } });
    case 'replaced':
      return disagrees('replaced entries point at one another');
    default:
      return decision satisfies never;
  }
}
