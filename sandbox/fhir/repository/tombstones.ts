import type { DeleteResourceOptions } from '@medplum/fhir-router';
import type { Resource, ResourceType } from '@medplum/fhirtypes';
import { refuse } from '../outcomes.ts';
import { WithHistory } from './history.ts';

/** Gap: a deleted resource reads as one that never was (404). Here it leaves a version behind and reads as gone (410). */
export class WithTombstones extends WithHistory {
  override async readResource<T extends Resource>(resourceType: string, id: string): Promise<T> {
    const latest = this.log.latest(resourceType, id);
    if (latest === undefined) throw refuse(404, 'not-found', `${resourceType}/${id} is not known here.`);
    if (latest.resource === undefined) throw refuse(410, 'deleted', `${resourceType}/${id} was deleted.`);
    return structuredClone(latest.resource) as T;
  }

  override async deleteResource(
    resourceType: string,
    id: string,
    options?: DeleteResourceOptions,
  ): Promise<void> {
    const latest = this.log.latest(resourceType, id);
    if (latest === undefined) throw refuse(404, 'not-found', `${resourceType}/${id} is not known here.`);
    // Deleting what is already deleted changes nothing and is no error.
    if (latest.resource === undefined) return;
    await super.deleteResource(resourceType, id, options);
    const version = this.log.nextId(resourceType, id);
    this.log.add(resourceType as ResourceType, id, { id: version, when: this.now(), method: 'DELETE' });
  }
}
