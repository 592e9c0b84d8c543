import { writeFileSync } from 'node:fs';
import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import {
  allSources,
  capabilitiesOf,
  isReadWhole,
  missingScopes,
  neededAccess,
  pullPlan,
  sameIssuer,
  sharedTypes,
  type Capabilities,
} from '../../shared/records/records.ts';
import { trustConfigSchema, type SourceConfig, type TrustConfig } from '../../shared/records/config.ts';
import { createHttp, faultDetail, readJson, usualHttp, type Http } from '../engine/http/http.ts';
import { createRecordReader, readOffer, type Offer, type ReaderHost } from '../engine/records/records.ts';
import type { SignInHost } from '../engine/smart/smart.ts';
import { readText } from './files.ts';
import { placeOf, readProbes, type Asking } from './record-probe.ts';
import { writeProbes } from './record-write-probe.ts';
import { signInEverywhere, type SignInBy } from './record-sign-in.ts';
import { answer, fault, type Answer } from './usage.ts';

export type CheckHost = SignInHost & ReaderHost;

/** What is tried beyond what every server says of itself without a sign-in. */
export type Trying = SignInBy & {
  /** The NHS number of a patient made for tests, whose entries are read. */
  readonly patient: string | undefined;
  /** Whether an entry of theirs may be written, entered in error. */
  readonly scratch: boolean;
  /** Where the file is written with the flags that the check suggests. */
  readonly out: string | undefined;
};

type Suggestion = { readonly keeps?: readonly string[]; readonly can?: Partial<Capabilities> };

/**
 * `record check FILE`: the file against its schema, with the place of each mistake; what every source says of itself (`/metadata`
 * and the SMART configuration); signed in, what it really does; and which flags follow. Nothing is written to a record unless
 * `scratch` is set.
 */
export async function recordCheck(path: string, host: CheckHost, trying: Trying): Promise<Answer> {
  const text = readText(path);
  if (!text.ok) return text;
  const json = readJson(text.value);
  if (!json.ok) return fault('cannot-understand', `${path}: ${faultDetail(json.fault)}`);
  const read = trustConfigSchema.safeParse(json.value);
  if (!read.success)
    return answer({
      file: 'not-valid',
      mistakes: read.error.issues.map((issue) => ({ at: issue.path.join('.'), why: issue.message })),
    });
  const config = read.data;
  const http = createHttp(host, { ...usualHttp, tries: 1 });
  const signedIn = await signInEverywhere(http, config, trying);
  const { tie, trust } = config;
  const reader = createRecordReader(http, signedIn.tokens, { tie, trust, asker: () => undefined });
  const asking = { reader, correlation: host.randomUuid() };
  const sources = await Promise.all(
    allSources(config).map(async ({ record, source }) => {
      const flags = capabilitiesOf(record.architecture, source);
      const { suggests: kept, ...asked } = await askSource(http, config, source);
      const { suggests: can, ...tried } = await trySource(
        asking,
        { source, flags },
        trying,
        host.randomUuid(),
      );
      const suggests: Suggestion = { ...kept, ...can };
      return {
        source: source.id,
        record: record.id,
        flags,
        sharesUnclaimedTypesWith: allSources(config).flatMap(({ source: other }) => {
          const types = sharedTypes(source, other);
          return types.length === 0 ? [] : [{ source: other.id, types }];
        }),
        ...asked,
        ...tried,
        suggests,
      };
    }),
  );
  if (trying.out !== undefined)
    writeFileSync(trying.out, `${JSON.stringify(withSuggestions(json.value, sources), null, 2)}\n`);
  return answer({
    file: 'valid',
    audiences: config.audiences.map(({ id, scopes }) => ({
      audience: id,
      scopesNeededAndNotAskedFor: missingScopes(scopes, neededAccess(config, id), scopes),
      signedIn: signedIn.said(id),
    })),
    sources,
    ...(trying.out === undefined ? {} : { written: trying.out }),
  });
}

type Tried = { readonly suggests: Suggestion } & Readonly<Record<string, unknown>>;

/** What a source really does for the test patient; why nothing was tried, where nothing was. */
async function trySource(
  asking: Asking,
  { source, flags }: { readonly source: SourceConfig; readonly flags: Capabilities },
  { patient, scratch }: Trying,
  id: string,
): Promise<Tried> {
  if (patient === undefined)
    return { tried: false, why: 'no test patient was named: --patient', suggests: {} };
  if (isReadWhole(source))
    return {
      tried: false,
      why: 'a practice is told who asks: its record is read in Concord itself',
      suggests: {},
    };
  const place = await placeOf(asking, source, patient);
  if (!place.ok) return { tried: false, why: place.fault, suggests: {} };
  const probes = await readProbes(asking, place.value);
  if (!scratch || flags.write === 'own-store-only' || !keepsStatements(source))
    return { tried: true, probes, suggests: {} };
  const scratched = await writeProbes(asking, place.value, id, flags);
  const can = { ...source.can, ...scratched.can };
  return {
    tried: true,
    probes: { ...probes, ...scratched.probes },
    left: scratched.left,
    suggests: Object.keys(scratched.can).length === 0 ? {} : { can },
  };
}

/** The roles that a history is written to. */
const keepsStatements = ({ role, keeps }: SourceConfig): boolean =>
  (role === 'history' || role === 'home') && (keeps?.includes('MedicationStatement') ?? true);

/** The file as it was given, with what is suggested of each source in its place. */
function withSuggestions(
  config: JsonObject,
  sources: readonly { readonly source: string; readonly suggests: Suggestion }[],
): JsonObject {
  const objects = (value: unknown): readonly JsonObject[] =>
    Array.isArray(value) ? value.filter(isObject) : [];
  return {
    ...config,
    records: objects(config['records']).map((record) => ({
      ...record,
      sources: objects(record['sources']).map((one) => ({
        ...one,
        ...sources.find(({ source }) => source === one['id'])?.suggests,
      })),
    })),
  };
}

async function askSource(
  http: Http,
  config: TrustConfig,
  source: SourceConfig,
): Promise<{ readonly suggests: Suggestion } & Readonly<Record<string, unknown>>> {
  const [metadata, smart] = await Promise.all(
    ['metadata', '.well-known/smart-configuration'].map((url) =>
      http.read({ url, within: source.fhirBase, server: 'record' }),
    ),
  );
  const offer = metadata?.ok === true ? readOffer(metadata.value.text) : undefined;
  const through =
    source.tieRoute === undefined ? {} : { asked: 'directly, not through the integration engine' };
  return {
    ...through,
    metadata:
      offer === undefined ? { read: false, why: whyNot(metadata) } : { read: true, ...told(source, offer) },
    signIn: smart === undefined ? { read: false } : smartOf(config, source, smart),
    suggests: offer === undefined ? {} : suggestedBy(source, offer),
  };
}

type Asked = Awaited<ReturnType<Http['read']>> | undefined;

const whyNot = (asked: Asked): string =>
  asked === undefined || asked.ok ? 'not a CapabilityStatement' : faultDetail(asked.fault);

/** The types that it says it can search, where that is not all that are asked for; a server that offers none of them says nothing. */
function suggestedBy(source: SourceConfig, offer: Offer): Suggestion {
  const types = pullPlan(source).map(({ type }) => type);
  const offered = types.filter(offer.searches);
  return offered.length === types.length || offered.length === 0 ? {} : { keeps: offered };
}

/** What it can and cannot do of what is asked of it, and what the file should say because of it. */
function told(source: SourceConfig, offer: Offer): object {
  const types = pullPlan({ role: source.role }).map(({ type }) => type);
  const offered = types.filter(offer.searches);
  const missing = types.filter((type) => !offer.searches(type));
  return {
    searches: offered,
    doesNotSearch: missing,
    onlyWhatChanged: offered.length > 0 && offered.every(offer.deltas),
    sendsMedicationsAlong: offered.some((type) => offer.includes(type, `${type}:medication`)),
    refusesStaleUpdates: offer.keepsGuards('MedicationStatement'),
  };
}

function smartOf(config: TrustConfig, source: SourceConfig, asked: NonNullable<Asked>): object {
  if (!asked.ok) return { read: false, why: faultDetail(asked.fault) };
  const json = readJson(asked.value.text);
  if (!json.ok) return { read: false, why: faultDetail(json.fault) };
  const audience = config.audiences.find(({ id }) => id === source.audience);
  const expected = config.identityServers.find(({ id }) => id === audience?.identityServer)?.issuer;
  const { issuer, code_challenge_methods_supported: methods } = json.value;
  return {
    read: true,
    issuerAsConfigured: typeof issuer === 'string' && expected !== undefined && sameIssuer(issuer, expected),
    pkce: Array.isArray(methods) && methods.includes('S256'),
    revocation: typeof json.value['revocation_endpoint'] === 'string',
    publicKeys: typeof json.value['jwks_uri'] === 'string',
  };
}
