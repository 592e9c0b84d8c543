import { expect, test } from 'vitest';
import { missingScopes, neededAccess } from '../../../shared/records/records.ts';
import { trustConfig } from '../../../sandbox/config.ts';
import { settingFrom } from '../../../sandbox/setting.ts';
import { topologyNames } from '../../../sandbox/architectures/trust.ts';

const configOf = (architecture: string) =>
  trustConfig(
    'http://127.0.0.1:1',
    (id) => `http://127.0.0.1:2/${id}`,
    settingFrom(['--architecture', architecture]),
  );

test.for(topologyNames)('%s: every scope that its sources need is asked for', (topology) => {
  const config = configOf(topology);
  for (const { id, scopes } of config.audiences)
    expect([id, ...missingScopes(scopes, neededAccess(config, id), scopes)]).toEqual([id]);
});

test('a record of copies needs to add and never to update, and a census no medicines', () => {
  const config = configOf('persisted-copy');
  const at = (audience: string, type: string) =>
    neededAccess(config, audience).find((one) => one.type === type)?.letters;
  expect(at('eastvale', 'MedicationStatement')).toBe('crs');
  expect(at('northmoor', 'Location')).toBe('rs');
});

test('what several scopes grant counts together; a scope with a query, or of one patient, covers nothing of a ward', () => {
  const needed = [{ type: 'List', letters: 'crs' }];
  expect(missingScopes([], needed, ['user/List.r', 'user/*.cs'])).toEqual([]);
  expect(missingScopes([], needed, ['user/List.rs'])).toEqual(['user/List.c']);
  expect(missingScopes([], needed, ['user/List.crs?code=x', 'patient/*.cruds'])).toEqual(['user/List.crs']);
  expect(missingScopes(['offline_access', 'launch'], [], [])).toEqual(['offline_access']);
});
