import { expect, test } from 'vitest';
import { goldClasses } from './format.ts';
import { goldCases, goldDirections, goldItems } from './load.ts';
import { toBundles } from './to-fhir.ts';
import type { GoldCase, GoldLine, GoldSource } from './format.ts';

const items = goldItems();
const cases = goldCases();
const all = [...items, ...cases];

type Placed = { readonly source: GoldSource; readonly line: GoldLine };

const placed = (gold: GoldCase): ReadonlyMap<string, Placed> =>
  new Map(
    gold.sources.flatMap((source) =>
      source.lines.map((line) => [`${source.name}#${line.id}`, { source, line }]),
    ),
  );

const isCurrent = (gold: GoldCase, line: GoldLine): boolean =>
  ['active', 'on-hold', 'intended'].includes(line.status) &&
  (line.end === undefined || line.end >= gold.asOf);

/** Findings that follow from the rows alone; a label that contradicts its own rows is a slip of the labeller. */
function wantedOfRow(gold: GoldCase, row: readonly string[]): readonly string[] {
  const places = placed(gold);
  const lines = row.flatMap((key) => places.get(key) ?? []);
  const history = lines.filter((one) => one.source.role === 'history');
  const orders = lines.filter((one) => one.source.role !== 'history');
  const linked = gold.expect.links.some((link) => link.some((key) => row.includes(key)));
  const answered = (history_: boolean) =>
    gold.sources.some(
      (source) => (source.role === 'history') === history_ && source.status !== 'unavailable',
    );
  const current = history.some((one) => isCurrent(gold, one.line));
  const silent = gold.sources.some(
    (source) =>
      source.role === 'history' &&
      source.status === 'complete' &&
      !history.some(
        (one) =>
          one.source === source || (source.origin !== undefined && one.source.origin === source.origin),
      ),
  );
  return [
    ...(current && orders.length === 0 && answered(false) && !linked ? ['omission'] : []),
    ...(orders.length > 0 && history.length === 0 && answered(true) && !linked ? ['addition'] : []),
    ...(current && silent ? ['only-in-one-source'] : []),
  ];
}

test('every class has at least fifteen positives and fifteen near-misses', () => {
  const counts = goldClasses.map((name) => {
    const about = items.filter((item) => item.about === name);
    const count = (kind: GoldCase['kind']) => about.filter((item) => item.kind === kind).length;
    return { name, enough: count('positive') >= 15 && count('near-miss') >= 15 };
  });
  expect(counts.filter((one) => !one.enough)).toEqual([]);
});

test('a positive carries its class and a near-miss does not', () => {
  const wrong = items.filter(
    (item) =>
      item.expect.findings.some((finding) => finding.class === item.about) !== (item.kind === 'positive'),
  );
  expect(wrong.map((item) => item.id)).toEqual([]);
});

test('there are sixty whole cases of two to four sources with four or more rows', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  const small = cases.filter(
    (one) => one.sources.length < 2 || one.sources.length > 4 || one.expect.rows.length < 4,
  );
  expect(small.map((one) => one.id)).toEqual([]);
});

test('case ids, source names and line ids are unique', () => {
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  const doubled = all.filter(
    (one) =>
      new Set(one.sources.map((source) => source.name)).size !== one.sources.length ||
      one.sources.some((source) => new Set(source.lines.map((line) => line.id)).size !== source.lines.length),
  );
  expect(doubled.map((one) => one.id)).toEqual([]);
});

test('each line stands in exactly one row', () => {
  const wrong = all.filter(
    (gold) => gold.expect.rows.flat().toSorted().join() !== [...placed(gold).keys()].toSorted().join(),
  );
  expect(wrong.map((gold) => gold.id)).toEqual([]);
});

test('every finding and link names lines, sources or allergies that exist', () => {
  const lost = all.flatMap((gold) => {
    const known = new Set([
      ...placed(gold).keys(),
      ...gold.sources.flatMap((source) => [
        `${source.name}#`,
        ...source.allergies.map((one) => `${source.name}#${one.id}`),
      ]),
    ]);
    const named = [...gold.expect.findings.map((finding) => finding.lines), ...gold.expect.links];
    return named
      .filter((lines) => lines.length === 0 || lines.some((key) => !known.has(key)))
      .map((lines) => `${gold.id} ${lines.join()}`);
  });
  expect(lost).toEqual([]);
});

test('omission, addition and only-in-one-source agree with the rows they are labelled on', () => {
  const slips = all.flatMap((gold) =>
    gold.expect.rows.flatMap((row) => {
      const labelled = gold.expect.findings
        .filter((finding) => ['omission', 'addition', 'only-in-one-source'].includes(finding.class))
        .filter((finding) => finding.lines.some((key) => row.includes(key)))
        .map((finding) => finding.class);
      const wanted = wantedOfRow(gold, row);
      return labelled.toSorted().join() === wanted.toSorted().join()
        ? []
        : [`${gold.id} ${row[0]}: ${wanted.join()}`];
    }),
  );
  expect(slips).toEqual([]);
});

test('a source that is not complete is labelled so, and no other is', () => {
  const slips = all.flatMap((gold) =>
    gold.sources
      .filter((source) => {
        const labelled = gold.expect.findings.some(
          (finding) => finding.class === 'source-incomplete' && finding.lines.includes(`${source.name}#`),
        );
        return labelled !== (source.status !== 'complete');
      })
      .map((source) => `${gold.id} ${source.name}`),
  );
  expect(slips).toEqual([]);
});

test('every label has its reason', () => {
  expect(all.filter((gold) => gold.reason.length < 8).map((gold) => gold.id)).toEqual([]);
});

const bundles = all.flatMap((gold) =>
  toBundles(gold).map((made) => ({ id: `${gold.id} ${made.name}`, made, text: JSON.stringify(made.bundle) })),
);

test('every line of every source is found in its bundle by its key', () => {
  const lost = bundles.flatMap(({ id, made, text }) =>
    Object.values(made.keys)
      .filter(([key]) => !text.includes(`"resourceType":"${key.split('/')[0]}","id":"${key.split('/')[1]}"`))
      .map(([key]) => `${id} ${key}`),
  );
  expect(lost).toEqual([]);
});

test('every NHS number is in the 999 range', () => {
  const numbers = bundles.flatMap(({ text }) =>
    [...text.matchAll(/nhs-number","value":"(\d+)"/g)].map((match) => match[1] ?? ''),
  );
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.filter((number) => !/^999\d{7}$/.test(number))).toEqual([]);
});

test('there are five hundred directions, each once, a hundred of them held back', () => {
  const directions = goldDirections();
  expect(directions.length).toBeGreaterThanOrEqual(500);
  expect(new Set(directions.map((one) => one.text)).size).toBe(directions.length);
  expect(directions.filter((one) => one.held === true).length).toBeGreaterThanOrEqual(100);
});

test('every number of a direction is decimal text', () => {
  const number = /^(0|[1-9]\d*)(\.\d*[1-9])?$/;
  const wrong = goldDirections().filter(({ expect: { doses, timing } }) =>
    [
      ...doses.flatMap((dose) => [dose.low, dose.high]),
      timing.frequency,
      timing.frequencyMax,
      timing.period,
      timing.periodMax,
    ].some((value) => value !== undefined && !number.test(value)),
  );
  expect(wrong).toEqual([]);
});

test('every remainder is made of the direction’s own words', () => {
  const words = (value: string): readonly string[] => value.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const foreign = goldDirections().filter(({ text, expect: label }) =>
    words(label.remainder).some((word) => !words(text).includes(word)),
  );
  expect(foreign.map((one) => one.text)).toEqual([]);
});
