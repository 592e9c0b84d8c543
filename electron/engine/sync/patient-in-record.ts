import { patientThere } from '../../../shared/cases/cases.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { Outcome } from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../context.ts';
import type { Store } from '../db/store.ts';
import type { RecordReader } from '../records/records.ts';
import { findPatient } from './find-patient.ts';

const found = new WeakMap<EngineContext, Map<string, string>>();

/** The body with the patient's own id of that record in it, found there by NHS number and birth date. */
export async function withPatient(
  context: EngineContext,
  {
    store,
    user,
    reader,
    stopped,
  }: {
    readonly store: Store;
    readonly user: string;
    readonly reader: RecordReader;
    readonly stopped: () => boolean;
  },
  source: SourceConfig,
  entry: { readonly person: string; readonly body: string },
): Promise<Result<string, Outcome>> {
  const placeholder = JSON.stringify(patientThere);
  if (!entry.body.includes(placeholder)) return ok(entry.body);
  const known = found.get(context) ?? new Map<string, string>();
  found.set(context, known);
  const key = `${source.fhirBase} ${entry.person}`;
  const id = known.get(key);
  if (id !== undefined) return ok(entry.body.replaceAll(placeholder, JSON.stringify(`Patient/${id}`)));
  const asked = await findPatient(
    {
      config: context.config,
      host: context.host,
      reader,
      store,
      user,
      correlation: context.host.randomUuid(),
      stopped,
    },
    source,
    entry.person,
  );
  if (!asked.ok) return err(outcomeOfSearch(asked.fault));
  known.set(key, asked.value.decision.patient.id);
  return ok(entry.body.replaceAll(placeholder, JSON.stringify(`Patient/${asked.value.decision.patient.id}`)));
}

type NotFound = Extract<Awaited<ReturnType<typeof findPatient>>, { readonly ok: false }>['fault'];

/** Not there, or not certainly this patient: nothing is written about somebody else. */
function outcomeOfSearch(fault: NotFound): Outcome {
  if (fault.kind === 'patient-not-known') return { kind: 'patient-not-known' };
  const { reason } = fault;
  switch (reason.kind) {
    case 'sign-in-needed':
      return { kind: 'sign-in-needed' };
    case 'not-answering':
      return { kind: 'no-answer', layer: reason.layer, detail: reason.detail, retryAfterMs: null };
    case 'not-permitted':
      return { kind: 'not-permitted', missing: reason.detail };
    default:
      return { kind: 'patient-not-known' };
  }
}
