import type { Resource, ResourceType } from '@medplum/fhirtypes';

/** One version of a resource; a deletion is a version without a body. */
export type Version = {
  readonly id: string;
  readonly when: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly resource?: Resource;
};

/** Every version of every resource, oldest first. The library's own history forgets deletions and reverses itself. */
export class VersionLog {
  private versions = new Map<string, readonly Version[]>();

  of(type: string, id: string): readonly Version[] {
    return this.versions.get(`${type}/${id}`) ?? [];
  }

  latest(type: string, id: string): Version | undefined {
    return this.of(type, id).at(-1);
  }

  /** The number the next version gets: "1", "2", ... */
  nextId(type: string, id: string): string {
    return String(this.of(type, id).length + 1);
  }

  add(type: ResourceType, id: string, version: Version): void {
    this.versions.set(`${type}/${id}`, [...this.of(type, id), version]);
  }

  snapshot(): ReadonlyMap<string, readonly Version[]> {
    return new Map(this.versions);
  }

  restore(snapshot: ReadonlyMap<string, readonly Version[]>): void {
    this.versions = new Map(snapshot);
  }
}
