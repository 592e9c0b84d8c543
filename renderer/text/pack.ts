import type { PackView } from '../../shared/ipc/medicine-views.ts';

export const packText = {
  title: 'dm+d',
  path: 'Import a release from',
  pathHelp:
    'Full path of a release from TRUD, a folder or a zip. The pack in use stays until the new one is whole.',
  start: 'Import',
  importing: 'Importing a dm+d release',
  records: 'records,',
  cancel: 'Cancel the import',
  kept: 'The pack that was in use still is.',
} as const;

/** Which release it is, and how old. */
export function packAge({ release, sample, days, old }: PackView): string {
  if (release === null)
    return 'No dm+d pack. Medicines are recognised by Concord’s own table of brands and by their words.';
  const part = sample ? ', a sample of it' : '';
  const age =
    days === null
      ? 'It carries no date.'
      : days < 1
        ? 'It came out today.'
        : `It is ${days} ${days === 1 ? 'day' : 'days'} old.`;
  return `Release ${release}${part}. ${age}${old ? ' dm+d comes out every week: import a newer release.' : ''}`;
}
