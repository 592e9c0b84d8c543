import { typeWords } from '../medicines/resource-words.ts';
import { cachePolicyOf, type CachePolicy } from './cache-policy.ts';
import { capabilitiesOf } from './architectures.ts';
import { sharedTypes } from './claims.ts';
import type { RecordConfig, SourceConfig } from './config.ts';

/** How long the copy on this computer stays, where that is not until it is read again. */
const cacheWords: Readonly<Record<CachePolicy, readonly string[]>> = {
  keep: [],
  stay: ['The copy on this computer is removed a day after the stay.'],
  session: ['The copy on this computer is removed when the screen locks.'],
};

/** What the way a record is kept means for whoever reads its column, in sentences; nothing where there is nothing to know. */
export function aboutSource(
  record: RecordConfig,
  source: SourceConfig,
  sources: readonly SourceConfig[],
): readonly string[] {
  const can = capabilitiesOf(record.architecture, source);
  return [
    ...(can.copiesLag ? [`Copies kept by ${record.name}: they can lag the system they came from.`] : []),
    ...(can.asksProviders && source.providers !== undefined
      ? [`${record.name} asks each provider and keeps nothing.`]
      : []),
    ...(can.lookup === 'practice-directory'
      ? ['Read from the practice with which the patient is registered, through GP Connect.']
      : []),
    ...(can.consentDecides ? ['The patient decides what is shared here.'] : []),
    ...sources.flatMap((other) => {
      const types = sharedTypes(source, other);
      return types.length === 0
        ? []
        : [
            `On one server with ${other.name}, and nobody said which ${types.map(typeWords).join(', ')} are whose: a line may stand in both.`,
          ];
    }),
    ...cacheWords[cachePolicyOf(source)],
    ...(can.write === 'own-store-only' ? ['Read only: changes are asked of its owner.'] : []),
  ];
}
