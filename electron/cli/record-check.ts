import { ok } from '../../shared/core/result.ts';
import {
  allSources,
  capabilitiesOf,
  missingScopes,
  neededAccess,
  pullPlan,
  sameIssuer,
  sharedTypes,
} from '../../shared/records/records.ts';
import { trustConfigSchema, type SourceConfig, type TrustConfig } from '../../shared/records/config.ts';
import {
  createHttp,
  faultDetail,
  readJson,
  usualHttp,
  type Http,
  type NetworkHost,
} from '../engine/http/http.ts';
import { readOffer, type Offer } from '../engine/records/records.ts';
import { readText } from './files.ts';
import { answer, fault, type Answer } from './usage.ts';

/**
 * `record check FILE`: the file against its schema, with the place of each mistake; then what every source says of itself
 * without a sign-in (`/metadata` and the SMART configuration), and which flags follow from it. Nothing is written anywhere.
 */
export async function recordCheck(path: string, host: NetworkHost): Promise<Answer> {
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
  const http = createHttp(host, { ...usualHttp, tries: 1 });
  const sources = await Promise.all(
    allSources(read.data).map(async ({ record, source }) => ({
      source: source.id,
      record: record.id,
      flags: capabilitiesOf(record.architecture, source),
      sharesUnclaimedTypesWith: allSources(read.data).flatMap(({ source: other }) => {
        const types = sharedTypes(source, other);
        return types.length === 0 ? [] : [{ source: other.id, types }];
      }),
      ...(await askSource(http, read.data, source)),
    })),
  );
  return ok({
    file: 'valid',
    audiences: read.data.audiences.map(({ id, scopes }) => ({
      audience: id,
      scopesNeededAndNotAskedFor: missingScopes(scopes, neededAccess(read.data, id), scopes),
    })),
    sources,
    notTried: ['signing in', 'paging', 'If-Match', 'If-None-Exist: they need a person who signs in'],
  });
}

async function askSource(
  http: Http<NetworkHost>,
  config: TrustConfig,
  source: SourceConfig,
): Promise<object> {
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
  };
}

type Asked = Awaited<ReturnType<Http<NetworkHost>['read']>> | undefined;

const whyNot = (asked: Asked): string =>
  asked === undefined || asked.ok ? 'not a CapabilityStatement' : faultDetail(asked.fault);

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
    ...(missing.length === 0 ? {} : { suggests: { keeps: offered } }),
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
