import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import { allSources } from '../../../shared/records/records.ts';
import { identityChecked, identityInRecords } from '../../../electron/engine/cases/identity-checked.ts';
import type { EndpointCopy } from '../../../electron/engine/sync/sync.ts';
import { usualConfig as config } from '../../simulation/setting.ts';
import { sendingHere } from '../../support/sending.ts';

const unknown: SourceState = { kind: 'patient-not-known' };
const silent: SourceState = { kind: 'unavailable', reason: { kind: 'not-read-yet' } };

/** A record as it answered last, and how it failed to since. */
function answered(id: string, state: SourceState, failedSince?: SourceState): EndpointCopy {
  const { source } = must(allSources(config)[0], 'a source');
  return {
    source: { ...source, id },
    record: 'Trust',
    copied: false,
    about: [],
    state,
    asOf: undefined,
    attemptedAt: undefined,
    failedSince,
    offlineCopy: false,
    resources: [],
    gone: [],
  };
}
const identity = (...endpoints: readonly EndpointCopy[]): unknown => {
  const { store } = sendingHere().here;
  const copy = { person: 'p1', endpoints: [...endpoints], home: undefined };
  const said = identityInRecords(store, 'p1', copy);
  expect(identityChecked(store, 'p1', copy)).toBe(said !== 'not-asked');
  return said;
};

test('a patient is known nowhere only once every record was asked and none knows them', () => {
  expect(identity(answered('gp', unknown), answered('chart', unknown))).toBe('known-nowhere');
  expect(identity(answered('gp', unknown), answered('chart', silent))).toBe('not-asked');
  expect(identity(answered('gp', unknown), answered('chart', unknown, silent))).toBe('not-asked');
  expect(identity()).toBe('not-asked');
});

test('what somebody typed in is no record that was asked', () => {
  expect(identity(answered('typed-in-1', unknown))).toBe('not-asked');
});
