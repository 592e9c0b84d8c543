import { z } from 'zod';

/** The trust's configuration: which records there are, how to sign in to them, and what each source is. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const base = z.url({ protocol: /^https?$/ }).refine((text) => !text.endsWith('/'), 'no trailing slash');

const architectures = [
  'persisted-copy',
  'single-and-only',
  'federated',
  'patient-centric',
  'hybrid',
] as const;

/** A provider system whose copies a store holds; entries are told apart by `Resource.meta.source`. */
const provider = z.object({
  id,
  name: z.string().min(1),
  role: z.enum(['history', 'chart', 'discharge']),
  origin: id,
  metaSource: z.string().min(1),
  gpRecord: z.boolean().optional(),
});

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
  /** The only types kept here: others are not asked for, and their absence is no gap. Every type of the role otherwise. */
  keeps: z.array(z.string().regex(/^[A-Z][A-Za-z]+$/)).optional(),
  /** The patient's GP record: a summary of it, typed or pasted, is of the same origin and never counts beside it. */
  gpRecord: z.boolean().optional(),
});

const record = z.object({
  id,
  name: z.string().min(1),
  architecture: z.enum(architectures),
  sources: z.array(source).min(1),
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

export const trustConfigSchema = z.object({
  version: z.literal(1),
  /** True only for the synthetic records of the sandbox; the preview accepts nothing else. */
  sandbox: z.boolean(),
  trust: z.object({ name: z.string().min(1), odsCode: z.string().min(1) }),
  identityServers: z.array(z.object({ id, name: z.string().min(1), issuer: base })).min(1),
  audiences: z.array(audience).min(1),
  records: z.array(record).min(1),
  /** The trust's own clinical tables; `readTrustTables` of `discrepancy/` says what they may hold. */
  tables: z.record(z.string(), z.unknown()).optional(),
  checklist: checklist.optional(),
  roles: z.array(roleCode).optional(),
  people: z.array(namedPerson).optional(),
});

export type TrustConfig = z.infer<typeof trustConfigSchema>;
export type RecordConfig = z.infer<typeof record>;
export type SourceConfig = z.infer<typeof source>;
export type AudienceConfig = z.infer<typeof audience>;
export type ProviderConfig = z.infer<typeof provider>;
export type RoleCode = z.infer<typeof roleCode>;
export type Architecture = (typeof architectures)[number];
