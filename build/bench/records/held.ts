import type { JsonObject } from '../../../shared/core/brand.ts';
import { nhsNumberSystem } from '../../../shared/patients/patients.ts';
import { bornOf, familyOf, nhsNumberOf } from '../people.ts';
import { sandboxResources } from '../shapes.ts';

/** What a record of the bench holds: so many patients with so many statements each. */
export type Holding = { readonly patients: number; readonly lines: number };

type Held = { readonly text: string; readonly updated: string };

/** One record: made once, its resources as text, so that answering costs next to nothing. */
export type HeldRecord = {
  readonly patient: (nhsNumber: string) => string | undefined;
  readonly byId: (key: string) => string | undefined;
  /** Texts of a type of these patients, changed at or after `since`. */
  readonly search: (type: string, patients: readonly string[], since: string) => readonly string[];
  readonly put: (type: string, patient: string, id: string, body: JsonObject) => string;
  /** Gives the first statements of every patient another version. */
  readonly touch: (statements: number) => void;
};

const first = '2026-01-01T00:00:00.000Z';

export function holdRecord({ patients, lines }: Holding, source: number): HeldRecord {
  const people = new Map<string, string>();
  const statements = new Map<string, Map<string, Held>>();
  const made = new Map<number, ReturnType<typeof sandboxResources>>();
  const put = (
    type: string,
    patient: string,
    id: string,
    body: JsonObject,
    version = '1',
    at = first,
  ): string => {
    const text = JSON.stringify({
      ...body,
      id,
      meta: { ...metaOf(body), versionId: version, lastUpdated: at },
    });
    const key = `${type} ${patient}`;
    const own = statements.get(key) ?? new Map<string, Held>();
    own.set(id, { text, updated: at });
    statements.set(key, own);
    return text;
  };
  for (let person = 0; person < patients; person += 1) {
    const id = `pat-${source}-${person}`;
    people.set(nhsNumberOf(person), patientText(id, person));
    const shape = 1 + (person % 20);
    const resources = made.get(shape) ?? sandboxResources({ sources: 1, lines, seed: shape });
    made.set(shape, resources);
    for (const [line, resource] of (resources[0] ?? []).entries())
      put('MedicationStatement', id, `m-${source}-${person}-${line}`, {
        ...resource,
        subject: { reference: `Patient/${id}` },
      });
  }
  return {
    patient: (nhsNumber) => people.get(nhsNumber),
    byId: (key) => {
      const [type = '', id = ''] = key.split('/');
      for (const [of, own] of statements)
        if (of.startsWith(`${type} `) && own.has(id)) return own.get(id)?.text;
      return undefined;
    },
    search: (type, of, since) =>
      of.flatMap((patient) =>
        [...(statements.get(`${type} ${patient}`)?.values() ?? [])].flatMap(({ text, updated }) =>
          updated >= since ? [text] : [],
        ),
      ),
    put,
    touch: (count) => {
      for (const own of statements.values()) touchFirst(own, count, new Date().toISOString());
    },
  };
}

function touchFirst(own: Map<string, Held>, count: number, at: string): void {
  for (const [id, { text }] of [...own].slice(0, count)) {
    const version = `"versionId":"${at}","lastUpdated":"${at}"`;
    own.set(id, {
      text: text.replace(/"versionId":"[^"]*","lastUpdated":"[^"]*"/, version),
      updated: at,
    });
  }
}

const metaOf = (body: JsonObject): object => (typeof body['meta'] === 'object' ? { ...body['meta'] } : {});

const patientText = (id: string, person: number): string =>
  JSON.stringify({
    resourceType: 'Patient',
    id,
    meta: { versionId: '1', lastUpdated: first },
    identifier: [{ system: nhsNumberSystem, value: nhsNumberOf(person) }],
    name: [{ family: familyOf(person), given: ['Given'] }],
    birthDate: bornOf(person),
  });
