import { rounded, type Figure } from './figure.ts';

/** One line of the bench for a reader, with a unit behind every value. */
export function inWords({ name, ours, floor, ratioToFloor, unit, spread, growth, peers }: Figure): string {
  const of = (value: number, its = unit): string => withUnit(value, its);
  const times = ratioToFloor === null ? '' : ` (${ratioToFloor} times the floor)`;
  const parts = [
    `${name}: ${of(ours)}`,
    floor === null ? 'no floor' : `floor ${of(floor)}${times}`,
    ...Object.entries(peers).map(([peer, value]) => `${peer} ${of(value)}`),
  ];
  const repetitions = `repetitions ${of(spread.least)} to ${of(spread.most)}, middle ${of(spread.middle)}`;
  const more = Object.entries(growth ?? {}).map(
    ([what, value]) => `${labelOf(what)}: ${of(value, unitOf(what, unit))}`,
  );
  return [parts.join(', '), repetitions, ...(more.length === 0 ? [] : [more.join(', ')])].join('; ');
}

/** Nought of time is what the processor's own clock is too coarse for. */
function withUnit(value: number, unit: string): string {
  if (value === 0 && unit.startsWith('ms')) return 'too little to measure';
  return unit === '' ? `${rounded(value)}` : `${rounded(value)} ${unit}`;
}

const labelOf = (what: string): string =>
  /^\d+$/.test(what) ? `at ${what}` : what.replace('processor ms', 'processor');

/** What else is told of a figure is time, or memory, or a count that its name says the unit of. */
function unitOf(what: string, unit: string): string {
  if (/^(requests|acknowledged|decisions)\b/.test(what)) return '';
  return unit === 'MB' || unit === 'ms of processor' ? unit : 'ms';
}
