import { writeTree } from '../../fhir/fhir.ts';
import { begunType, type BegunCase } from '../home-store.ts';
import type { CaseReason } from '../vocabulary.ts';
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

type Context = Pick<WriteContext, 'home' | 'nhsNumber' | 'organisation' | 'signedBy' | 'at' | 'uuid'>;

/**
 * That a reconciliation was begun: by whom, when and at which computer, and nothing of what was said. To the trust's own store
 * only, so that another desk knows before it begins the same. `groupIdentifier` is the UUID under which the signed record will
 * be filed: once that is there, the case is signed, whatever became of this.
 */
export function begunFor(reason: CaseReason, computer: string, context: Context): PlannedWrite | null {
  const { home } = context;
  if (home === null) return null;
  const uuid = context.uuid('begun');
  return {
    uuid,
    endpoint: home.endpoint,
    kind: 'begun',
    type: 'Task',
    after: [],
    row: null,
    guard: createOnce(uuid),
    body: {
      resourceType: 'Task',
      meta: { profile: [profile('UKCore-Task')], tag: tags(context) },
      identifier: [{ system: systems.uuid, value: uuid }],
      groupIdentifier: { system: systems.uuid, value: context.uuid('signed record') },
      status: 'in-progress',
      intent: 'plan',
      priority: 'routine',
      code: { text: begunType },
      description: `Reconciliation on ${reason} begun`,
      for: subject(home.patient, context.nhsNumber),
      ...(home.encounter === null ? {} : { encounter: { reference: home.encounter } }),
      authoredOn: context.at,
      requester: person(context.signedBy),
      owner: person(context.signedBy),
      location: { display: computer },
    },
  };
}

/** It was signed: whoever reads the store's tasks need not look whether it still is worked on. Against the version that was read. */
export const begunEnded = (
  { id, versionId, body }: Pick<BegunCase, 'id' | 'versionId' | 'body'>,
  { home, uuid, at }: Pick<Context, 'home' | 'uuid' | 'at'>,
): PlannedWrite | null =>
  home === null
    ? null
    : {
        uuid: uuid('begun, signed'),
        endpoint: home.endpoint,
        kind: 'begun',
        type: 'Task',
        after: [],
        row: null,
        guard: { kind: 'if-match', id, versionId, base: writeTree(body) },
        body: { ...body, id, status: 'completed', lastModified: modifiedAt(body, at) },
      };
