import { must } from '../../../shared/core/must.ts';
import { readTrustTables, type TrustTables } from '../../../shared/discrepancy/discrepancy.ts';
import type { EngineContext } from '../context.ts';

const perConfig = new WeakMap<EngineContext['config'], TrustTables>();

/** The trust's clinical tables, read once. Every host refuses a configuration whose tables are wrong before it starts the engine. */
export function tablesOf({ config }: Pick<EngineContext, 'config'>): TrustTables {
  const known = perConfig.get(config);
  if (known !== undefined) return known;
  const read = readTrustTables(config.tables);
  const tables = must(read.ok ? read.value : undefined, 'the tables were checked with the configuration');
  perConfig.set(config, tables);
  return tables;
}
