import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { out, root } from '../lib/root.ts';
import { desktopProduct } from '../vite/desktop.ts';
import { ensureBuilt } from '../vite/freshness.ts';
import { rendererProduct } from '../vite/renderer.ts';
import { fuses, makePackage } from './builder.ts';
import { must } from '../../shared/core/must.ts';
import { inspect, type Inspected } from './inspect.ts';
import { makeOne } from './make-one.ts';
import { filesBelow, stage } from './stage.ts';
import { targetOf } from './targets.ts';

/**
 * `npm run package [-- --platform linux|win32|darwin] [--runtime FOLDER]`: the packages of one platform, in `out/packages`. With a
 * runtime folder what needs no download is made; without one electron-builder fetches the runtime and its tools.
 */
const { values } = parseArgs({
  options: { platform: { type: 'string', default: process.platform }, runtime: { type: 'string' } },
});
const versionOf = (folder: string): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))).version;

const rendererLimit = 500_000;
const target = targetOf(values.platform);
await ensureBuilt(desktopProduct);
await ensureBuilt(rendererProduct);
const page = gzippedRenderer();
if (page > rendererLimit) throw new Error(`the page is ${page} bytes gzipped; the limit is ${rendererLimit}`);
const staged = out('package', target.name);
const output = out('packages', target.name);
rmSync(output, { recursive: true, force: true });
stage(target, staged, versionOf('.'));
await makePackage({
  target,
  staged,
  output,
  version: versionOf('.'),
  electronVersion: versionOf('node_modules/electron'),
  runtime: values.runtime,
  formats: values.runtime === undefined ? target.formats : ['dir'],
});
const unpacked = join(
  output,
  must(
    readdirSync(output).find((name) => /unpacked$|^mac/.test(name)),
    'an unpacked package was made',
  ),
);
const found = await inspect(unpacked, target);
const madeHere = values.runtime === undefined ? target.ours : target.withoutDownload;
const notMade = madeHere.flatMap((kind) => {
  const made = makeOne(kind, unpacked, output, target, versionOf('.'));
  return made.ok ? [] : [`no ${kind}            ${made.fault} is missing here`];
});
report(found);

function report(found: Inspected): void {
  const wrong = [
    ...found.notAllowed.map((path) => `${path} does not belong into a package`),
    ...(found.natives.length === 1 ? [] : [`${found.natives.length} native modules`]),
    ...Object.entries(fuses)
      .filter(([name, wanted]) => found.fuses[name] !== wanted)
      .map(([name]) => `the fuse ${name} is not as it should be`),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const lines = [
    `page, gzipped      ${page} bytes (the limit is ${rendererLimit})`,
    `unpacked           ${found.bytes} bytes, ${found.files.length} files in the archive`,
    `archive, SHA-256   ${found.archive}`,
    ...notMade,
    ...readdirSync(output)
      .filter((name) => statSync(join(output, name)).isFile() && name.startsWith('concord-'))
      .map((name) => {
        const digest = createHash('sha256')
          .update(readFileSync(join(output, name)))
          .digest('hex');
        return `${name}  ${statSync(join(output, name)).size} bytes, SHA-256 ${digest}`;
      }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Every file the page loads. */
function gzippedRenderer(): number {
  const folder = out('renderer');
  return (existsSync(folder) ? filesBelow(folder) : [])
    .filter((path) => /\.(?:js|css|html|svg)$/.test(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);
}
