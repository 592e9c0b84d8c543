import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { allSources } from '../../../shared/records/records.ts';
import { ownLists } from '../../../electron/engine/cases/own-entries.ts';
import type { EndpointCopy } from '../../../electron/engine/sync/sync.ts';
import { ownTags, sendingHere } from '../../support/sending.ts';
import { usualConfig as config } from '../../simulation/setting.ts';

const ours = (type: string, id: string, status = 'current'): EndpointCopy['resources'][number] => ({
  type,
  id,
  versionId: '1',
  text: '',
  body: { resourceType: type, id, status, meta: { tag: ownTags } },
  hash: id,
  fetchedAt: '2026-11-18T08:00:00.000Z',
});

function copyOf(resources: EndpointCopy['resources']): EndpointCopy {
  const { source } = must(allSources(config)[0], 'a source');
  return {
    source,
    record: 'Trust',
    copied: false,
    about: [],
    state: { kind: 'complete' },
    asOf: undefined,
    attemptedAt: undefined,
    failedSince: undefined,
    offlineCopy: false,
    resources,
    gone: [],
  };
}

test('a signed paper of ours is no list of ours, though it is current too', () => {
  const home = copyOf([ours('List', 'l1'), ours('DocumentReference', 'd1'), ours('List', 'l2', 'retired')]);
  const { store } = sendingHere().here;
  const open = { copy: { person: 'p1', endpoints: [], home } };
  const lists = ownLists({ store, person: 'p1', open }, config.trust.odsCode);
  expect(lists.map(({ id }) => id)).toEqual(['l1']);
});
