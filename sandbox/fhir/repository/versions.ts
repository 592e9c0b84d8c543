import type { WithId } from '@medplum/core';
import { type CreateResourceOptions, MemoryRepository } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import { type Clock, isoNow } from '../../clock.ts';
import { VersionLog } from './log.ts';

type Search<T extends Resource> = Parameters<MemoryRepository['conditionalCreate']>[1] & {
  resourceType: T['resourceType'];
};

/** Gap: versions are random and dated by the machine. Here they count 1, 2, 3 and carry the sandbox's clock. */
export class WithVersions extends MemoryRepository {
  readonly log = new VersionLog();
  /** True while a store is being filled with what it starts with. */
  dated = false;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    super();
    this.clock = clock;
    // Seeding mode keeps the version and date that `stamp` gives; outside it the library replaces both.
    Reflect.set(this, 'seeding', true);
  }

  now(): string {
    return isoNow(this.clock);
  }

  private stamp<T extends Resource>(resource: T): WithId<T> {
    const id = resource.id ?? this.generateId();
    const meta = {
      ...resource.meta,
      versionId: this.log.nextId(resource.resourceType, id),
      lastUpdated: this.dating(resource),
    };
    return { ...resource, id, meta } as WithId<T>;
  }

  /** When a version was made. What a store starts with keeps the date it brings. */
  private dating(resource: Resource): string {
    return (this.dated ? resource.meta?.lastUpdated : undefined) ?? this.now();
  }

  private record<T extends Resource>(saved: WithId<T>, method: 'POST' | 'PUT'): void {
    const { versionId = '1', lastUpdated = this.now() } = saved.meta ?? {};
    const resource = structuredClone(saved);
    this.log.add(saved.resourceType, saved.id, { id: versionId, when: lastUpdated, method, resource });
  }

  override async createResource<T extends Resource>(
    resource: T,
    options?: CreateResourceOptions,
    update = false,
  ): Promise<WithId<T>> {
    const saved = await super.createResource(this.stamp(resource), options, update);
    this.record(saved, update ? 'PUT' : 'POST');
    return saved;
  }

  override async conditionalCreate<T extends Resource>(
    resource: T,
    search: Search<T>,
    options?: CreateResourceOptions,
  ): Promise<{ resource: WithId<T>; outcome: OperationOutcome }> {
    // Here the library takes a body id that differs from the match for an error, and we always give one.
    const result = await super.conditionalCreate(this.stamp(resource), search, {
      ...options,
      assignedId: true,
    });
    if (result.outcome.id === 'created') this.record(result.resource, 'POST');
    return result;
  }
}
