import { createHash } from 'node:crypto';
import { isObject } from '../../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../../shared/core/result.ts';
import type { SourceState, UnavailableReason } from '../../../../shared/medicines/source.ts';
import { nhsNumberSystem } from '../../../../shared/patients/patients.ts';
import { stateOfSpineError } from '../../../../shared/records/records.ts';
import type { SourceConfig, TrustConfig } from '../../../../shared/records/config.ts';
import type { Host } from '../../host.ts';
import { readJson, resourceTexts, type HttpAnswer, type Page, type PageEntry } from '../../http/http.ts';
import type { ReadFault } from '../read-fault.ts';
import { unavailableBecause } from '../reasons.ts';
import type { RecordReader } from '../record-reader.ts';
import { bearerFor, type Asker } from './bearer.ts';
import { systemOf, type PracticeSystem } from './directory.ts';
import { practiceOf } from './practice.ts';
import { structuredRecord, type Spine } from './spine.ts';
import type { WholeRecord } from './whole-record.ts';

export type GpConnectParts = {
  readonly reader: Pick<RecordReader, 'get' | 'operate'>;
  readonly host: Pick<Host, 'now' | 'randomUuid' | 'computerName' | 'appVersion'>;
  readonly trust: TrustConfig['trust'];
  /** Whoever is at the screen; without somebody nothing is asked, because the practice is told who asks. */
  readonly asker: () => Asker | undefined;
};

/**
 * A patient's structured GP record: the practice from the Personal Demographics Service, its address and system id from the
 * Spine Directory Service, then `$gpc.getstructuredrecord` through the Spine Secure Proxy. Whatever does not come to an answer is
 * a state of the column, never an empty record.
 */
export async function readGpRecord(
  parts: GpConnectParts,
  source: SourceConfig,
  nhsNumber: string,
  correlation: string,
): Promise<Result<WholeRecord, SourceState>> {
  const { gpConnect } = source;
  if (gpConnect === undefined) return err(unavailable({ kind: 'no-practice' }));
  const asker = parts.asker();
  if (asker === undefined) return err(unavailable({ kind: 'sign-in-needed' }));
  const spine: Spine = { source, gpConnect, correlation };
  const practice = await practiceOf(parts.reader, spine, nhsNumber);
  if (!practice.ok) return err(unavailable(practice.fault));
  const system = await systemOf(parts.reader, spine, practice.value);
  if (!system.ok) return err(unavailable(system.fault));
  const answer = await ask(parts, spine, asker, system.value, nhsNumber);
  if (!answer.ok) return err(stateOfFault(answer.fault));
  return wholeRecord(answer.value, system.value.address);
}

const unavailable = (reason: UnavailableReason): SourceState => ({ kind: 'unavailable', reason });

function ask(
  { reader, host, trust }: GpConnectParts,
  { source, gpConnect, correlation }: Spine,
  asker: Asker,
  { address, asid }: PracticeSystem,
  nhsNumber: string,
): Promise<Result<HttpAnswer, ReadFault>> {
  const device = { name: host.computerName, version: host.appVersion };
  const bearer = bearerFor({ gpConnect, trust, asker, audience: address, device, nowMs: host.now() });
  return reader.operate(
    source,
    {
      // The Secure Proxy is given the practice's whole address as the rest of its own path.
      path: `./${address}/Patient/$gpc.getstructuredrecord`,
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/fhir+json',
        'ssp-traceid': host.randomUuid(),
        'ssp-from': gpConnect.asid,
        'ssp-to': asid,
        'ssp-interactionid': structuredRecord,
      },
      body: JSON.stringify(parametersFor(nhsNumber)),
    },
    correlation,
  );
}

/** Everything about medicines and allergies, what was issued and what has ended too: what is current is decided here. */
const parametersFor = (nhsNumber: string): object => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'patientNHSNumber', valueIdentifier: { system: nhsNumberSystem, value: nhsNumber } },
    { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
    { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
  ],
});

/** The Spine's and the practice's own codes say more than the status they came with. */
function stateOfFault(fault: ReadFault): SourceState {
  const issues = 'issues' in fault ? (fault.issues ?? []) : [];
  const states = issues.flatMap(({ details = [] }) =>
    details.flatMap((code) => stateOfSpineError(code) ?? []),
  );
  return states[0] ?? unavailable(unavailableBecause(fault));
}

function wholeRecord(answer: HttpAnswer, address: string): Result<WholeRecord, SourceState> {
  const unreadable = (detail: string): Result<never, SourceState> =>
    err(unavailable({ kind: 'not-answering', layer: 'answer', detail }));
  const json = readJson(answer.text);
  if (!json.ok) return unreadable(json.fault.detail);
  if (json.value['resourceType'] !== 'Bundle') return unreadable('not a Bundle');
  const texts = resourceTexts(answer.text);
  const raw = json.value['entry'];
  const entries = (Array.isArray(raw) ? raw : []).map((entry: unknown, at) => entryOf(entry, texts[at]));
  const page: Page = {
    number: 1,
    entries: entries.flatMap((one) => one ?? []),
    issues: [],
    unidentified: entries.filter((one) => one === undefined).length,
    total: undefined,
    next: undefined,
    serverTime: answer.serverTime,
  };
  return ok({ page, address });
}

/** Lists of GP Connect have no id: they are known by what they say, so that the same one is not kept twice. */
function entryOf(entry: unknown, text: string | undefined): PageEntry | undefined {
  const resource = isObject(entry) ? entry['resource'] : undefined;
  if (!isObject(resource) || text === undefined) return undefined;
  const type = resource['resourceType'];
  if (typeof type !== 'string' || type === '') return undefined;
  const id =
    typeof resource['id'] === 'string' && resource['id'] !== ''
      ? resource['id']
      : `no-id-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  return { type, id, text, resource, included: false };
}
