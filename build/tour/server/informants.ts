import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { writeTargets } from '../../../shared/records/records.ts';
import { part, reference, text, written, type Json } from './resources.ts';

/** FilePatients word a statement must be, by words of its medicine: FHIR's type of `informationSource`. */
type Expected = Readonly<Record<string, 'Patient' | 'Organization'>>;

/** What every record holds of one patient by whose word it is, and what of it is not as it was said. */
export async function readInformants(
  { config, control }: Sandbox,
  key: string,
  expected: Expected,
): Promise<{ readonly figures: Readonly<Record<string, number>>; readonly missing: readonly string[] }> {
  const patient = (await control.patients()).find((one) => one.key.startsWith(key));
  const stores = writeTargets(config)
    .flatMap(({ source }) => source.stores?.map(({ id }) => id) ?? [source.id])
    .filter((store) => patient?.ids[store] !== undefined);
  const held = await Promise.all(
    stores.map(async (store) => {
      const all = await written(control, store, 'MedicationStatement');
      const whose = `Patient/${patient?.ids[store] ?? ''}`;
      return { store, own: all.filter((one) => part(one, 'subject')['reference'] === whose) };
    }),
  );
  const used = held.filter(({ own }) => own.length > 0);
  return {
    figures: Object.fromEntries(
      used.flatMap(({ store, own }) =>
        [...Map.groupBy(own, informantOf)].map(([type, statements]) => [
          `${store}: statements that are the word of ${type}`,
          statements.length,
        ]),
      ),
    ),
    missing: [
      ...(used.length === 0 ? ['no record holds anything of the patient'] : []),
      ...used.flatMap(({ store, own }) => wrongIn(own, expected).map((words) => `${store}: ${words}`)),
    ],
  };
}

const informantOf = (statement: Json): string => text(part(statement, 'informationSource')['type']);

/** Every medicine is stated once, by whoever said it, and names what it was derived from. */
function wrongIn(statements: readonly Json[], expected: Expected): readonly string[] {
  return Object.entries(expected).flatMap(([words, informant]) => {
    const [only, ...more] = statements.filter((one) =>
      text(part(one, 'medicationCodeableConcept')['text']).includes(words),
    );
    if (only === undefined || more.length > 0)
      return [`${more.length + (only === undefined ? 0 : 1)} statements of ${words}`];
    return [
      ...(informantOf(only) === informant
        ? []
        : [`${reference(only)} (${words}) is the word of ${informantOf(only)}`]),
      ...(Array.isArray(only['derivedFrom'])
        ? []
        : [`${reference(only)} (${words}) is derived from nothing`]),
    ];
  });
}
