import { expect, test } from 'vitest';
import type { PullParts } from '../../../electron/engine/sync/parts.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import { dorothy, statement } from '../../support/pulling.ts';
import {
  audited,
  bundle,
  instant,
  instead,
  pageWith,
  readingHere,
  recordOf,
  type ReadingHere,
  type Reply,
} from '../../support/reading.ts';
import type { Resource } from '../../support/tiny-trust.ts';

/** A reading that ends between two things it writes, and what the next one makes of what it finds. */
const held = ['m1', 'm2'].map((id) => statement(id));

async function begin(resources: readonly Resource[] = held): Promise<ReadingHere> {
  const here = readingHere();
  here.serverTime = instant('2026-11-18T10:00:00.000Z');
  here.reply = recordOf(dorothy(), ...resources);
  expect(await pull(here)).toEqual({ kind: 'complete' });
  return here;
}
const pull = (here: ReadingHere, parts: PullParts = here.parts) =>
  pullEndpoint(parts, here.source, 'p1', true);
/** The same parts, with a store that fails when it is to write this. */
const failingAt = ({ parts }: ReadingHere, label: string): PullParts => ({
  ...parts,
  store: {
    ...parts.store,
    inTransaction: (name, entry, work) => {
      if (name === label) throw new Error(`no ${label}`);
      return parts.store.inTransaction(name, entry, work);
    },
  },
});
const goneOf = (here: ReadingHere) => here.copy().gone.map(({ id }) => id);

test.each<[string, () => Reply, string]>([
  ['fewer than announced', () => bundle([held[0] ?? {}], { total: 2 }), 'fewer-than-said'],
  ['a next page elsewhere', () => pageWith([held[0] ?? {}], 'https://elsewhere.invalid/'), 'paging-stopped'],
])(
  '%s is known with the page that came: though the reading died there, nothing has gone',
  async (_, reply, kind) => {
    const here = await begin();
    instead(here, 'MedicationStatement', reply);
    await expect(pull(here, failingAt(here, 'stop a search'))).rejects.toThrow('no stop a search');
    expect(await pull(here)).toMatchObject({ kind: 'partial', reasons: [{ kind }] });
    expect(goneOf(here)).toEqual([]);
  },
);

test('that a page too large to wait is not all there is is known with it too: nothing has gone', async () => {
  const many = Array.from({ length: 501 }, (_, at) => statement(`m${at}`));
  const here = await begin(many);
  instead(here, 'MedicationStatement', () => bundle(many.slice(1), { total: 501 }));
  await expect(pull(here, failingAt(here, 'stop a search'))).rejects.toThrow('no stop a search');
  expect(await pull(here)).toMatchObject({ kind: 'partial', reasons: [{ kind: 'fewer-than-said' }] });
  expect(goneOf(here)).toEqual([]);
});

test('a page whose writing failed is read again, and nothing of it has gone', async () => {
  const here = await begin();
  await expect(pull(here, failingAt(here, 'save pages'))).rejects.toThrow('no save pages');
  here.asked.length = 0;
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked.some((path) => path.startsWith('MedicationStatement?'))).toBe(true);
  expect(goneOf(here)).toEqual([]);
});

test('what comes after the screen was locked is not written, however much it is', async () => {
  const here = await begin();
  const before = audited(here, 'pages-read').length;
  instead(here, 'MedicationStatement', () => {
    here.isStopped = true;
    return bundle(Array.from({ length: 600 }, (_, at) => statement(`n${at}`)));
  });
  expect(await pull(here)).toMatchObject({ kind: 'partial' });
  expect([audited(here, 'pages-read').length, here.copy().resources.length]).toEqual([before, 3]);
});
