import type { JsonObject } from '../core/brand.ts';
import type { PartialReason } from '../medicines/source.ts';
import { conceptFrom, readConcept } from './concept.ts';
import { extensionName } from './extensions.ts';
import { items, object, objects, text } from './node.ts';

/** What an OperationOutcome inside an answer says is missing from it. Purely informational issues say nothing is. */
export function reasonsOfOutcome(node: JsonObject): readonly PartialReason[] {
  return objects(node, 'issue').flatMap((issue): readonly PartialReason[] => {
    if (['information', 'success'].includes(text(issue, 'severity') ?? '')) return [];
    const details = object(issue, 'details');
    const code = [
      text(issue, 'code'),
      ...objects(details, 'coding').map((coding) => text(coding, 'code')),
    ].filter((one) => one !== undefined);
    const words =
      text(issue, 'diagnostics') ??
      (details === undefined ? undefined : readConcept(details).text) ??
      code[0] ??
      'no reason given';
    return [reasonOf(code, words)];
  });
}

function reasonOf(codes: readonly string[], words: string): PartialReason {
  const said = `${codes.join(' ')} ${words}`;
  if (/data[- ]in[- ]transit/i.test(said)) return { kind: 'data-in-transit' };
  if (/awaiting[- ]filing/i.test(said)) return { kind: 'data-awaiting-filing' };
  if (
    codes.some((code) => ['security', 'forbidden', 'suppressed', 'confidential-items'].includes(code)) ||
    /withheld|confidential/i.test(words)
  ) {
    return { kind: 'items-withheld', detail: words };
  }
  return {
    kind: 'provider-not-answering',
    provider: /["'“‘]([^"'”’]{2,80})["'”’]/.exec(words)?.[1] ?? '',
    detail: words,
  };
}

/** What a List says is missing from it: GP Connect's and UK Core's warnings, and a reason for being empty that is no "none". */
export function reasonsOfList(node: JsonObject): readonly PartialReason[] {
  const stated = warningCodes(node).map(warningReason);
  return [...stated, ...(isOfOtherThings(node) ? [] : emptyReasons(node)), ...notesOfList(node).reasons];
}

const warningCodes = (node: JsonObject): readonly string[] =>
  objects(node, 'extension')
    .filter((candidate) => extensionName(text(candidate, 'url') ?? '') === 'ListWarningCode')
    .flatMap((warning) => [
      text(warning, 'valueCode'),
      ...objects(object(warning, 'valueCodeableConcept'), 'coding').map((coding) => text(coding, 'code')),
      text(object(warning, 'valueCoding'), 'code'),
    ])
    .filter((code) => code !== undefined);

/** A list under a code of its own that is neither medicines nor allergies: that it is empty says nothing about those. */
const isOfOtherThings = (node: JsonObject): boolean =>
  objects(object(node, 'code'), 'coding').length > 0 &&
  !isListOf(node, [...medicationListCodes, ...allergyListCodes]) &&
  !/medic(?:ation|ine)s?|drug|allerg|adverse/i.test(
    [text(node, 'title'), readConcept(object(node, 'code') ?? {}).text].join(' '),
  ) &&
  !objects(object(node, 'code'), 'coding').some((coding) =>
    /^(?:10160-0|48765-2)$/.test(text(coding, 'code') ?? ''),
  );

function warningReason(code: string): PartialReason {
  switch (code) {
    case 'confidential-items':
      return { kind: 'items-withheld', detail: 'confidential items' };
    case 'data-in-transit':
      return { kind: 'data-in-transit' };
    case 'data-awaiting-filing':
      return { kind: 'data-awaiting-filing' };
    default:
      return { kind: 'provider-not-answering', provider: '', detail: code };
  }
}

function emptyReasons(node: JsonObject): readonly PartialReason[] {
  const reason = object(node, 'emptyReason');
  const codes = objects(reason, 'coding').map((coding) => text(coding, 'code'));
  const title = text(node, 'title') ?? 'a list';
  if (reason === undefined || isNilKnown(reason)) return [];
  const words = [readConcept(reason).text, ...notesOf(node)].filter((one) => one !== '').join('. ');
  if (codes.includes('withheld')) return [{ kind: 'items-withheld', detail: `${title}: ${words}` }];
  return [{ kind: 'provider-not-answering', provider: '', detail: `${title}: ${words}` }];
}

/** "Nil known" by its code, however that is spelled, or by its words. */
export const isNilKnown = (reason: JsonObject): boolean =>
  [
    ...objects(reason, 'coding').flatMap((coding) => [text(coding, 'code'), text(coding, 'display')]),
    text(reason, 'text'),
  ].some((words) => /^nil[\s_-]?known$/i.test(words?.trim() ?? ''));

const notesOf = (node: JsonObject): readonly string[] =>
  items(node, 'note').flatMap((note) => (typeof note === 'string' ? note : (text(note, 'text') ?? [])));

/** A note that part of the record did not come; any other note of a list is kept as it is. */
const lacking =
  /\b(?:not (?:yet )?(?:complete|available|included|been (?:received|transferred|filed))|incomplete|excluded|withheld|missing|omitted|unavailable|partial|awaiting|in transit|confidential)/i;

/** What the notes of a list say is missing; the rest of them by themselves. */
export function notesOfList(node: JsonObject): {
  readonly reasons: readonly PartialReason[];
  readonly notes: readonly string[];
} {
  const reason = object(node, 'emptyReason');
  const notes =
    reason === undefined
      ? notesOf(node)
      : isOfOtherThings(node)
        ? [readConcept(reason).text, ...notesOf(node)].filter((one) => one !== '')
        : [];
  const title = text(node, 'title') ?? 'a list';
  // Beside a warning code the note is the same warning in words, with its date: no second one.
  if (warningCodes(node).length > 0) return { reasons: [], notes };
  return {
    reasons: notes
      .filter((note) => lacking.test(note))
      .map((note) => ({ kind: 'provider-not-answering', provider: '', detail: `${title}: ${note}` })),
    notes: notes.filter((note) => !lacking.test(note)),
  };
}

/** Why a section of a document is empty; "nothing known" is an answer. */
export const reasonsOfSection = (section: JsonObject): readonly PartialReason[] => emptyReasons(section);

/** Labels that say a resource arrived with parts of it taken out. */
const redacting: readonly string[] = ['REDACTED', 'MASKED', 'SUBSETTED'];

export function reasonsOfLabels(node: JsonObject): readonly PartialReason[] {
  const meta = object(node, 'meta');
  const codes = ['security', 'tag']
    .flatMap((name) => objects(meta, name))
    .map((label) => text(label, 'code') ?? '');
  const found = codes.filter((code) => redacting.includes(code));
  return found.length === 0
    ? []
    : [
        {
          kind: 'items-withheld',
          detail: `${text(node, 'resourceType') ?? 'an entry'} marked ${found.join(', ').toLowerCase()}`,
        },
      ];
}

const noKnownMedications = '787481004';

/** The whole of the words, never a part. */
const noneTaken =
  /^(?:(?:no|nil) (?:(?:known|current|regular|repeat|prescribed|active) )*(?:medications?|medicines?|meds|drugs)(?: (?:taken|prescribed|known))?|nil|none(?: known| taken)?|(?:(?:patient|pt) (?:is )?)?not (?:currently )?(?:on|taking|prescribed) any (?:(?:known|current|regular|other) )*(?:medications?|medicines?|meds|drugs)|(?:(?:patient|pt) )?takes no (?:(?:regular|other) )*(?:medications?|medicines?|meds))\.?$/i;

/** A statement, or a list, that says the patient takes nothing. */
export function statesNoMedications(node: JsonObject): boolean {
  const concepts = ['code', 'medicationCodeableConcept']
    .flatMap((name) => items(node, name))
    .map(conceptFrom);
  if (
    concepts.some(
      (concept) =>
        concept.kind === 'known' &&
        (concept.value.codes.some((code) => code.code === noKnownMedications) ||
          concept.value.codes.some((code) => code.code === 'no-known-medications') ||
          noneTaken.test(concept.value.text.trim())),
    )
  ) {
    return text(node, 'status') !== 'entered-in-error';
  }
  return isListOf(node, medicationListCodes) && isNilKnown(object(node, 'emptyReason') ?? {});
}

/** An entry that says that nothing is known about medicines: neither a medicine nor the absence of any. */
export const statesNoInformation = (node: JsonObject): boolean =>
  ['medicationCodeableConcept']
    .flatMap((name) => items(node, name))
    .map(conceptFrom)
    .some(
      (concept) =>
        concept.kind === 'known' &&
        (concept.value.codes.some((code) => code.code === 'no-medication-info') ||
          /^no information (?:about|on|regarding) (?:any )?medic(?:ations?|ines?)$/i.test(
            concept.value.text.trim(),
          )),
    );

export const medicationListCodes: readonly string[] = ['933361000000108', '1102411000000102'];
export const allergyListCodes: readonly string[] = [
  '886921000000105',
  '1102421000000108',
  '1103671000000101',
];

export const isListOf = (node: JsonObject, codes: readonly string[]): boolean =>
  text(node, 'resourceType') === 'List' &&
  objects(object(node, 'code'), 'coding').some((coding) => codes.includes(text(coding, 'code') ?? ''));
