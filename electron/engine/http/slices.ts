/**
 * Cuts values out of JSON text by their place in it, so that a resource is kept exactly as it was received: number text,
 * order and spacing. Call it only with text that `readJson` has accepted; it does no checking of its own.
 */
type Span = { readonly start: number; readonly end: number };
type Member = Span & { readonly key: string };

/** The exact text of `entry[n].resource` for every entry of a Bundle, `undefined` where an entry has none. */
export function resourceTexts(bundle: string): readonly (string | undefined)[] {
  const entry = lastNamed(members(bundle, skipSpace(bundle, 0)), 'entry');
  if (entry === undefined || bundle[entry.start] !== '[') return [];
  return items(bundle, entry.start).map((item) => {
    if (bundle[item.start] !== '{') return undefined;
    const resource = lastNamed(members(bundle, item.start), 'resource');
    return resource === undefined ? undefined : bundle.slice(resource.start, resource.end);
  });
}

/** As `JSON.parse` does, a repeated key counts by its last value. */
const lastNamed = (list: readonly Member[], key: string): Member | undefined =>
  list.findLast((one) => one.key === key);

function members(text: string, open: number): readonly Member[] {
  const found: Member[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length && text[at] !== '}') {
    const afterKey = skipString(text, at);
    const key = String(JSON.parse(text.slice(at, afterKey)));
    const start = skipSpace(text, skipSpace(text, afterKey) + 1);
    const end = skipValue(text, start);
    found.push({ key, start, end });
    at = afterComma(text, end);
  }
  return found;
}

function items(text: string, open: number): readonly Span[] {
  const found: Span[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length && text[at] !== ']') {
    const end = skipValue(text, at);
    found.push({ start: at, end });
    at = afterComma(text, end);
  }
  return found;
}

function afterComma(text: string, end: number): number {
  const at = skipSpace(text, end);
  return text[at] === ',' ? skipSpace(text, at + 1) : at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

function skipString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== '{' && first !== '[') return skipPlain(text, start);
  let depth = 0;
  let at = start;
  do {
    const letter = text[at];
    if (letter === '{' || letter === '[') depth += 1;
    if (letter === '}' || letter === ']') depth -= 1;
    at = letter === '"' ? skipString(text, at) : at + 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function skipPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[,\]}\s]/.test(text[at] ?? ',')) at += 1;
  return at;
}
