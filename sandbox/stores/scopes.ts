/** A scope as SMART App Launch 2 writes it: `user/MedicationStatement.rs`. */
type ClinicalScope = { readonly type: string; readonly letters: string };

type Letter = 'c' | 'r' | 'u' | 'd' | 's';

function clinical(scope: string): readonly ClinicalScope[] {
  const [, type, letters] = /^(?:user|patient)\/([A-Za-z]+|\*)\.([cruds]+)$/.exec(scope) ?? [];
  return type === undefined || letters === undefined ? [] : [{ type, letters }];
}

/** Whether the scopes let a token do `letter` to resources of `type`. */
export const allows = (scopes: readonly string[], type: string, letter: Letter): boolean =>
  scopes
    .flatMap(clinical)
    .some((one) => (one.type === '*' || one.type === type) && one.letters.includes(letter));

/** What one request needs, and the scope that would give it. */
export type Need = { readonly type: string; readonly letter: Letter };

const single: Readonly<Record<string, Letter>> = { PUT: 'u', PATCH: 'u', DELETE: 'd', POST: 'c' };

/** `GET Patient` searches, `GET Patient/1` reads, a POST to `_search` searches, a conditional update may also create. */
export function needOf(method: string, url: string): Need {
  const [path = ''] = url.split('?');
  const [type = '', second] = path.split('/').filter((part) => part !== '');
  if (method === 'GET') return { type, letter: second === undefined ? 's' : 'r' };
  if (method === 'POST' && second === '_search') return { type, letter: 's' };
  return { type, letter: single[method] ?? 'r' };
}

/** What a request and, where it is a Bundle, each of its entries needs. */
export function needsOf(method: string, url: string, body: unknown): readonly Need[] {
  if (method !== 'POST' || url.replace(/\?.*/, '') !== '') return [needOf(method, url)];
  const entries =
    (body as { entry?: { request?: { method?: string; url?: string } }[] } | undefined)?.entry ?? [];
  return entries.map((entry) => needOf(entry.request?.method ?? 'POST', entry.request?.url ?? ''));
}
