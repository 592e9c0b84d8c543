/** Fields of a view that name something for a program, or hold a moment that the screen writes in its own way. */
const notRead: ReadonlySet<string> = new Set(
  [
    'id key row line lines absence linkedTo source column patient task document entry-id raw pdf reference kind state stage class severity',
    'suggested group action at asOf admitted doneAt date when since readAt lastTaken madeAt signedAt status reason who role how side',
    'item pack covers finding answer differs layer field needs event encounter identifiers network user',
  ].flatMap((names) => names.split(' ')),
);

/** Every text of a view that somebody reads, with the path to it; a text that is nothing but a moment is written by the screen. */
export function textsOf(view: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof view === 'string') return /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/.test(view) ? [] : [[path, view]];
  if (Array.isArray(view)) return view.flatMap((one) => textsOf(one, `${path}[]`));
  if (typeof view !== 'object' || view === null) return [];
  return Object.entries(view).flatMap(([name, value]: [string, unknown]) =>
    notRead.has(name) ? [] : textsOf(value, `${path}.${name}`),
  );
}
