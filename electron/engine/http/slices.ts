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
  while (at < text.length && text.charCodeAt(at) !== closeBrace) {
    const afterKey = skipString(text, at);
    const key = keyAt(text, at, afterKey);
    const start = skipSpace(text, skipSpace(text, afterKey) + 1);
    const end = skipValue(text, start);
    found.push({ key, start, end });
    at = afterComma(text, end);
  }
  return found;
}

/** The key between the quotes; one with an escape in it is read as JSON reads it. */
function keyAt(text: string, from: number, to: number): string {
  const key = text.slice(from + 1, to - 1);
  return key.includes('\\') ? String(JSON.parse(text.slice(from, to))) : key;
}

function items(text: string, open: number): readonly Span[] {
  const found: Span[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length && text.charCodeAt(at) !== closeBracket) {
    const end = skipValue(text, at);
    found.push({ start: at, end });
    at = afterComma(text, end);
  }
  return found;
}

// Codes rather than letters: this runs over every character that is received.
const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function afterComma(text: string, end: number): number {
  const at = skipSpace(text, end);
  return text.charCodeAt(at) === comma ? skipSpace(text, at + 1) : at;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Behind the closing quote: the first that an even number of backslashes stands before. */
function skipString(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    let before = close;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((close - before) % 2 === 0) return close + 1;
  }
  return text.length;
}

function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return skipString(text, start);
  if (first !== openBrace && first !== openBracket) return skipPlain(text, start);
  let depth = 0;
  let at = start;
  do {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = skipString(text, at);
      continue;
    }
    if (code === openBrace || code === openBracket) depth += 1;
    else if (code === closeBrace || code === closeBracket) depth -= 1;
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function skipPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length && !endsPlain(text.charCodeAt(at))) at += 1;
  return at;
}

const endsPlain = (code: number): boolean =>
  code === comma || code === closeBracket || code === closeBrace || isSpace(code);
