import { compareText } from '../core/compare.ts';
import { readPartialDate, showDateTime } from '../core/instant.ts';
import { kinds } from './kinds.ts';
import type { TypedSource } from './source.ts';

/** Sources somebody gives by word, paper or box: typed in, pasted or scanned, kept in versions, read like any other source. */

export { mostFileBytes, packSchema, typedSourceSchema, type TypedLine, type TypedSource } from './source.ts';
export {
  foldVersions,
  typedVersionSchema,
  typistSchema,
  versionBodySchema,
  type TypedInSource,
  type TypedVersion,
  type VersionBody,
} from './versions.ts';
export { joinVersions } from './join.ts';
export { resourcesOf } from './to-fhir.ts';
export { allergiesIn, type AllergySaid } from './allergy-words.ts';
export { fileOwner, type FileOwner } from './file-owner.ts';
export { looksScanned, readScan } from './scan.ts';
export { hasUnseenMarks } from './pasted/clean.ts';
export { datesBorne, otherPatients } from './pasted/identities.ts';
export { lineWords } from './pasted/line-words.ts';
export { readPasted, type PastedItem } from './pasted/pasted.ts';

const prefix = 'typed-in-';
/** The id of its column and of its copy; no configured source's begins so. */
export const endpointId = (source: string): string => `${prefix}${source}`;
/** Whether a column is a typed-in source, which no server holds. */
export const isTypedIn = (endpoint: string): boolean => endpoint.startsWith(prefix);

/** The heading of its column: what it is, and whose where that is said. */
export const sourceName = ({
  kind,
  organisation,
  informant,
}: Pick<TypedSource, 'kind' | 'organisation' | 'informant'>): string => {
  const whose = organisation || (kinds[kind].informant === 'carer' ? informant : '');
  return whose === '' ? kinds[kind].name : `${kinds[kind].name}: ${whose}`;
};

/** Who typed it in and when it was said: "Typed in by Tolu Adeyemi, said 18-Nov-2026 09:40". */
export const typedInWords = ({ by, saidAt }: { readonly by: string; readonly saidAt: string }): string =>
  `Typed in by ${by}, said ${showDateTime(saidAt)}`;

/**
 * Which facts it repeats: sources of equal origin count once. `gpOrigin` is that of the GP record as the trust configures
 * it; `undefined` where it has none.
 */
export function originOf(
  { kind, organisation, file }: Pick<TypedSource, 'kind' | 'organisation' | 'file'>,
  gpOrigin: string | undefined,
): string {
  const { origin } = kinds[kind];
  if (origin === 'gp-record' || file?.copyOf === 'gp-record') return gpOrigin ?? 'gp-record';
  return origin === 'organisation' ? `${kind} ${organisation.trim().toLowerCase()}`.trim() : origin;
}

/** What is wrong with a source before it may be saved, by the name of its field; nothing is guessed in its place. */
export function problemsOf(source: TypedSource): readonly string[] {
  const isDate = (text: string | null): boolean => text === null || readPartialDate(text).ok;
  const ids = [...source.lines, ...source.allergies].map((part) => part.id);
  const nothing =
    source.lines.length === 0 &&
    source.allergies.length === 0 &&
    source.noneKnown === null &&
    source.file === null &&
    !source.takesNothing;
  const problems: readonly (readonly [string, boolean])[] = [
    ['saidAt', !isDate(source.saidAt)],
    // What a file says is in the file: lines beside it would be somebody else's.
    ['file', (source.file !== null) !== (source.kind === 'file') || (source.file !== null && ids.length > 0)],
    ['organisation', kinds[source.kind].origin === 'organisation' && source.organisation.trim() === ''],
    ['lines', nothing || (source.takesNothing && source.lines.some((line) => line.status === 'taking'))],
    ['noneKnown', source.noneKnown !== null && source.allergies.length > 0],
    ['id', new Set(ids).size !== ids.length],
    ['lastTaken', !source.lines.every(({ lastTaken }) => lastTaken === 'not-known' || isDate(lastTaken))],
    ['expires', !source.lines.every(({ pack }) => isDate(pack?.expires ?? null))],
    ['onset', !source.allergies.every(({ onset }) => isDate(onset))],
  ];
  return problems
    .filter(([, wrong]) => wrong)
    .map(([field]) => field)
    .toSorted(compareText);
}
