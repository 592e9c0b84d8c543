import type { SourceConfig, TieConfig } from './config.ts';
import { tieAddress } from './tie-address.ts';

/** Where something of a source is asked, by which name it is told apart, and with which headers of the integration engine. */
type Place = {
  readonly place: string;
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Every place that is asked on behalf of a source: itself, and the stores, practices and directories that it leads to. */
export function askedAt(tie: TieConfig | undefined, source: SourceConfig): readonly Place[] {
  const { stores = [], gpConnect } = source;
  const services = gpConnect === undefined ? [] : [gpConnect.demographics, gpConnect.directory];
  return [
    source,
    ...[...stores, ...services].map(({ fhirBase, tieRoute }) => ({ ...source, fhirBase, tieRoute })),
  ].map((one) => tieAddress(tie, one) ?? { place: one.fhirBase, base: one.fhirBase, headers: {} });
}
