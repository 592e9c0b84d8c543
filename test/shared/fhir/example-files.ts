import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type Example = { readonly name: string; readonly text: string };

/** Every FHIR file of the example data, by folder; the caller has made sure that the data is there. */
export function exampleFiles(root: string): readonly Example[] {
  return ['ukcore', 'nhs-guide', 'gpconnect-stu3', 'gpconnect-r4'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(xml|json)$/.test(entry.name))
      .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') })),
  );
}
