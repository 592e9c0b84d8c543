import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from '../lib/root.ts';

/** Something that is built from files and need not be built again while they are the same. */
export type Product = {
  readonly name: string;
  /** Files and folders, from the project root, whose contents decide. */
  readonly inputs: readonly string[];
  /** Files that must be there for the product to count as built. */
  readonly results: readonly string[];
  readonly build: () => Promise<void>;
};

/** Builds a product unless its inputs are unchanged; true when it was built. */
export async function ensureBuilt(product: Product): Promise<boolean> {
  const stamp = out('built', product.name);
  const wanted = inputsHash(product.inputs);
  const complete = product.results.every((file) => existsSync(file));
  if (complete && readStamp(stamp) === wanted) return false;
  rmSync(stamp, { force: true });
  await product.build();
  mkdirSync(out('built'), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function readStamp(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** One hash over the names and contents of every file below the inputs. */
export function inputsHash(inputs: readonly string[], base = root): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesBelow(base, input))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(base, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(base: string, input: string): readonly string[] {
  const at = join(base, input);
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return [input];
  return readdirSync(at)
    .toSorted()
    .flatMap((name) => filesBelow(base, join(input, name)));
}
