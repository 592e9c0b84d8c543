import { brand, type Brand } from '../core/brand.ts';

/** A source as the workspace knows it: one column. Comes from the trust configuration, never from a server. */
export type SourceId = Brand<string, 'SourceId'>;
export const sourceId = (text: string): SourceId => brand<SourceId>(text);

/** A resource is known only by source, type and id together. */
export type ResourceKey = { readonly source: SourceId; readonly type: string; readonly id: string };

/** `source#Type/id`: the text of a key, for maps and findings. */
export const keyText = (key: ResourceKey): string => `${key.source}#${key.type}/${key.id}`;

/** A business identifier: the only key that means the same across systems. */
export type BusinessIdentifier = { readonly system: string; readonly value: string };

export const identifierText = (identifier: BusinessIdentifier): string =>
  `${identifier.system}|${identifier.value}`;
