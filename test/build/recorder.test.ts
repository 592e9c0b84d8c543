import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startRecorder } from '../../build/tour/recorder.ts';
import { tempFolder } from '../support/temp.ts';

/** A page as far as the recorder knows one: it takes pictures and reports errors. */
function record() {
  const folder = join(tempFolder('tour'), 'tour');
  const events = new EventEmitter();
  const page = Object.assign(events, {
    words: 'Ward 7B',
    screenshot: (options: { path: string }) => Promise.resolve(writeFileSync(options.path, 'picture')),
  });
  return {
    folder,
    events,
    page,
    recorder: startRecorder(page as unknown as Page, folder, () => Promise.resolve(page.words)),
  };
}

const read = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'tour.json'), 'utf8'));

test('a tour leaves a picture for each step, and a report of its times and figures', async () => {
  const { folder, recorder } = record();
  await recorder.step('Sign in', () => Promise.resolve());
  await recorder.step('Ward 7B', () => Promise.resolve());
  recorder.note('requests', 12);
  const report = recorder.finish();
  expect(readdirSync(folder).toSorted()).toEqual(['01-sign-in.png', '02-ward-7b.png', 'tour.json']);
  expect(read(folder)).toEqual(report);
  expect(report).toEqual({
    ok: true,
    steps: [
      { name: 'Sign in', ms: expect.any(Number) },
      { name: 'Ward 7B', ms: expect.any(Number) },
    ],
    server: { requests: 12 },
  });
});

test('a step that fails is pictured, named in the report, and ends the tour', async () => {
  const { folder, recorder } = record();
  await expect(recorder.step('Ward', () => Promise.reject(new Error('no such row')))).rejects.toThrow(
    'no such row',
  );
  recorder.stopped(new Error('no such row'));
  const report = recorder.finish();
  expect(readdirSync(folder)).toContain('01-ward.png');
  expect(report.ok).toBe(false);
  expect(report.steps.map((step) => step.failed)).toEqual(['no such row']);
});

test('what goes wrong between steps is in the report too', async () => {
  const { recorder } = record();
  await recorder.step('Ward', () => Promise.resolve());
  recorder.stopped(new Error('the sandbox went away'));
  expect(recorder.finish()).toMatchObject({
    ok: false,
    steps: [{ name: 'Ward' }, { failed: 'the sandbox went away' }],
  });
});

test('an error that only the page noticed fails the tour', async () => {
  const { events, recorder } = record();
  await recorder.step('Ward', () => {
    events.emit('pageerror', new Error('undefined is not a medicine'));
    return Promise.resolve();
  });
  expect(recorder.finish().ok).toBe(false);
});

test('a tour without a step is no success', () => {
  expect(record().recorder.finish().ok).toBe(false);
});

test('a step that ends on a page that speaks of programs fails, and says what stands there', async () => {
  const { page, recorder } = record();
  page.words = 'Entry: MedicationStatement, version 7';
  await recorder.step('Row', () => Promise.resolve());
  const { ok, steps } = recorder.finish();
  expect([ok, steps[0]?.failed]).toEqual([false, expect.stringContaining('a type of FHIR')]);
});
