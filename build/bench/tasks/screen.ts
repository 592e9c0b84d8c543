import type { Page } from 'playwright-core';
import { z } from 'zod';
import { caseHandlers } from '../../../electron/engine/cases/handlers.ts';
import type { CallName } from '../../../shared/ipc/contract.ts';
import { startFixtureApp } from '../../../test/renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../../../test/renderer/fixture-bridge.ts';
import { ensureBuilt } from '../../vite/freshness.ts';
import { rendererProduct } from '../../vite/renderer.ts';
import { openBench } from '../engine.ts';
import { figure, p95, spreadOf, type Figure } from '../figure.ts';
import { fill } from '../fill.ts';
import { unasked } from '../trust.ts';

/** The built screens over a real engine's case of `sources` times `lines`; the rest of the screen is made of example views. */
function bridgeOver(sources: number, lines: number): FixtureBridge {
  const bridge = fixtureBridge();
  const context = { ...openBench(unasked(sources)), emit: bridge.tell };
  fill(context.store(), { people: 1, sources, lines });
  const handlers = caseHandlers(context);
  const asked = z.looseObject({});
  return {
    ...bridge,
    call: async (name: CallName, request) => {
      const ofBench: unknown = Reflect.get(handlers, name);
      return typeof ofBench === 'function' && name !== 'refreshCase'
        ? ofBench({ ...asked.parse(request), patient: 'p0' })
        : bridge.call(name, request);
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
      ? (row?.querySelector('td:last-child')?.textContent ?? '')
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

/** A case of six sources of sixty lines: from the key of a decision, and of the next row, to the frame that shows it. */
export async function screen(): Promise<Figure> {
  await ensureBuilt(rendererProduct);
  const app = await startFixtureApp();
  const measured = async (sources: number, lines: number) => {
    const page = await app.openCase(bridgeOver(sources, lines));
    const found: { decision: number[]; edge: number[] } = { decision: [], edge: [] };
    for (let time = 0; time < 12; time += 1) {
      found.edge.push(await timeKey(page, 'j', 'edge'));
      const decided = await timeKey(page, '1', 'decision');
      if (decided >= 0) found.decision.push(decided);
      await page.keyboard.press('Escape');
    }
    return found;
  };
  const few = await measured(4, 12);
  const many = await measured(6, 60);
  await app.close();
  return figure('screen', spreadOf(many.decision), {
    ours: p95(many.decision),
    growth: {
      'decision at 4 x 12': spreadOf(few.decision).least,
      'decision at 6 x 60': spreadOf(many.decision).least,
      'next row at 6 x 60, 95th': p95(many.edge),
      decisions: many.decision.length,
    },
  });
}
