import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from '../lib/root.ts';
import { Closing } from '../start/closing.ts';
import { actsOf } from './acts.ts';
import { pictureName, startRecorder, type TourReport } from './recorder.ts';
import { settingFrom } from '../../sandbox/setting.ts';
import { setStage } from './stage.ts';

/**
 * `npm run tour`: the app, driven in a real browser against the sandbox, with a picture of every screen in `out/tour`.
 * `-- --architecture NAME` and `--tie` choose the sandbox's records; `--only NAME` plays one part of it (`acts.ts`);
 * `--pictures` copies the pictures that the documentation shows.
 */
const documented: Readonly<Record<string, string>> = { Case: 'case.png' };

async function tour(closing: Closing): Promise<TourReport> {
  const acts = actsOf(onlyPart());
  const stage = await setStage(closing, settingFrom(process.argv.slice(2)));
  const recorder = startRecorder(stage.page, out('tour'));
  try {
    for (const act of acts) await act(stage, recorder);
  } catch (thrown) {
    // What comes after a failure cannot be played; the report says where it stopped.
    recorder.stopped(thrown);
  }
  return recorder.finish();
}

function onlyPart(): string | undefined {
  const at = process.argv.indexOf('--only');
  return at < 0 ? undefined : process.argv[at + 1];
}

function copyPictures(report: TourReport): void {
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const [index, step] of report.steps.entries()) {
    const name = documented[step.name];
    if (name !== undefined) copyFileSync(out('tour', pictureName(index + 1, step.name)), join(folder, name));
  }
}

const closing = new Closing();
let report: TourReport | undefined;
try {
  report = await tour(closing);
} finally {
  await closing.close();
}
if (report.ok && process.argv.includes('--pictures')) copyPictures(report);
console.log(`${report.ok ? 'The tour went well' : 'The tour failed'}: ${out('tour', 'tour.json')}`);
process.exit(report.ok ? 0 : 1);
