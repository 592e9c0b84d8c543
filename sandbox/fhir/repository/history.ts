import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { WithId } from '@medplum/core';
import { type Refusal, refuse } from '../outcomes.ts';
import type { Version } from './log.ts';
import { WithVersions } from './versions.ts';

const entry = <T extends Resource>(type: string, id: string, version: Version): BundleEntry<T> => ({
  fullUrl: `${type}/${id}`,
  ...(version.resource === undefined ? {} : { resource: structuredClone(version.resource) as T }),
  request: { method: version.method, url: version.method === 'POST' ? type : `${type}/${id}` },
  response: {
    status: version.method === 'POST' ? '201' : '200',
    etag: `W/"${version.id}"`,
    lastModified: version.when,
  },
});

/** Gap: the library turns its history round in place, so that every second reading is oldest first, and forgets deletions. */
export class WithHistory extends WithVersions {
  override async readHistory<T extends Resource>(
    resourceType: string,
    id: string,
  ): Promise<Bundle<WithId<T>>> {
    const versions = this.log.of(resourceType, id);
    if (versions.length === 0) throw refuse(404, 'not-found', `${resourceType}/${id} is not known here.`);
    const entries = versions.toReversed().map((version) => entry<WithId<T>>(resourceType, id, version));
    return { resourceType: 'Bundle', type: 'history', total: versions.length, entry: entries };
  }

  override async readVersion<T extends Resource>(
    resourceType: string,
    id: string,
    versionId: string,
  ): Promise<T> {
    const version = this.log.of(resourceType, id).find((one) => one.id === versionId);
    if (version === undefined) throw this.unknownVersion(resourceType, id, versionId);
    if (version.resource === undefined) throw refuse(410, 'deleted', `Version ${versionId} is the deletion.`);
    return structuredClone(version.resource) as T;
  }

  private unknownVersion(type: string, id: string, versionId: string): Refusal {
    return refuse(404, 'not-found', `${type}/${id} has no version ${versionId}.`);
  }
}
