import { password as everybodys } from './identity/people.ts';

/** Cookies of one pretend browser, by name: everything here is one host. */
export type CookieJar = Map<string, string>;

/** Who signs in, or that the person presses Cancel. */
export type Act = { readonly username: string; readonly password?: string } | 'cancel';

function remember(jar: CookieJar, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name.trim());
    else jar.set(name.trim(), value.join('='));
  }
}

async function visit(jar: CookieJar, url: string, form?: URLSearchParams): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { cookie },
    ...(form === undefined ? {} : { method: 'POST', body: form }),
  });
  remember(jar, response);
  return response;
}

const actionOf = (html: string, end: string): string =>
  new RegExp(`action="(/interaction/[\\w-]+/${end})"`).exec(html)?.[1] ?? '';

function press(act: Act, html: string): { readonly path: string; readonly form: URLSearchParams } {
  if (act === 'cancel') return { path: actionOf(html, 'cancel'), form: new URLSearchParams() };
  const form = new URLSearchParams({ username: act.username, password: act.password ?? everybodys });
  return { path: actionOf(html, 'login'), form };
}

/** How a walk through the sign-in ended: at the app's redirect address, or on a page that goes nowhere. */
export type SignInEnd =
  | { readonly kind: 'redirected'; readonly to: URL; readonly typed: boolean }
  | { readonly kind: 'page'; readonly status: number; readonly html: string };

/**
 * Walks through the sign-in as a browser would, without one: follows redirects, fills the form, and stops where the app's
 * own address (any other origin than the issuer's) would be loaded.
 */
export async function walkSignIn(
  authorizeUrl: string,
  act: Act,
  jar: CookieJar = new Map(),
): Promise<SignInEnd> {
  const { origin } = new URL(authorizeUrl);
  let [response, typed] = [await visit(jar, authorizeUrl), false];
  for (let steps = 0; steps < 12; steps += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      const next = new URL(location, origin);
      if (next.origin !== origin) return { kind: 'redirected', to: next, typed };
      response = await visit(jar, next.href);
      continue;
    }
    const html = await response.text();
    if (typed || !html.includes('/interaction/')) return { kind: 'page', status: response.status, html };
    const { path, form } = press(act, html);
    typed = true;
    response = await visit(jar, new URL(path, origin).href, form);
  }
  throw new Error('The sign-in goes round in circles.');
}
