import { join, resolve } from 'node:path';
import { startPreview } from './main.ts';
import { readTrustFile, wordsForTrustFile } from '../engine/trust-file.ts';

/** Runs the preview by itself: CONCORD_CONFIG names the sandbox's configuration, CONCORD_DATA the data folder. */

const projectFolder = resolve(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const path = process.env['CONCORD_CONFIG'] ?? '';
  const read = readTrustFile(path);
  if (!read.ok) return refuse(`${wordsForTrustFile(read.fault, path)} CONCORD_CONFIG names it.`);
  const preview = await startPreview({
    config: read.value,
    rendererFolder: join(projectFolder, 'out', 'renderer'),
    dataFolder: process.env['CONCORD_DATA'] ?? join(projectFolder, 'out', 'preview-data'),
    port: Number(process.env['CONCORD_PORT'] ?? 0),
  });
  process.stdout.write(
    `Concord preview (synthetic records only): ${preview.address}\nThe address works once. Ctrl-C stops.\n`,
  );
  const stop = (): void => void preview.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function refuse(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

main().catch((cause: unknown) =>
  refuse(cause instanceof Error ? cause.message : 'The preview could not start.'),
);
