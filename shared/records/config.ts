import { z } from 'zod';
import { capabilitiesOf } from './architectures.ts';
import { architectures, capabilitiesSchema } from './capabilities.ts';
import { gpConnectSchema, withoutRoute } from './gp-connect.ts';

/** The trust's configuration: which records there are, how to sign in to them, and what each source is. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const base = z.url({ protocol: /^https?$/ }).refine((text) => !text.endsWith('/'), 'no trailing slash');

/** A provider system whose copies a store holds; entries are told apart by `Resource.meta.source`. */
const provider = z.object({
  id,
  name: z.string().min(1),
  role: z.enum(['history', 'chart', 'discharge']),
  origin: id,
  metaSource: z.string().min(1),
  gpRecord: z.boolean().optional(),
});

/** A store that the record locator may point to; an address that is not among these is refused. */
const patientStore = z.object({
  id,
  name: z.string().min(1),
  fhirBase: base,
  audience: id,
  tieRoute: z.string().min(1).optional(),
});

/**
 * The trust integration engine: a façade before some or all sources. `routing`: by a further part of the path, or by a header
 * that names the source.
 */
const tie = z.object({
  name: z.string().min(1),
  base,
  routing: z.discriminatedUnion('by', [
    z.object({ by: z.literal('path') }),
    z.object({ by: z.literal('header'), header: z.string().regex(/^[A-Za-z0-9-]+$/) }),
  ]),
  /** Sent with every request, such as the organisation's ODS code. */
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().min(1)).default({}),
  /** How long the engine itself waits for the record behind it; Concord waits a little longer. */
  timeoutMs: z.number().int().positive().default(30_000),
});

const token = z.object({ system: z.string().min(1).optional(), code: z.string().min(1) });

/** Which entries of these types are a source's own; all that is stated must hold. `metaSource` is compared without its fragment. */
const claim = z
  .object({
    types: z.array(z.string().regex(/^[A-Z][A-Za-z]+$/)).min(1),
    category: z.array(token).min(1).optional(),
    encounterClass: z.array(z.string().min(1)).min(1).optional(),
    tag: z.array(token).min(1).optional(),
    metaSource: z.array(z.string().min(1)).min(1).optional(),
  })
  .refine((one) => Object.keys(one).length > 1, 'says nothing about its types');

const source = z.object({
  id,
  name: z.string().min(1),
  /** `census` knows who lies where; `home` is the trust's own writable store. */
  role: z.enum(['census', 'history', 'chart', 'discharge', 'home']),
  /** Which system the facts come from. Sources of equal origin are not independent. */
  origin: id,
  fhirBase: base,
  fhirVersion: z.enum(['R4', 'STU3']),
  audience: id,
  providers: z.array(provider).optional(),
  /** What this source departs in from the preset of its record's architecture. */
  can: capabilitiesSchema.partial().optional(),
  /** How the integration engine calls this source; without it the source is asked directly. */
  tieRoute: z.string().min(1).optional(),
  /** With a record locator at `fhirBase`: the stores it may point to. */
  stores: z.array(patientStore).min(1).optional(),
  /** The only types kept here: others are not asked for, and their absence is no gap. Every type of the role otherwise. */
  keeps: z.array(z.string().regex(/^[A-Z][A-Za-z]+$/)).optional(),
  /** On a server that serves several roles: whose entries are whose, by type. Of a type that no claim names every entry is. */
  claims: z.array(claim).min(1).optional(),
  /** The patient's GP record: a summary of it, typed or pasted, is of the same origin and never counts beside it. */
  gpRecord: z.boolean().optional(),
  /** A GP record behind GP Connect: practice, address and the record itself are asked for one after the other. */
  gpConnect: gpConnectSchema.optional(),
  /** Of a census: what its wards are. Locations with the encounters under way where nothing is stated. */
  census: z.enum(['encounters', 'groups', 'lists']).optional(),
  /** How long copies may stay on this computer; `cachePolicyOf` says what holds where nothing is stated. */
  cache: z.enum(['keep', 'stay', 'session']).optional(),
});

const record = z.object({
  id,
  name: z.string().min(1),
  architecture: z.enum(architectures),
  sources: z.array(source).min(1),
});

const identityServer = z.object({
  id,
  name: z.string().min(1),
  /** As the server writes it, with or without a slash at its end. */
  issuer: z.url({ protocol: /^https?$/ }),
  /** Further origins of the same operator where its endpoints may lie; an endpoint anywhere else is refused. */
  alsoAt: z.array(base).optional(),
  /**
   * `published`: the id token is checked against the keys at `jwks_uri`. `none`: the server publishes none, and the token is
   * believed because it came from the token endpoint itself over TLS (OpenID Connect Core, 3.1.3.7, 6).
   */
  keys: z.enum(['published', 'none']).optional(),
  /** How the sign-in page is asked for; without it by POST where the server states `authorize-post`, else by GET. */
  authoriseBy: z.enum(['get', 'post']).optional(),
});

/** One interactive sign-in per identity server; one authorisation per audience. */
const audience = z.object({
  id,
  name: z.string().min(1),
  identityServer: id,
  /** The FHIR base sent as SMART `aud`. */
  fhirBaseForAud: base,
  clientId: z.string().min(1),
  scopes: z.array(z.string().min(1)).min(1),
  /**
   * Ports of 127.0.0.1 that the server knows as `http://127.0.0.1:PORT/callback`, tried in order; any port without it (RFC 8252,
   * 7.3).
   */
  redirectPorts: z.array(z.number().int().min(1024).max(65_535)).min(1).optional(),
});

/** The trust's own drug-history checklist, in place of the usual one. Ids stand in stored cases and never change meaning. */
const checklist = z.object({
  version: z.string().min(1),
  items: z
    .array(
      z.object({
        id,
        words: z.string().min(1),
        asks: z.array(z.object({ name: id, label: z.string().min(1) })),
        code: z.string().nullable(),
        source: z.string().min(1),
      }),
    )
    .min(1),
});

const workRole = z.enum(['technician', 'pharmacist', 'prescriber']);

/** Which code of a PractitionerRole makes whom: NHS job role codes and SNOMED CT, as the trust issues them. */
const roleCode = z.object({ system: z.url(), code: z.string().min(1), role: workRole });

/** Somebody whose role the trust states itself, by `fhirUser` or by issuer#sub. */
const namedPerson = z.object({ id: z.string().min(1), role: workRole });

const trustShape = z.object({
  version: z.literal(1),
  /** True only for the synthetic records of the sandbox; the preview accepts nothing else. */
  sandbox: z.boolean(),
  trust: z.object({ name: z.string().min(1), odsCode: z.string().min(1) }),
  identityServers: z.array(identityServer).min(1),
  audiences: z.array(audience).min(1),
  records: z.array(record).min(1),
  tie: tie.optional(),
  /** The trust's own clinical tables; `readTrustTables` of `discrepancy/` says what they may hold. */
  tables: z.record(z.string(), z.unknown()).optional(),
  checklist: checklist.optional(),
  roles: z.array(roleCode).optional(),
  people: z.array(namedPerson).optional(),
  /** The source, usually the trust's own store, that takes signed heads of the audit as Provenance. */
  auditAnchorsAt: id.optional(),
});

/** The trust's configuration, with what no single part of it can check alone. */
export const trustConfigSchema = trustShape.superRefine((config, ctx) => {
  const sources = config.records.flatMap((record, at) =>
    record.sources.map((one, index) => ({ record, one, path: ['records', at, 'sources', index] })),
  );
  const mistake = (path: (string | number)[], message: string): void =>
    ctx.addIssue({ code: 'custom', path, message });
  const hasHome = sources.some(({ one }) => one.role === 'home');
  for (const { record, one, path } of sources) {
    const can = capabilitiesOf(record.architecture, one);
    if (one.role === 'history' && can.write === 'own-store-only' && !hasHome)
      mistake(path, 'takes no writes, so a source with the role "home" is needed to keep what supersedes it');
    if (can.lookup === 'record-locator' && one.role === 'history' && one.stores === undefined)
      mistake([...path, 'stores'], 'a record locator needs the stores it may point to');
    if (can.lookup === 'practice-directory' && one.gpConnect === undefined)
      mistake([...path, 'gpConnect'], 'a record at the practice needs to know how the Spine is asked');
    for (const missing of withoutRoute(one))
      mistake(
        [...path, ...missing],
        'goes through the integration engine, which holds the certificate; or say "reachedBy": "host"',
      );
    if (one.tieRoute !== undefined && config.tie === undefined)
      mistake([...path, 'tieRoute'], 'there is no integration engine ("tie") to go through');
    if (!config.audiences.some(({ id: audienceId }) => audienceId === one.audience))
      mistake([...path, 'audience'], `there is no audience "${one.audience}"`);
  }
  if (config.auditAnchorsAt !== undefined && !sources.some(({ one }) => one.id === config.auditAnchorsAt))
    mistake(['auditAnchorsAt'], `there is no source "${config.auditAnchorsAt}"`);
  const ids = sources.map(({ one }) => one.id);
  for (const { one, path } of sources)
    if (ids.filter((each) => each === one.id).length > 1)
      mistake([...path, 'id'], `"${one.id}" stands twice`);
});

export type TrustConfig = z.infer<typeof trustConfigSchema>;
export type RecordConfig = z.infer<typeof record>;
export type SourceConfig = z.infer<typeof source>;
export type IdentityServerConfig = z.infer<typeof identityServer>;
export type AudienceConfig = z.infer<typeof audience>;
export type ClaimConfig = z.infer<typeof claim>;
export type TieConfig = z.infer<typeof tie>;
export type { GpConnectConfig } from './gp-connect.ts';
export type ProviderConfig = z.infer<typeof provider>;
export type RoleCode = z.infer<typeof roleCode>;
