import type { Role } from '../../../shared/cases/cases.ts';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { AudienceConfig, RoleCode, TrustConfig } from '../../../shared/records/config.ts';
import { subjectOf } from '../../../shared/records/records.ts';
import { addressWithin, readJson, type Http } from '../http/http.ts';
import type { Claims } from './id-token.ts';

/** Who signed in, as the trust's records know them. */
export type SignedInPerson = {
  /** `issuer#sub`: the same person at every audience of one identity server. */
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** GPhC or other professional number, where the record gives one. */
  readonly registration: string | null;
};

type Asked = {
  readonly http: Http;
  readonly config: TrustConfig;
  readonly audience: AudienceConfig;
  readonly accessToken: string;
};

/**
 * Name from `fhirUser`, role from the trust's list of people or from PractitionerRole. What cannot be read leaves the id token's
 * own name and the role that may do least.
 */
export async function whoSignedIn(asked: Asked, claims: Claims): Promise<SignedInPerson> {
  const subject = subjectOf(claims.iss, claims.sub);
  const named = (asked.config.people ?? []).find(
    ({ id }) =>
      id === subject ||
      id === `${claims.iss}#${claims.sub}` ||
      id === claims.fhirUser ||
      id === claims.profile,
  )?.role;
  const fallback = {
    subject,
    name: claims.name ?? claims.sub,
    role: named ?? ('read-only' as const),
    registration: null,
  };
  const found = baseOf(asked, claims.fhirUser ?? claims.profile ?? '');
  if (found === undefined) return fallback;
  const practitioner = await readResource(asked, found.base, `Practitioner/${found.id}`);
  const roles = await readResource(
    asked,
    found.base,
    `PractitionerRole?practitioner=Practitioner/${encodeURIComponent(found.id)}`,
  );
  return {
    subject,
    name: (practitioner === undefined ? undefined : nameOf(practitioner)) ?? fallback.name,
    role:
      named ??
      (roles === undefined
        ? 'read-only'
        : roleOf(
            entries(roles),
            found,
            asked.config.roles ?? [],
            fromMillis(asked.http.host.now()).slice(0, 10),
          )),
    registration: practitioner === undefined ? null : registrationOf(practitioner),
  };
}

/** The configured base under which `fhirUser` lies; a token is sent nowhere else. */
function baseOf(asked: Asked, fhirUser: string): { readonly base: string; readonly id: string } | undefined {
  const id = /(?:^|\/)Practitioner\/([A-Za-z0-9.-]{1,64})$/.exec(fhirUser)?.[1];
  if (id === undefined) return undefined;
  const sources = asked.config.records.flatMap((record) => record.sources);
  const own = sources
    .filter((source) => source.audience === asked.audience.id)
    .map((source) => source.fhirBase);
  if (fhirUser === `Practitioner/${id}`) return { base: asked.audience.fhirBaseForAud, id };
  const base = [asked.audience.fhirBaseForAud, ...own].find(
    (one) => fhirUser === `${one}/Practitioner/${id}`,
  );
  return base === undefined ? undefined : { base, id };
}

async function readResource(asked: Asked, base: string, path: string): Promise<JsonObject | undefined> {
  const url = addressWithin(base, path);
  if (!url.ok) return undefined;
  const headers = { authorization: `Bearer ${asked.accessToken}` };
  const answer = await asked.http.read({ url: url.value.href, within: base, server: 'record', headers });
  const json = answer.ok ? readJson(answer.value.text) : answer;
  return json.ok ? json.value : undefined;
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const entries = (bundle: JsonObject): readonly JsonObject[] =>
  objects(bundle['entry']).flatMap((entry) => (isObject(entry['resource']) ? [entry['resource']] : []));

function nameOf(practitioner: JsonObject): string | undefined {
  const [name] = objects(practitioner['name']);
  if (name === undefined) return undefined;
  if (typeof name['text'] === 'string') return name['text'];
  const list = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  const family = typeof name['family'] === 'string' ? [name['family']] : [];
  const words = [...list(name['prefix']), ...list(name['given']), ...family];
  return words.length === 0 ? undefined : words.join(' ');
}

/** A professional body's number (GPhC, GMC, NMC) rather than a local one. */
function registrationOf(practitioner: JsonObject): string | null {
  const found = objects(practitioner['identifier']).find(
    (one) => typeof one['system'] === 'string' && /gphc|gmc|nmc|professional/i.test(one['system']),
  );
  const value = found?.['value'];
  return typeof value === 'string' ? value : null;
}

/** SNOMED CT occupations as UK PractitionerRole gives them; a trust adds its own codes (NHS job roles) in its configuration. */
const usualRoles: readonly RoleCode[] = [
  { system: 'http://snomed.info/sct', code: '46255001', role: 'pharmacist' },
  { system: 'http://snomed.info/sct', code: '159040006', role: 'technician' },
  { system: 'http://snomed.info/sct', code: '158965000', role: 'prescriber' },
  { system: 'http://snomed.info/sct', code: '309343006', role: 'prescriber' },
];

/** Of several roles the one that decides most. */
const inOrder: readonly Role[] = ['pharmacist', 'prescriber', 'technician'];

/**
 * A role comes from a code of a current PractitionerRole of this very practitioner, as the trust maps it. Words are none: "non-
 * pharmacist ward clerk" names a pharmacist.
 */
export function roleOf(
  resources: readonly JsonObject[],
  practitioner: { readonly base: string; readonly id: string },
  codes: readonly RoleCode[],
  today: string,
): Role {
  const mine = resources.filter(
    (role) =>
      role['resourceType'] === 'PractitionerRole' &&
      role['active'] !== false &&
      isOf(role['practitioner'], practitioner) &&
      isCurrent(role['period'], today),
  );
  const codings = mine
    .flatMap((role) => objects(role['code']))
    .flatMap((concept) => objects(concept['coding']));
  const found: readonly Role[] = codings.flatMap(
    (coding) =>
      [...codes, ...usualRoles].find(
        ({ system, code }) => coding['system'] === system && isCode(coding['code'], code),
      )?.role ?? [],
  );
  return inOrder.find((role) => found.includes(role)) ?? 'read-only';
}

/** NHS job role codes come alone (R0000) or at the end of staff group and sub-group (S0000:G0000:R0000). */
const isCode = (sent: unknown, code: string): boolean =>
  typeof sent === 'string' && (sent === code || sent.split(':').at(-1) === code);

function isOf(reference: unknown, { base, id }: { readonly base: string; readonly id: string }): boolean {
  const to = isObject(reference) ? reference['reference'] : undefined;
  return to === `Practitioner/${id}` || to === `${base}/Practitioner/${id}`;
}

/** Dates as FHIR gives them, whole or in part; a role without a period is current. */
function isCurrent(period: unknown, today: string): boolean {
  if (!isObject(period)) return period === undefined;
  const { start, end } = period;
  const begun = start === undefined || (typeof start === 'string' && start.slice(0, 10) <= today);
  const going = end === undefined || (typeof end === 'string' && end >= today.slice(0, end.length));
  return begun && going;
}
