import { expect, test } from 'vitest';
import { createHttp, usualHttp } from '../../../electron/engine/http/http.ts';
import { nodeNetwork } from '../../../electron/engine/node-host.ts';
import { createRecordReader } from '../../../electron/engine/records/records.ts';
import { watchNetwork } from '../../../electron/engine/smart/network.ts';
import { trustConfig } from '../../../sandbox/config.ts';
import { settingFrom } from '../../../sandbox/setting.ts';
import { must } from '../../../shared/core/must.ts';
import { ok } from '../../../shared/core/result.ts';
import type { SourceConfig, TieConfig } from '../../../shared/records/config.ts';
import { allSources, askedAt } from '../../../shared/records/records.ts';

const config = trustConfig('http://127.0.0.1:1', (id) => `http://127.0.0.1:2/${id}`, settingFrom([]));
const tie: TieConfig = {
  name: 'TIE',
  base: 'http://127.0.0.1:3/fhir',
  routing: { by: 'header', header: 'x-target' },
  headers: {},
  timeoutMs: 10_000,
};
const behind = (id: string): SourceConfig => ({
  ...must(
    allSources(config).find(({ source }) => source.id === id),
    id,
  ).source,
  tieRoute: id,
});

test('of two records behind an engine that routes by header, the one that is silent is marked and the other is not', async () => {
  const [gp, chart] = [behind('eastvale'), behind('northmoor-epma')];
  const network = watchNetwork({
    ask: async () => true,
    askOne: async () => false,
    changed: () => undefined,
  });
  const host = {
    ...nodeNetwork,
    computerName: 'WARD-7B-01',
    appVersion: 'test',
    fetch: async (_: string, init: RequestInit) => {
      if (new Headers(init.headers).get('x-target') === gp.id) throw new TypeError('fetch failed');
      return new Response('{"resourceType":"Bundle"}');
    },
  };
  const reader = createRecordReader(
    createHttp(host, { ...usualHttp, tries: 1 }, network.observe),
    {
      owner: () => undefined,
      token: async () => ok('a-token'),
      renewed: async () => ok('a-token'),
      onlyPatient: () => undefined,
    },
    { tie, trust: config.trust, asker: () => undefined },
  );
  const answers = (source: SourceConfig): boolean =>
    askedAt(tie, source).every(({ place }) => network.answers(place));
  expect((await reader.get(gp, 'Patient/1', 'c1')).ok).toBe(false);
  expect((await reader.get(chart, 'Patient/1', 'c2')).ok).toBe(true);
  expect([answers(gp), answers(chart)]).toEqual([false, true]);
  // Asked the other way round, what answered does not speak for its neighbour.
  await reader.get(chart, 'Patient/1', 'c3');
  expect([answers(gp), answers(chart)]).toEqual([false, true]);
});
