import { isObject, type JsonObject } from '../core/brand.ts';
import { compareText } from '../core/compare.ts';
import { isOurEntry, systems } from './writes/write.ts';

/** A resource of the trust's own store, as cached. */
export type HomeResource = {
  readonly type: string;
  readonly id: string;
  readonly versionId: string;
  readonly body: JsonObject;
};

type Kept = { readonly id: string; readonly uuid: string; readonly at: string; readonly by: string };

/** A signed record that somebody filed, on whichever computer. */
export type SignedDocument = Kept & { readonly amends: boolean; readonly words: string };

/** An unsigned case that somebody handed over: its events, base64 of JSON (`handedOverSchema`). */
export type HandedOverCase = Kept & { readonly words: string; readonly data: string };

/** Something asked of a prescriber, or of whoever takes a case over, and how it was answered. */
export type AskedOfOthers = Kept & {
  readonly versionId: string;
  readonly what: string;
  /** As the reason stands in the store; empty where none was given. */
  readonly why: string;
  /** FHIR's status of the task, as it stands in the store. */
  readonly status: string;
  readonly answer: string;
  readonly answeredBy: string;
  readonly body: JsonObject;
};

/** A reconciliation that somebody began and nobody has signed, as far as the store knows. */
export type BegunCase = Kept & {
  readonly versionId: string;
  /** Under this UUID its signed record will be filed. */
  readonly signedAs: string;
  /** The name of the computer. */
  readonly computer: string;
  readonly body: JsonObject;
};

export type HomeStore = {
  readonly begun: readonly BegunCase[];
  readonly signed: readonly SignedDocument[];
  readonly handedOver: readonly HandedOverCase[];
  readonly asked: readonly AskedOfOthers[];
};

export const begunType = 'Medicines reconciliation, begun';
export const handOverType = 'Medicines reconciliation, unsigned, handed over';
export const answerType = 'Answer';
export const answeredByType = 'Answered by';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const first = (value: unknown): JsonObject => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(one) ? one : {};
};
const named = (value: unknown): string => text(first(value)['display']);

function kept({ id, body }: HomeResource, at: unknown, by: unknown): Kept {
  const identifiers = Array.isArray(body['identifier']) ? body['identifier'].filter(isObject) : [];
  const uuid = identifiers.find((one) => one['system'] === systems.uuid)?.['value'];
  return { id, uuid: text(uuid), at: text(at), by: named(by) };
}

/**
 * What our organisation keeps of a patient's reconciliations in its own store: the state of a case as any desk of the trust may
 * read it. Newest last; what was entered in error or replaced says nothing.
 */
export function readHomeStore(resources: readonly HomeResource[], odsCode: string): HomeStore {
  const ours = resources
    .filter(({ body }) => isOurEntry(body, odsCode) && body['status'] !== 'entered-in-error')
    .toSorted((a, b) => compareText(dateOf(a), dateOf(b)));
  const documents = ours.filter(({ type }) => type === 'DocumentReference');
  const isHandOver = ({ body }: HomeResource): boolean => first(body['type'])['text'] === handOverType;
  const tasks = ours.filter(({ type }) => type === 'Task');
  const isBegun = ({ body }: HomeResource): boolean => first(body['code'])['text'] === begunType;
  const filed = new Set(documents.map((one) => kept(one, '', '').uuid));
  return {
    begun: tasks
      .filter((one) => isBegun(one) && one.body['status'] === 'in-progress')
      .map(begunOf)
      .filter(({ signedAs }) => !filed.has(signedAs)),
    signed: documents
      .filter((one) => !isHandOver(one))
      .map((one) => ({
        ...kept(one, one.body['date'], one.body['author']),
        amends: one.body['docStatus'] === 'amended',
        words: text(one.body['description']),
      })),
    handedOver: documents.filter(isHandOver).map((one) => ({
      ...kept(one, one.body['date'], one.body['author']),
      words: text(one.body['description']),
      data: text(first(first(one.body['content'])['attachment'])['data']),
    })),
    asked: tasks.filter((one) => !isBegun(one)).map(askedOf),
  };
}

const dateOf = ({ body }: HomeResource): string => text(body['date'] ?? body['authoredOn']);

function begunOf(one: HomeResource): BegunCase {
  const { body, versionId } = one;
  return {
    ...kept(one, body['authoredOn'], body['requester']),
    versionId,
    signedAs: text(first(body['groupIdentifier'])['value']),
    computer: named(body['location']),
    body,
  };
}

function askedOf(one: HomeResource): AskedOfOthers {
  const { body, versionId } = one;
  const outputs = Array.isArray(body['output']) ? body['output'].filter(isObject) : [];
  const output = (type: string): string =>
    text(outputs.find((item) => first(item['type'])['text'] === type)?.['valueString']);
  return {
    ...kept(one, body['authoredOn'], body['requester']),
    versionId,
    what: text(body['description']),
    why: text(first(body['reasonCode'])['text']),
    status: text(body['status']),
    answer: output(answerType),
    answeredBy: output(answeredByType),
    body,
  };
}
