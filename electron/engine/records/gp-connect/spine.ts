import { isObject, type JsonObject } from '../../../../shared/core/brand.ts';
import type { GpConnectConfig, SourceConfig } from '../../../../shared/records/config.ts';

/** A source behind the Spine, and the user action on whose behalf it is asked. */
export type Spine = {
  readonly source: SourceConfig;
  readonly gpConnect: GpConnectConfig;
  readonly correlation: string;
};

export const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** The interaction under which practices offer their record, in the directory and in `Ssp-InteractionID`. */
export const structuredRecord = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';

export const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
