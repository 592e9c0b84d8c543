import { directionsAsJson } from '../../../shared/dosage/dosage.ts';

type Timing = ReturnType<typeof directionsAsJson>['timing'];

const said = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join(' ');

function rhythm(timing: Timing): string {
  if (timing['period'] === undefined) return '';
  const most = (low: string, high: string): string => (high === '' ? low : `${low}~${high}`);
  const times = most(said(timing['frequency']), said(timing['frequencyMax']));
  return `${times}/${most(said(timing['period']), said(timing['periodMax']))}${said(timing['periodUnit'])}`;
}

/** What directions are read as, on one line: doses, times/period, when, days, hours, ..., [what is left over]. */
export function inShort(text: string): string {
  const read = directionsAsJson(text);
  const { timing, max, duration } = read;
  const doses = read.doses.map(({ low, high, unit }) =>
    `${low === high ? low : `${low ?? ''}~${high ?? ''}`} ${unit}`.trim(),
  );
  const parts = [
    doses.join(' + '),
    rhythm(timing),
    said(timing['when']),
    said(timing['dayOfWeek']),
    said(timing['timeOfDay']),
    timing['count'] === undefined ? '' : `count ${said(timing['count'])}`,
    read.asNeeded ? `prn${read.asNeededFor === undefined ? '' : ` for ${read.asNeededFor}`}` : '',
    read.route ?? '',
    read.site === undefined ? '' : `@${read.site}`,
    max === undefined ? '' : `${`max ${max.value} ${max.unit}`.trim()} in ${max.per}`,
    duration === undefined ? '' : `for ${duration.value}${duration.unit}`,
  ].filter((part) => part !== '');
  return `${parts.join(', ')}${read.remainder === '' ? '' : ` [${read.remainder}]`}`;
}
