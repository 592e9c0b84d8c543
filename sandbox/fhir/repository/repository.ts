import type { WithId } from '@medplum/core';
import type { DeleteResourceOptions, UpdateResourceOptions } from '@medplum/fhir-router';
import type { Resource } from '@medplum/fhirtypes';
import { refuse } from '../outcomes.ts';
import { WithValidation } from './validation.ts';

/**
 * A store's memory: the library's, with its gaps closed one file each (versions, history, tombstones, rollback, validation)
 * and, here, the version guard, which the library answers 404 for what does not exist and cannot be told to ignore.
 */
export class StoreRepository extends WithValidation {
  /** A switch: some real servers take `If-Match` and do not look at it. */
  ignoreIfMatch = false;

  private guard(type: string, id: string, ifMatch: string | undefined): void {
    if (ifMatch === undefined || this.ignoreIfMatch) return;
    const latest = this.log.latest(type, id);
    if (latest?.resource !== undefined && latest.id === ifMatch) return;
    const held = latest?.resource === undefined ? 'no current version' : `version ${latest.id}`;
    throw refuse(412, 'conflict', `If-Match asks for version ${ifMatch}; ${type}/${id} has ${held}.`);
  }

  override async updateResource<T extends Resource>(
    resource: T,
    options?: UpdateResourceOptions,
  ): Promise<WithId<T>> {
    this.guard(resource.resourceType, resource.id ?? '', options?.ifMatch);
    return super.updateResource(resource);
  }

  override async deleteResource(
    resourceType: string,
    id: string,
    options?: DeleteResourceOptions,
  ): Promise<void> {
    this.guard(resourceType, id, options?.ifMatch);
    return super.deleteResource(resourceType, id);
  }

  /** Puts a resource in as it was at the start, with the date it carries; validated by the tests, not at every start. */
  async seed(resource: Resource): Promise<void> {
    await super.createUnchecked(resource);
  }

  /** Everything current, in order of type and first appearance. */
  everything(): readonly Resource[] {
    const tables = Reflect.get(this, 'resources') as Map<string, Map<string, Resource>>;
    return [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => [...rows.values()]);
  }
}
