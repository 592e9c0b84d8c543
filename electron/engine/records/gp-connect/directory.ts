import type { JsonObject } from '../../../../shared/core/brand.ts';
import { isObject } from '../../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../../shared/core/result.ts';
import type { UnavailableReason } from '../../../../shared/medicines/source.ts';
import type { SourceConfig } from '../../../../shared/records/config.ts';
import { readJson } from '../../http/http.ts';
import { unavailableBecause } from '../reasons.ts';
import type { RecordReader } from '../record-reader.ts';
import { objects, odsSystem, structuredRecord, type Spine } from './spine.ts';

/** Where a practice's record is asked for, and its accredited system id (`Ssp-To`). */
export type PracticeSystem = { readonly address: string; readonly asid: string };

const asidSystem = 'https://fhir.nhs.uk/Id/nhsSpineASID';
const partySystem = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey';
const interactionSystem = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId';

/** A practice's system as the Spine Directory Service has it; a practice without one for this interaction does not offer it. */
export async function systemOf(
  reader: Pick<RecordReader, 'get'>,
  spine: Spine,
  practice: string,
): Promise<Result<PracticeSystem, UnavailableReason>> {
  const devices = await search(reader, spine, `Device?${of(practice)}`);
  if (!devices.ok) return devices;
  const device = devices.value.find((one) => idIn(one, asidSystem) !== undefined);
  const asid = device === undefined ? undefined : idIn(device, asidSystem);
  if (device === undefined || asid === undefined) return err(notOffered(practice));
  const party = idIn(device, partySystem);
  const narrowed = party === undefined ? '' : `&identifier=${token(partySystem, party)}`;
  const endpoints = await search(reader, spine, `Endpoint?${of(practice)}${narrowed}`);
  if (!endpoints.ok) return endpoints;
  const address = endpoints.value.map((one) => one['address']).find((one) => typeof one === 'string');
  return typeof address !== 'string' || !URL.canParse(address)
    ? err(notOffered(practice))
    : ok({ address: address.replace(/\/+$/, ''), asid });
}

const notOffered = (practice: string): UnavailableReason => ({
  kind: 'not-offered',
  detail: `the practice (${practice}) does not give its record through GP Connect`,
});

const token = (system: string, value: string): string => encodeURIComponent(`${system}|${value}`);
const of = (practice: string): string =>
  `organization=${token(odsSystem, practice)}&identifier=${token(interactionSystem, structuredRecord)}`;

const idIn = (resource: JsonObject, system: string): string | undefined =>
  objects(resource['identifier']).flatMap((one) =>
    one['system'] === system && typeof one['value'] === 'string' ? [one['value']] : [],
  )[0];

async function search(
  reader: Pick<RecordReader, 'get'>,
  { source, gpConnect, correlation }: Spine,
  path: string,
): Promise<Result<readonly JsonObject[], UnavailableReason>> {
  const at: SourceConfig = { ...source, ...gpConnect.directory };
  const answer = await reader.get(at, path, correlation);
  if (!answer.ok) return err(unavailableBecause(answer.fault));
  const json = readJson(answer.value.text);
  if (!json.ok || json.value['resourceType'] !== 'Bundle')
    return err({
      kind: 'not-answering',
      layer: 'answer',
      detail: 'the Spine Directory Service answered with no Bundle',
    });
  return ok(objects(json.value['entry']).flatMap(({ resource }) => (isObject(resource) ? [resource] : [])));
}
