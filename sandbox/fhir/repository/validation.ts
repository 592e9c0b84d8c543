import { OperationOutcomeError, validateResource, type WithId } from '@medplum/core';
import type { CreateResourceOptions } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import { Refusal } from '../outcomes.ts';
import { boundCodeProblems } from './bound-codes.ts';
import { WithRollback } from './rollback.ts';

type Issues = OperationOutcome['issue'];

/** What is wrong with a resource by base R4 and its required codes; empty when it may be stored. */
export function problemsOf(resource: Resource): Issues {
  try {
    validateResource(resource);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return error.outcome.issue;
    throw error;
  }
  return boundCodeProblems(resource);
}

function check(resource: Resource): void {
  const issue = problemsOf(resource);
  if (issue.length > 0) throw new Refusal(422, { resourceType: 'OperationOutcome', issue });
}

/** Gap: anything is stored. Here what base R4 forbids is answered 422, whichever way it comes (create, update or patch). */
export class WithValidation extends WithRollback {
  override async createResource<T extends Resource>(
    resource: T,
    options?: CreateResourceOptions,
    update = false,
  ): Promise<WithId<T>> {
    check(resource);
    return super.createResource(resource, options, update);
  }

  protected createUnchecked<T extends Resource>(resource: T): Promise<WithId<T>> {
    return super.createResource(resource);
  }

  override async conditionalCreate<T extends Resource>(
    resource: T,
    search: Parameters<WithRollback['conditionalCreate']>[1] & { resourceType: T['resourceType'] },
    options?: CreateResourceOptions,
  ): Promise<{ resource: WithId<T>; outcome: OperationOutcome }> {
    check(resource);
    return super.conditionalCreate(resource, search, options);
  }
}
