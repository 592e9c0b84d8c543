import type { Role } from '../../../shared/cases/cases.ts';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { AudienceConfig, TrustConfig } from '../../../shared/records/config.ts';
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
 * Name from `fhirUser`, role from PractitionerRole. What cannot be read leaves the id token's own name and the role that
 * may do least.
 */
export async function whoSignedIn(asked: Asked, claims: Claims): Promise<SignedInPerson> {
  const subject = `${claims.iss}#${claims.sub}`;
  const fallback = {
    subject,
    name: claims.name ?? claims.sub,
    role: 'read-only' as const,
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
    role: roles === undefined ? 'read-only' : roleOf(entries(roles)),
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

/** Words of role codes and their displays; the first that fits decides, a technician before the pharmacist in the same words. */
const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/pharmacy technician|technician/i, 'technician'],
  [/pharmacist/i, 'pharmacist'],
  [
    /prescriber|doctor|physician|consultant|registrar|medical practitioner|general practitioner/i,
    'prescriber',
  ],
];

/** SNOMED CT occupations as UK PractitionerRole gives them. */
const roleCodes: Readonly<Record<string, Role>> = {
  '46255001': 'pharmacist',
  '159040006': 'technician',
  '158965000': 'prescriber',
  '309343006': 'prescriber',
};

function roleOf(roles: readonly JsonObject[]): Role {
  const active = roles.filter(
    (role) => role['resourceType'] === 'PractitionerRole' && role['active'] !== false,
  );
  const concepts = active.flatMap((role) => objects(role['code']));
  for (const concept of concepts) {
    const codings = objects(concept['coding']);
    const coded = codings.map((one) => roleCodes[String(one['code'])]).find((one) => one !== undefined);
    if (coded !== undefined) return coded;
    const text = [concept['text'], ...codings.flatMap((one) => [one['display'], one['code']])]
      .filter((one) => typeof one === 'string')
      .join(' ');
    const named = roleWords.find(([pattern]) => pattern.test(text));
    if (named !== undefined) return named[1];
  }
  return 'read-only';
}
