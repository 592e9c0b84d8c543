import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makePackage } from '../../build/package/builder.ts';
import { stage } from '../../build/package/stage.ts';
import { targetOf } from '../../build/package/targets.ts';
import { must } from '../../shared/core/must.ts';
import { standInRuntime } from '../desktop/stand-in-runtime.ts';

/** The real builder over a runtime that is one in shape only, as no runtime can be downloaded here; gives the unpacked package. */
export async function packageOf(platform: string, folder: string): Promise<string> {
  const target = targetOf(platform);
  const staged = join(folder, `${platform}-staged`);
  const output = join(folder, platform);
  stage(target, staged, '0.1.0');
  await makePackage({
    target,
    staged,
    output,
    version: '0.1.0',
    electronVersion: '45.4.1',
    runtime: standInRuntime(join(folder, `${platform}-runtime`), target),
    formats: ['dir'],
  });
  const made = must(
    readdirSync(output).find((one) => one.endsWith('-unpacked')),
    'a package',
  );
  return join(output, made);
}
