import type { RecordConfig, SourceConfig, TrustConfig } from './config.ts';

/** Every source of a trust with the record it belongs to, in the order configured. */
export function allSources(
  config: TrustConfig,
): readonly { readonly record: RecordConfig; readonly source: SourceConfig }[] {
  return config.records.flatMap((record) => record.sources.map((source) => ({ record, source })));
}

/** Whether a source says anything about a patient's medicines: the census and the trust's own store are not asked that. */
export const isClinical = (source: SourceConfig): boolean =>
  source.role === 'history' || source.role === 'chart' || source.role === 'discharge';

/** Whether a patient's store has to be located before it can be asked. */
export const isLocated = ({ stores }: Pick<SourceConfig, 'stores'>): boolean => stores !== undefined;

/** Whether a source answers with the whole record of a patient at once, and with nothing less. */
export const isReadWhole = ({ gpConnect }: Pick<SourceConfig, 'gpConnect'>): boolean =>
  gpConnect !== undefined;

export const sourceById = (config: TrustConfig, id: string): SourceConfig | undefined =>
  allSources(config).find(({ source }) => source.id === id)?.source;

export const censusSource = (config: TrustConfig): SourceConfig | undefined =>
  allSources(config).find(({ source }) => source.role === 'census')?.source;
