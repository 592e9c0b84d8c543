import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../lib/root.ts';
import { productModules, type Installed } from './modules.ts';

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});

/**
 * Software bill of materials, CycloneDX 1.6 as JSON: every package whose code is in the product, with its licence and the hash
 * that the lock file pins. Without a time or a serial number, so that the same commit gives the same bytes.
 */
export function sbom(version: string): string {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const components = productModules().map((module) =>
    component(module, lock.packages[module.path]?.integrity),
  );
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name: 'concord', version, 'bom-ref': `concord@${version}` },
    },
    components: [...components, electron()],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function component({ name, version, license }: Installed, integrity: string | undefined): object {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const content = integrity?.startsWith('sha512-')
    ? Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')
    : undefined;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(content === undefined ? {} : { hashes: [{ alg: 'SHA-512', content }] }),
  };
}

/** The runtime that every package is built around. */
function electron(): object {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')));
  const purl = `pkg:npm/electron@${version}`;
  return {
    type: 'framework',
    'bom-ref': purl,
    name: 'electron',
    version,
    purl,
    licenses: [{ expression: 'MIT' }],
  };
}

/** Every licence whose code is in the product, in full. */
export const licences = (): string =>
  productModules()
    .map(
      (module) =>
        `${module.name} ${module.version} (${module.license ?? 'see below'})\n\n${licenceText(module)}`,
    )
    .join(`\n${'-'.repeat(80)}\n\n`);

function licenceText({ path, license }: Installed): string {
  const folder = join(root, path);
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file !== undefined && existsSync(join(folder, file))
    ? readFileSync(join(folder, file), 'utf8')
    : `The package names its licence (${license ?? 'none'}) and carries no text of it.\n`;
}
