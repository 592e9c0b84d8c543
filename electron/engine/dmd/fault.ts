import { assertNever } from '../../../shared/core/must.ts';
import type { PackFault } from '../db/pack-fault.ts';
import type { FileKind } from '../db/pack-shapes.ts';

/** Why a release did not become a pack. Names are of files, never content. */
export type ImportFault =
  | { readonly kind: 'not-found'; readonly name: string }
  | { readonly kind: 'cannot-read'; readonly name: string; readonly code: string }
  | { readonly kind: 'not-a-release'; readonly name: string }
  | { readonly kind: 'missing-files'; readonly missing: readonly FileKind[] }
  /** Files of a dm+d release in another version of its schema. */
  | { readonly kind: 'other-schema'; readonly names: readonly string[] }
  | { readonly kind: 'two-of-one-kind'; readonly fileKind: FileKind; readonly names: readonly string[] }
  | { readonly kind: 'damaged-zip'; readonly name: string }
  | { readonly kind: 'encrypted-zip'; readonly name: string }
  | { readonly kind: 'zip-too-large'; readonly name: string }
  | { readonly kind: 'damaged-xml'; readonly name: string; readonly line: number; readonly why: XmlTrouble }
  | { readonly kind: 'other-content'; readonly name: string; readonly expected: string }
  | { readonly kind: 'no-records'; readonly name: string }
  | { readonly kind: 'out-is-something-else'; readonly name: string }
  | { readonly kind: 'cannot-write'; readonly name: string; readonly code: string }
  | { readonly kind: 'cancelled' };

export type XmlTrouble = 'not-well-formed' | 'not-utf-8' | 'doctype' | 'too-deep' | 'too-long';

const troubles: Readonly<Record<XmlTrouble, string>> = {
  'not-well-formed': 'is not well-formed XML (cut off or damaged)',
  'not-utf-8': 'is not UTF-8 text',
  doctype: 'declares a document type, which no dm+d file does',
  'too-deep': 'is nested deeper than any dm+d file',
  'too-long': 'holds a value far longer than any in dm+d',
};

/** One plain line for a person. */
export function importFaultWords(fault: ImportFault): string {
  switch (fault.kind) {
    case 'not-found':
      return `There is no file or folder ${fault.name}.`;
    case 'cannot-read':
      return `The computer could not read ${fault.name} (${fault.code}).`;
    case 'not-a-release':
      return `${fault.name} is not a dm+d release: no file named like f_vmp2_3260821.xml is in it.`;
    case 'missing-files':
      return `This is not a whole dm+d release: the files for ${fault.missing.join(', ')} are missing.`;
    case 'other-schema':
      return `This dm+d release is in another version of its schema than this Concord reads (${fault.names.join(', ')}).`;
    case 'two-of-one-kind':
      return `Two files for ${fault.fileKind} were found (${fault.names.join(', ')}); keep the files of one release together.`;
    case 'damaged-zip':
      return `The zip file ${fault.name} is damaged, or is not a zip file.`;
    case 'encrypted-zip':
      return `The zip file ${fault.name} is protected by a password.`;
    case 'zip-too-large':
      return `The zip file ${fault.name} would unpack to far more than a dm+d release; nothing was read from it.`;
    case 'damaged-xml':
      return `The dm+d file ${fault.name} ${troubles[fault.why]}, at line ${fault.line}.`;
    case 'other-content':
      return `The dm+d file ${fault.name} does not hold what its name says: it should start with ${fault.expected}.`;
    case 'no-records':
      return `The dm+d file ${fault.name} holds no usable records.`;
    case 'out-is-something-else':
      return `${fault.name} exists and is not a dm+d pack; it was left alone.`;
    case 'cannot-write':
      return fault.code === 'ENOSPC' || fault.code === 'SQLITE_FULL'
        ? `There is no room on this computer's disk for the pack ${fault.name}.`
        : `The pack ${fault.name} could not be written (${fault.code}).`;
    case 'cancelled':
      return 'The import was stopped.';
    default:
      return assertNever(fault);
  }
}

export function packFaultWords(fault: PackFault): string {
  switch (fault.kind) {
    case 'no-pack':
      return 'There is no dm+d pack at this place.';
    case 'not-a-pack':
      return 'This file is not a dm+d pack.';
    case 'from-the-future':
      return 'This dm+d pack was made by a newer Concord.';
    case 'from-the-past':
      return 'This dm+d pack was made by an older Concord; import the release again.';
    case 'damaged':
      return 'This dm+d pack is damaged; import the release again.';
    default:
      return assertNever(fault.kind);
  }
}
