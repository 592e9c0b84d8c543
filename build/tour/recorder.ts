import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { notPlain } from './plain-words.ts';

export type StepRecord = {
  readonly name: string;
  readonly ms: number;
  /** Why the step failed; absent when it did not. */
  readonly failed?: string;
};

export type TourReport = {
  readonly ok: boolean;
  readonly steps: readonly StepRecord[];
  /** What the sandbox saw: whatever the steps noted. */
  readonly server: Readonly<Record<string, number | string>>;
};

export type Recorder = {
  /**
   * Does one step, times it, and takes a picture of the screen it ends on, or fails on: of the first computer, or of the page
   * that is named. Throws what the step threw.
   */
  readonly step: (name: string, act: () => Promise<void>, of?: Page) => Promise<void>;
  /** Takes a picture in the middle of a step, of this page or another one. */
  readonly picture: (name: string, of?: Page) => Promise<void>;
  /** Notes a figure under `server` in the report. */
  readonly note: (name: string, value: number | string) => void;
  /** Records why the tour could not go on, unless its last step says so already. */
  readonly stopped: (thrown: unknown) => void;
  /** Writes `tour.json` and hands back what it says. */
  readonly finish: () => TourReport;
};

/**
 * Records a tour into a folder: `NN-name.png` for each step, and `tour.json`. An error on the page itself is a failure too, and so is
 * a word that no clinician should have to read (`textOf`: what stands on the page).
 */
export function startRecorder(
  page: Page,
  folder: string,
  textOf: (of: Page) => Promise<string> = (of) => of.locator('body').innerText(),
): Recorder {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const steps: StepRecord[] = [];
  const server: Record<string, number | string> = {};
  const pageErrors: string[] = [];
  const watched = new Set<Page>();
  const watch = (one: Page): void => {
    if (!watched.has(one)) one.on('pageerror', (error) => pageErrors.push(error.message));
    watched.add(one);
  };
  watch(page);

  return {
    step: async (name, act, of = page) => {
      watch(of);
      const started = performance.now();
      const failure = await tried(act);
      const ms = Math.round(performance.now() - started);
      await of.screenshot({ path: join(folder, pictureName(steps.length + 1, name)) });
      const failed =
        failure === undefined
          ? (pageErrors.shift() ?? notPlain(await textOf(of))[0])
          : messageOf(failure.thrown);
      steps.push({ name, ms, ...(failed === undefined ? {} : { failed }) });
      console.log(
        `${failed === undefined ? 'ok  ' : 'FAIL'} ${name} (${ms} ms)${failed === undefined ? '' : `: ${failed}`}`,
      );
      if (failure !== undefined) throw failure.thrown;
    },
    picture: async (name, of = page) => {
      await of.screenshot({ path: join(folder, pictureName(steps.length + 1, name)) });
    },
    note: (name, value) => {
      server[name] = value;
    },
    stopped: (thrown) => {
      if (steps.at(-1)?.failed === undefined)
        steps.push({ name: 'Between steps', ms: 0, failed: messageOf(thrown) });
    },
    finish: () => {
      const ok =
        steps.length > 0 && steps.every((one) => one.failed === undefined) && pageErrors.length === 0;
      const report: TourReport = { ok, steps, server };
      writeFileSync(join(folder, 'tour.json'), `${JSON.stringify(report, null, 2)}\n`);
      return report;
    },
  };
}

async function tried(act: () => Promise<void>): Promise<{ readonly thrown: unknown } | undefined> {
  try {
    await act();
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** `03-ward-list.png` for the third step, "Ward list". */
export function pictureName(number: number, name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${String(number).padStart(2, '0')}-${words}.png`;
}
