import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../../shared/core/must.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import type { EngineContext } from '../../electron/engine/context.ts';
import { openStore } from '../../electron/engine/db/open-store.ts';
import { savePerson } from '../../electron/engine/db/queries/people.ts';
import { saveWord } from '../../electron/engine/db/queries/person-search.ts';
import { saveResource } from '../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../electron/engine/db/queries/source-reads.ts';
import { saveStay, saveWard } from '../../electron/engine/db/queries/wards.ts';
import type { Store, WriteTx } from '../../electron/engine/db/store.ts';
import { nodeParts } from '../../electron/engine/node-host.ts';
import { usualPolicy } from '../../electron/engine/policy/policy.ts';
import { err, ok } from '../../shared/core/result.ts';
import { sandboxResources } from './shapes.ts';

export const key = new Uint8Array(32).fill(7);
const at = '2026-11-18T10:00:00.000Z';

export const user = { id: 'bench', name: 'Bench', role: 'pharmacist', registration: null } as const;

/** An engine's context over a store that is open, with as many clinical sources as asked for. */
export type Bench = { readonly context: EngineContext; readonly store: Store; readonly remove: () => void };

export function openBench(sources: number): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const host: EngineContext['host'] = {
    ...nodeParts(folder),
    kind: 'test',
    appVersion: 'bench',
    fetch: (url, init) => fetch(url, init),
    openBrowser: () => Promise.resolve(err({ kind: 'not-opened' })),
    keyStore: {
      wrap: () => Promise.resolve(err({ kind: 'unavailable' })),
      unwrap: () => Promise.resolve(err({ kind: 'unavailable' })),
    },
  };
  const opened = openStore(join(folder, 'concord.db'), key, host);
  const store = must(opened.ok ? opened.value : undefined, 'a new store opens');
  const context: EngineContext = {
    host,
    config: configOf(sources),
    policy: usualPolicy,
    emit: () => undefined,
    session: {
      store: () => ok(store),
      user: () => ok(user),
      sealed: () => err({ kind: 'locked' }),
      confirm: () => Promise.resolve(ok(undefined)),
      touch: () => undefined,
      beginEnrolment: () => ok(undefined),
      onLock: () => undefined,
      onUnlock: () => undefined,
    },
  };
  const remove = (): void => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, store, remove };
}

function configOf(sources: number): TrustConfig {
  const base = 'http://127.0.0.1:9/fhir';
  return {
    version: 1,
    sandbox: true,
    trust: { name: 'Bench', odsCode: 'BEN' },
    identityServers: [{ id: 'identity', name: 'Identity', issuer: 'http://127.0.0.1:9' }],
    audiences: [
      {
        id: 'main',
        name: 'Main',
        identityServer: 'identity',
        fhirBaseForAud: base,
        clientId: 'x',
        scopes: ['x'],
      },
    ],
    records: [
      {
        id: 'record',
        name: 'Record',
        architecture: 'single-and-only',
        sources: Array.from({ length: sources }, (_, source) => ({
          id: `source-${source}`,
          name: `Source ${source}`,
          role: source === sources - 1 ? ('chart' as const) : ('history' as const),
          origin: `source-${source}`,
          fhirBase: base,
          fhirVersion: 'R4' as const,
          audience: 'main',
        })),
      },
    ],
  };
}

export type Filling = { readonly people: number; readonly sources: number; readonly lines: number };

/** Texts of one patient's statements at each source; a few shapes are used again and again. */
export function textsOf(person: number, { sources, lines }: Filling): readonly (readonly string[])[] {
  return sandboxResources({ sources, lines, seed: 1 + (person % 40) }).map((resources, source) =>
    resources.map((resource, line) => JSON.stringify({ ...resource, id: `p${person}-${source}-${line}` })),
  );
}

/** People on wards of sixty, each with resources at every source, as a pull leaves them. */
export function fill(store: Store, filling: Filling): void {
  for (let from = 0; from < filling.people; from += 100)
    store.inTransaction('fill', { user: null, action: 'fill', subject: '' }, (tx) => {
      for (let person = from; person < Math.min(from + 100, filling.people); person += 1)
        addPerson(tx, person, filling);
    });
}

function addPerson(tx: WriteTx, number: number, filling: Filling): void {
  const person = `p${number}`;
  const ward = `census:w${Math.floor(number / 60)}`;
  const family = `Family${String.fromCharCode(97 + (number % 26))}${number}`;
  tx.run(savePerson, {
    person,
    family,
    given: 'Given',
    title: null,
    birth_date: `19${String(30 + (number % 60))}-03-04`,
    gender: null,
    nhs_number: String(9_990_000_000 + number),
    died: null,
    restricted: 0,
    warnings: '[]',
  });
  for (const word of [family.toLowerCase(), 'given']) tx.run(saveWord, { word, person });
  tx.run(saveWard, { ward, name: ward, endpoint: 'census', read_at: at, state: '{"kind":"complete"}' });
  const bed = String(number % 60);
  tx.run(saveStay, { encounter: `census:e${number}`, ward, bed, person, admitted: at, reason: null });
  for (const [source, texts] of textsOf(number, filling).entries()) {
    const endpoint = `source-${source}`;
    const state = '{"kind":"complete"}';
    tx.run(saveSourceRead, {
      endpoint,
      person,
      state,
      as_of: at,
      attempted_at: at,
      outcome: state,
      full_read_at: at,
    });
    for (const [line, body] of texts.entries())
      tx.run(saveResource, {
        source: endpoint,
        type: 'MedicationStatement',
        id: `p${number}-${source}-${line}`,
        person,
        version_id: '1',
        last_updated: at,
        fetched_at: at,
        body,
        hash: `${number}-${source}-${line}`,
        run: '',
      });
  }
}
