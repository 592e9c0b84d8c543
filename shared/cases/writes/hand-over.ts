import { writeTree } from '../../fhir/fhir.ts';
import type { JsonObject } from '../../core/brand.ts';
import { answeredByType, answerType, handOverType, type AskedOfOthers } from '../home-store.ts';
import {
  createOnce,
  person,
  profile,
  subject,
  systems,
  tags,
  type PlannedWrite,
  type WriteContext,
} from './write.ts';
import { modifiedAt } from './modified-at.ts';

/**
 * An unsigned case that somebody hands over: its events as a preliminary document, and a task for whoever takes it over. To the
 * trust's own store only; a shared record never learns of what is not signed. `data` is base64 of JSON.
 */
export function handOverFor(
  data: string,
  { number, to, words }: { readonly number: number; readonly to: string; readonly words: string },
  context: WriteContext,
): readonly PlannedWrite[] {
  const { home } = context;
  if (home === null) return [];
  const about = { home, to, description: `Handed over to ${to}${words === '' ? '' : `: ${words}`}`, context };
  const [document, task] = [context.uuid(`hand-over ${number}`), context.uuid(`hand-over task ${number}`)];
  return [
    planned(document, 'DocumentReference', documentBody(document, data, about), about),
    planned(task, 'Task', taskBody(task, document, about), about),
  ];
}

type About = {
  readonly home: NonNullable<WriteContext['home']>;
  readonly to: string;
  readonly description: string;
  readonly context: WriteContext;
};

const planned = (uuid: string, type: string, body: JsonObject, { home }: About): PlannedWrite => ({
  uuid,
  endpoint: home.endpoint,
  kind: 'hand-over',
  type,
  after: [],
  row: null,
  guard: createOnce(uuid),
  body,
});

const documentBody = (uuid: string, data: string, { home, description, context }: About): JsonObject => ({
  resourceType: 'DocumentReference',
  meta: { profile: [profile('UKCore-DocumentReference')], tag: tags(context) },
  identifier: [{ system: systems.uuid, value: uuid }],
  status: 'current',
  docStatus: 'preliminary',
  type: { text: handOverType },
  subject: subject(home.patient, context.nhsNumber),
  date: context.at,
  author: [person(context.signedBy)],
  description,
  content: [
    {
      attachment: {
        contentType: 'application/json',
        data,
        title: 'Unsigned case',
        creation: context.at,
      },
    },
  ],
  ...(home.encounter === null ? {} : { context: { encounter: [{ reference: home.encounter }] } }),
});

const taskBody = (uuid: string, document: string, { home, to, description, context }: About): JsonObject => ({
  resourceType: 'Task',
  meta: { profile: [profile('UKCore-Task')], tag: tags(context) },
  identifier: [{ system: systems.uuid, value: uuid }],
  status: 'requested',
  intent: 'proposal',
  priority: 'routine',
  code: { text: handOverType },
  description,
  focus: { identifier: { system: systems.uuid, value: document } },
  for: subject(home.patient, context.nhsNumber),
  ...(home.encounter === null ? {} : { encounter: { reference: home.encounter } }),
  authoredOn: context.at,
  requester: person(context.signedBy),
  owner: { display: to },
});

/** The answer to something that was asked, on the task itself, against the version that was read. */
export function answerFor(
  task: AskedOfOthers,
  said: { readonly status: 'accepted' | 'rejected' | 'completed'; readonly words: string },
  context: WriteContext,
): PlannedWrite | null {
  const { home } = context;
  if (home === null) return null;
  const output = (type: string, valueString: string) => ({ type: { text: type }, valueString });
  return {
    uuid: context.uuid(`answer ${task.id} ${task.versionId}`),
    endpoint: home.endpoint,
    kind: 'answer',
    type: 'Task',
    after: [],
    row: null,
    guard: { kind: 'if-match', id: task.id, versionId: task.versionId, base: writeTree(task.body) },
    body: {
      ...task.body,
      status: said.status,
      lastModified: modifiedAt(task.body, context.at),
      output: [
        output(answerType, said.words === '' ? said.status : said.words),
        output(answeredByType, `${context.signedBy.name}, ${context.signedBy.role}`),
      ],
    },
  };
}
