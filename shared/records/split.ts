import { isObject, type JsonObject } from '../core/brand.ts';
import type { PartialReason, SourceState } from '../medicines/source.ts';
import type { ProviderConfig, SourceConfig } from './config.ts';

/** One column that a source gives rise to. `provider` is undefined for what no configured provider sent. */
export type ProviderPart<R> = {
  readonly id: string;
  readonly provider: ProviderConfig | undefined;
  readonly resources: readonly R[];
};

/** Types that belong to no column by themselves: every column may refer to them. */
const shared: ReadonlySet<string> = new Set([
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'Encounter',
  'Medication',
]);

/**
 * Splits what one store holds into the provider systems it came from, by `meta.source` (a fragment after `#` is the
 * message, not the system). Entries that match no provider form a part of their own, so that nothing vanishes; a source
 * without providers is one part. A resource that belongs to no provider's own (Patient, Medication ...) joins every part
 * that holds something, or the rest when none does.
 */
export function splitByProvider<R extends { readonly body: JsonObject }>(
  source: SourceConfig,
  resources: readonly R[],
): readonly ProviderPart<R>[] {
  const providers = source.providers ?? [];
  if (providers.length === 0) return [{ id: source.id, provider: undefined, resources }];
  const common = resources.filter(isShared);
  const own = resources.filter((one) => !isShared(one));
  const parts = providers.map((provider) => ({
    id: provider.id,
    provider,
    own: own.filter((one) => providerOf(providers, one) === provider),
  }));
  const rest = own.filter((one) => providerOf(providers, one) === undefined);
  const columns = parts.map((part) => ({
    id: part.id,
    provider: part.provider,
    resources: withCommon(part.own, common),
  }));
  const orphaned = rest.length === 0 && common.length > 0 && parts.every((part) => part.own.length === 0);
  if (rest.length === 0 && !orphaned) return columns;
  return [...columns, { id: source.id, provider: undefined, resources: [...rest, ...common] }];
}

/**
 * How complete one provider's part of an answer is: who did not answer is a gap of that provider and of nobody else, and a
 * provider that was silent and of whom nothing is held is unavailable, never empty. A silence whose name no provider bears
 * counts against them all.
 */
export function stateOfPart(
  state: SourceState,
  providers: readonly ProviderConfig[],
  part: { readonly provider: ProviderConfig | undefined; readonly holds: boolean },
): SourceState {
  const { provider } = part;
  if (state.kind !== 'partial' || provider === undefined) return state;
  const named = (reason: PartialReason, one: ProviderConfig): boolean =>
    reason.kind === 'provider-not-answering' && reason.provider === one.name;
  const reasons = state.reasons.filter(
    (reason) => named(reason, provider) || !providers.some((other) => named(reason, other)),
  );
  const silent = reasons.find((reason) => named(reason, provider));
  if (silent?.kind === 'provider-not-answering' && !part.holds)
    return {
      kind: 'unavailable',
      reason: { kind: 'not-answering', layer: 'provider', detail: silent.detail },
    };
  return reasons.length === 0 ? { kind: 'complete' } : { kind: 'partial', reasons };
}

const withCommon = <R>(own: readonly R[], common: readonly R[]): readonly R[] =>
  own.length === 0 ? [] : [...own, ...common];

const isShared = (one: { readonly body: JsonObject }): boolean => {
  const type = one.body['resourceType'];
  return typeof type === 'string' && shared.has(type);
};

function providerOf(
  providers: readonly ProviderConfig[],
  one: { readonly body: JsonObject },
): ProviderConfig | undefined {
  const meta = one.body['meta'];
  const system =
    isObject(meta) && typeof meta['source'] === 'string' ? meta['source'].split('#')[0] : undefined;
  return providers.find(
    (provider) =>
      provider.metaSource === system || provider.metaSource === (isObject(meta) ? meta['source'] : undefined),
  );
}
