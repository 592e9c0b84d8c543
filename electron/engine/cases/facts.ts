import { readObservation, readTree } from '../../../shared/fhir/fhir.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { PersonCopy } from '../sync/sync.ts';

/** The newest of each measured fact, read only beside the case: weight, renal function, potassium, INR. */
export function viewFacts(copy: PersonCopy): CaseView['facts'] {
  const facts = copy.endpoints.flatMap((endpoint) =>
    endpoint.resources
      .filter((resource) => resource.type === 'Observation')
      .map((resource) => {
        const tree = readTree(resource.text);
        const fact = readObservation(tree.ok ? tree.value : resource.body);
        return { name: fact.name.text, value: fact.value, date: fact.when, source: endpoint.source.name };
      }),
  );
  const newestFirst = facts.toSorted((a, b) => (dateOf(b.date) < dateOf(a.date) ? -1 : 1));
  return newestFirst.filter(
    (fact, at) => fact.name !== '' && newestFirst.findIndex((other) => other.name === fact.name) === at,
  );
}

const dateOf = (date: CaseView['facts'][number]['date']): string => (date.kind === 'known' ? date.value : '');
