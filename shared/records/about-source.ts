import { capabilitiesOf } from './architectures.ts';
import type { RecordConfig, SourceConfig } from './config.ts';

/** What the way a record is kept means for whoever reads its column, in sentences; nothing where there is nothing to know. */
export function aboutSource(record: RecordConfig, source: SourceConfig): readonly string[] {
  const can = capabilitiesOf(record.architecture, source);
  return [
    ...(can.copiesLag ? [`Copies kept by ${record.name}: they can lag the system they came from.`] : []),
    ...(can.asksProviders && source.providers !== undefined
      ? [`${record.name} asks each provider and keeps nothing.`]
      : []),
    ...(can.consentDecides ? ['The patient decides what is shared here.'] : []),
    ...(can.write === 'own-store-only' ? ['Read only: changes are asked of its owner.'] : []),
  ];
}
