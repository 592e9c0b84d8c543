import { isObject, type JsonObject } from '../../../../shared/core/brand.ts';
import { isKnown } from '../../../../shared/core/known.ts';
import { err, ok, type Result } from '../../../../shared/core/result.ts';
import type { UnavailableReason } from '../../../../shared/medicines/source.ts';
import { readPatient } from '../../../../shared/patients/patients.ts';
import type { SourceConfig } from '../../../../shared/records/config.ts';
import { readJson } from '../../http/http.ts';
import { unavailableBecause } from '../reasons.ts';
import type { RecordReader } from '../record-reader.ts';
import { objects, odsSystem, type Spine } from './spine.ts';

/**
 * The ODS code of the practice a patient is registered with, from the Personal Demographics Service. A number that was replaced, a
 * restricted patient and a missing registration stop here, each for itself.
 */
export async function practiceOf(
  reader: Pick<RecordReader, 'get'>,
  { source, gpConnect, correlation }: Spine,
  nhsNumber: string,
): Promise<Result<string, UnavailableReason>> {
  const at: SourceConfig = { ...source, ...gpConnect.demographics };
  const answer = await reader.get(at, `Patient/${encodeURIComponent(nhsNumber)}`, correlation);
  if (!answer.ok) {
    const unknown = answer.fault.kind === 'rejected' && answer.fault.status === 404;
    return err(
      unknown
        ? {
            kind: 'identity-disagrees',
            detail: 'the Personal Demographics Service does not know this NHS number',
          }
        : unavailableBecause(answer.fault),
    );
  }
  const json = readJson(answer.value.text);
  const facts = json.ok ? readPatient(json.value) : undefined;
  if (!json.ok || facts === undefined)
    return err({
      kind: 'not-answering',
      layer: 'answer',
      detail: 'the Personal Demographics Service answered with no patient',
    });
  if (facts.id !== nhsNumber || (isKnown(facts.nhsNumber) && facts.nhsNumber.value !== nhsNumber))
    return err({ kind: 'identity-disagrees', detail: 'this NHS number was replaced by another' });
  if (facts.restricted) return err({ kind: 'restricted' });
  const practices = new Set(practicesIn(json.value));
  const [only] = practices;
  if (only === undefined) return err({ kind: 'no-practice' });
  return practices.size === 1
    ? ok(only)
    : err({ kind: 'refused', detail: 'the Personal Demographics Service names more than one practice' });
}

/** Registrations that have not ended. */
const practicesIn = (patient: JsonObject): readonly string[] =>
  objects(patient['generalPractitioner']).flatMap(({ identifier }) => {
    if (!isObject(identifier) || identifier['system'] !== odsSystem) return [];
    const ended = isObject(identifier['period']) && identifier['period']['end'] !== undefined;
    const code = identifier['value'];
    return !ended && typeof code === 'string' && /^[A-Za-z0-9]{3,10}$/.test(code) ? [code] : [];
  });
