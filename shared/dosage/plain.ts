import { table } from '../core/table.ts';

const named = table<string>({
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  frac12: '½',
  half: '½',
  frac14: '¼',
  frac34: '¾',
  times: 'x',
  micro: 'µ',
  ndash: '-',
  mdash: '-',
});

/** Words as they were meant: exports escape signs, some of them twice ("One &amp;amp; a half"), and glue a supply on ("a day,21 capsule"). */
export function plainWords(text: string): string {
  // And "100mg am/300mg pm" and "am: 5 mg / pm: 10 mg" are two doses, each with its time.
  const parted = text
    .replace(/(?<=[a-z)]),(?=\d)/gi, ', ')
    .replace(
      / \/ (?=(?:in|at|on|with|before|after|am|pm|mane|nocte|om|morning|noon|midday|lunch|tea|dinner|breakfast|evening|night|bed|mon|tue|wed|thu|fri|sat|sun)(?:time|days?|s|sdays?|nesdays?|rsdays?|urdays?)?(?![a-z]))/gi,
      ' ; ',
    )
    .replace(
      /(?<=(?:\d|[a-z])\s*(?:am|pm|mane|nocte|om|morn(?:ing)?|noon|midday|lunch|tea|eve(?:ning)?|night))\/(?=\s*(?:\d|half|one|two|three|four))/gi,
      ' / ',
    );
  if (!parted.includes('&')) return parted;
  const once = parted.replace(/&(?:#(\d{1,5})|#x([\da-f]{1,4})|([a-z]+\d*));/gi, (whole, tens, hex, name) => {
    if (typeof tens === 'string') return String.fromCodePoint(Number(tens));
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    return typeof name === 'string' ? (named[name.toLowerCase()] ?? whole) : whole;
  });
  return once === parted ? parted : plainWords(once);
}
