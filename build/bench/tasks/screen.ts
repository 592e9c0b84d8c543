import type { Page } from 'playwright-core';
import { z } from 'zod';
import { caseHandlers } from '../../../electron/engine/cases/handlers.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import type { CallName } from '../../../shared/ipc/requests.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { WardView } from '../../../shared/ipc/ward-views.ts';
import { startFixtureApp, type FixtureApp } from '../../../test/renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../../../test/renderer/fixture-bridge.ts';
import { ensureBuilt } from '../../vite/freshness.ts';
import { rendererProduct } from '../../vite/renderer.ts';
import { openBench } from '../engine.ts';
import { figure, p95, spreadOf, type Figure } from '../figure.ts';
import { fill } from '../fill.ts';
import { unasked } from '../trust.ts';

const ofPatient = z.looseObject({ patient: z.string() });
const ofCase = z.looseObject({ banner: z.looseObject({}) });

/** The screen knows the patient under the id it asked for. */
function knownAs(patient: string, answer: Result<unknown, Fault>): Result<unknown, Fault> {
  const view = answer.ok ? ofCase.safeParse(answer.value) : undefined;
  return view?.success === true ? ok({ ...view.data, banner: { ...view.data.banner, patient } }) : answer;
}

/** The built screens over a real engine's case of `sources` times `lines`; the rest of the screen is made of example views. */
function bridgeOver(sources: number, lines: number): FixtureBridge {
  const bridge = fixtureBridge();
  const context = { ...openBench(unasked(sources)), emit: bridge.tell };
  fill(context.store(), { people: 1, sources, lines });
  const handlers = caseHandlers(context);
  return {
    ...bridge,
    call: async (name: CallName, request) => {
      const ofBench: unknown = Reflect.get(handlers, name);
      if (typeof ofBench !== 'function' || name === 'refreshCase') return bridge.call(name, request);
      const asked = ofPatient.parse(request);
      const answer = (await ofBench({ ...asked, patient: 'p0' })) as Result<unknown, Fault>;
      return knownAs(asked.patient, answer);
    },
  };
}

/**
 * Milliseconds from a key to the frame that shows what it did: to the decision of the active row, or to another row having
 * the yellow edge.
 */
async function timeKey(page: Page, key: string, what: 'decision' | 'edge'): Promise<number> {
  // Watched from before the key is pressed: two orders given at once may arrive the other way round.
  await page.evaluate(watch, what);
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(window, 'untilShown') as Promise<number>);
}

/** In the page: `untilShown` becomes the milliseconds from the next key, or -1 where nothing changed for five seconds. */
function watch(watched: 'decision' | 'edge'): void {
  const row = document.querySelector('tr.active[data-row-id]');
  const state = (): string =>
    watched === 'decision'
      ? `${row?.querySelector('td:last-child')?.textContent} ${document.querySelector('.say-form') !== null}`
      : (document.querySelector('tr.active[data-row-id]')?.getAttribute('data-row-id') ?? '');
  const before = state();
  const pressed = new Promise<number>((resolve) => {
    window.addEventListener('keydown', () => resolve(performance.now()), { once: true, capture: true });
  });
  const untilShown = pressed.then(
    (at) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const changed = state() !== before;
          if (!changed && performance.now() - at <= 5_000) return void requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => resolve(changed ? performance.now() - at : -1)));
        };
        look();
      }),
  );
  Object.assign(window, { untilShown });
}

/** In the page: `longestTask` is the longest time, of 50 ms or more, for which the page answered nobody; 0 where none was. */
function watchTasks(): void {
  Object.assign(window, { longestTask: 0 });
  new PerformanceObserver((list) => {
    const longest = Math.max(...list.getEntries().map((entry) => entry.duration));
    Object.assign(window, { longestTask: Math.max(longest, Reflect.get(window, 'longestTask') as number) });
  }).observe({ type: 'longtask' });
}

const onWard = 60;

/** The longest task while a ward of sixty is drawn, is gone through row by row, and one patient after another changes. */
async function longestOfWard(app: FixtureApp): Promise<number> {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await page.evaluate(watchTasks);
  const { ward } = bridge.state;
  const show = (patients: WardView['patients']): void => {
    bridge.state.ward = { ...ward, patients };
    bridge.tell({ event: 'ward-changed', ward: ward.id });
  };
  const sixty = Array.from({ length: onWard }, (_, at) => ({
    ...must(ward.patients[at % ward.patients.length], 'the example ward has patients'),
    patient: `patient-of-${at}`,
    bed: known(String(at)),
  }));
  show(sixty);
  await page.waitForFunction((rows) => document.querySelectorAll('tbody tr').length >= rows, onWard);
  for (let at = 0; at < onWard; at += 1) {
    await page.keyboard.press('j');
    if (at % 6 === 0) show(sixty.map((one, nth) => (nth <= at ? { ...one, family: `Changed ${nth}` } : one)));
    await page.waitForTimeout(50);
  }
  return page.evaluate(() => Reflect.get(window, 'longestTask') as number);
}

/** A case of six sources of sixty lines: from the key of a decision, and of the next row, to the frame that shows it. */
export async function screen(): Promise<Figure> {
  await ensureBuilt(rendererProduct);
  const app = await startFixtureApp();
  const measured = async (sources: number, lines: number) => {
    const page = await app.openCase(bridgeOver(sources, lines));
    await page.evaluate(watchTasks);
    const found: { decision: number[]; edge: number[]; form: number[] } = {
      decision: [],
      edge: [],
      form: [],
    };
    for (let time = 0; time < 40; time += 1) {
      found.edge.push(await timeKey(page, 'j', 'edge'));
      const shown = await timeKey(page, '1', 'decision');
      const asks = (await page.locator('.say-form').count()) > 0;
      // A row may refuse what the key says: nothing changes, and nothing is measured.
      if (shown >= 0) (asks ? found.form : found.decision).push(shown);
      // What is asked first is left; without a form this key would leave the case.
      if (asks) await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
    }
    return { ...found, longestTask: await page.evaluate(() => Reflect.get(window, 'longestTask') as number) };
  };
  const few = await measured(4, 12);
  const many = await measured(6, 60);
  const longestAtWard = await longestOfWard(app);
  await app.close();
  return figure('screen', spreadOf(many.decision), {
    ours: p95(many.decision),
    growth: {
      'decision at 4 x 12': spreadOf(few.decision).least,
      'decision at 6 x 60': spreadOf(many.decision).least,
      'next row at 6 x 60, 95th': p95(many.edge),
      'form at 6 x 60, 95th': p95(many.form),
      'longest task at 6 x 60': many.longestTask,
      'longest task of a ward of 60': longestAtWard,
      decisions: many.decision.length,
    },
  });
}
