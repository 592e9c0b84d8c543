import type { Allergy } from '../../shared/medicines/allergy.ts';
import type { ResourceKey } from '../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import type { JsonObject } from '../../shared/core/brand.ts';
import { alsoSent, resourcesIn, type AlsoSent } from '../../shared/fhir/fhir.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import { readList, readText } from './files.ts';
import { answer, type Answer } from './usage.ts';

const keyOf = (key: ResourceKey): string => `${key.type}/${key.id}`;

/** `read`: the lines and allergies of one file, with every resource received accounted for and every value of it said. */
export function read(path: string): Answer {
  const list = readList(path, 'history');
  if (!list.ok) return list;
  const content = readText(path);
  const sent = content.ok ? resourcesIn(content.value, sourceId('file')) : new Map<string, JsonObject>();
  const {
    name,
    state,
    received,
    lines,
    allergies,
    withdrawn,
    supporting,
    notUnderstood,
    noKnownMedications,
    allergyListEmpty,
  } = list.value;
  return answer({
    name,
    status: state.kind,
    ...(state.kind === 'partial'
      ? { reasons: state.reasons }
      : state.kind === 'unavailable'
        ? { reasons: [state.reason] }
        : {}),
    received,
    lines: lines.map((line) => lineView(line, sent)),
    allergies: allergies.map((allergy) => allergyView(allergy, sent)),
    noKnownMedications,
    allergyListEmpty,
    withdrawn: withdrawn.map(keyOf),
    supporting: supporting.map(keyOf),
    beside: supporting.map(keyOf).flatMap((key) => besideOf(key, sent)),
    notUnderstood: notUnderstood.map((one) => ({ ...one, key: keyOf(one.key) })),
  });
}

type Sent = ReadonlyMap<string, JsonObject>;

/** A line with its keys as `Type/id`; what belongs to it says so by its own key. `more` is what was sent and stands in no field. */
function lineView(line: MedicineLine, sent: Sent): unknown {
  const evidence = line.evidence.map((one) => ({ ...one, key: keyOf(one.key) }));
  const [mergedFrom, replaced] = [line.mergedFrom.map(keyOf), line.replaced.map(keyOf)];
  const view = { ...line, key: keyOf(line.key), text: line.medicine.term, evidence, mergedFrom, replaced };
  const keys = [view.key, ...evidence.map(({ key }) => key), ...mergedFrom, ...replaced];
  return { ...view, more: moreOf(keys, view, sent) };
}

function allergyView(allergy: Allergy, sent: Sent): unknown {
  const { text } = allergy.substance;
  const view = { ...allergy, key: keyOf(allergy.key), text: text === '' ? 'substance not stated' : text };
  return { ...view, more: moreOf([view.key], view, sent) };
}

/** Who people and places are is no statement about a medicine. */
const ofPeopleAndPlaces =
  /^(?:Patient|Practitioner|PractitionerRole|RelatedPerson|Organization|Location|HealthcareService|Endpoint|Device|CareTeam|Group|CapabilityStatement|AuditEvent|MessageHeader)\//;

type Says = { readonly name: string; readonly words: string };

/** Every part once, after the name of its own field, as the source wrote both. */
const saysOf = ({ name, parts }: AlsoSent): Says => ({
  name,
  words: [...new Set(parts.map((part) => `${part.name} ${part.words}`.trim()))].join(', '),
});

function besideOf(
  key: string,
  sent: Sent,
): readonly { readonly key: string; readonly says: readonly Says[] }[] {
  const resource = ofPeopleAndPlaces.test(key) ? undefined : sent.get(key);
  const says = resource === undefined ? [] : alsoSent(resource, '').map(saysOf);
  return says.length === 0 ? [] : [{ key, says }];
}

const moreOf = (keys: readonly string[], view: unknown, sent: Sent): readonly Says[] => {
  const shown = JSON.stringify(view);
  return keys.flatMap((key) => {
    const resource = sent.get(key);
    return resource === undefined ? [] : alsoSent(resource, shown).map(saysOf);
  });
};
