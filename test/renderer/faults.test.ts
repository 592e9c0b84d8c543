import { expect, test } from 'vitest';
import { faultSchema, layerSchema, type Fault } from '../../shared/ipc/faults.ts';
import { faultDetail, faultWords } from '../../renderer/text/faults.ts';
import { storeWordsFor } from '../../renderer/text/store-refusals.ts';

/** One fault of every kind, with every reason and layer the contract knows. */
function everyFault(): readonly Fault[] {
  return faultSchema.options
    .flatMap((option) => {
      const shape: Readonly<Record<string, unknown>> = option.shape;
      return Object.keys(shape).reduce<readonly Record<string, unknown>[]>(
        (made, field) =>
          made.flatMap((fault) => valuesFor(shape[field]).map((value) => ({ ...fault, [field]: value }))),
        [{}],
      );
    })
    .map((fault) => faultSchema.parse(fault));
}

function valuesFor(schema: unknown): readonly unknown[] {
  const definition = (
    schema as { def: { type: string; values?: unknown[]; entries?: Record<string, string> } }
  ).def;
  if (definition.type === 'literal') return definition.values ?? [];
  if (definition.type === 'enum') return Object.values(definition.entries ?? {});
  return definition.type === 'string' ? ['text'] : [3];
}

const when = (instant: string): string => instant;

test('every fault of the contract says what happened, what is safe and what to do', () => {
  const faults = everyFault();
  expect(new Set(faults.map((fault) => fault.kind)).size).toBe(faultSchema.options.length);
  for (const fault of faults) {
    const words = faultWords(fault, when);
    for (const part of [words.what, words.safe, words.todo]) {
      expect({ fault, said: part.length > 3 }).toEqual({ fault, said: true });
      expect(part).not.toMatch(/undefined|\[object|null/);
    }
    expect(typeof faultDetail(fault)).toBe('string');
  }
});

test('a source that did not answer is named together with the layer that failed, each layer in its own words', () => {
  const words = layerSchema.options.map(
    (layer) => faultWords({ kind: 'not-answering', layer, source: 'GP record', detail: '' }, when).what,
  );
  expect(new Set(words).size).toBe(layerSchema.options.length);
  expect(words.every((text) => text.startsWith('GP record'))).toBe(true);
});

test('no store refusal offers to delete anything, and each says that nothing was', () => {
  const refusals = everyFault().flatMap((fault) =>
    fault.kind === 'store-refused' && fault.reason !== 'cleared' ? [faultWords(fault, when)] : [],
  );
  // The one thing that was deleted, by the trust's own order, and where it is.
  expect(faultWords({ kind: 'store-refused', reason: 'cleared' }, when).safe).toContain(
    'sealed with the trust',
  );
  expect(refusals.length).toBeGreaterThan(8);
  for (const words of refusals) {
    expect(words.safe).toMatch(
      /Nothing has been (deleted|made in its place)|No patient record has been written/,
    );
    expect(words.todo).not.toMatch(/delete|remove the (file|store)|reset/i);
  }
});

test('a refusal this screen has no words for is still shown, by its own name', () => {
  expect(storeWordsFor('something-new').what).toContain('something-new');
});
