import { createHash } from 'node:crypto';

const words = {
  done: ['You are signed in', 'You can close this page and go back to Concord.'],
  cancelled: [
    'Sign-in cancelled',
    'Nothing has been changed. You can close this page and go back to Concord.',
  ],
  failed: [
    'Sign-in did not work',
    'Concord says what went wrong. You can close this page and go back to it.',
  ],
  'not-known': [
    'This sign-in is not known',
    'This page was not asked for by the sign-in that is open in Concord, so it has been ignored. Start again from Concord.',
  ],
  'not-here': ['Nothing here', 'This address is used by Concord while somebody signs in.'],
} as const;

export type PageText = keyof typeof words;

/** A form that the browser sends to the sign-in page by itself. */
export type Form = { readonly action: string; readonly fields: readonly (readonly [string, string])[] };

/** The page the browser is left on: plain, self-contained, and without a word from outside. */
export function pageOf(text: PageText): string {
  const [title, body] = words[text];
  return pageWith(title, `<p>${body}</p>`);
}

const formScript = 'document.forms[0].submit()';

/** For the Content-Security-Policy: the one line of script that may run, and no other. */
export const formScriptHash = `'sha256-${createHash('sha256').update(formScript).digest('base64')}'`;

/** A page that sends a form at once, or by its button where scripts are off. */
export function formPage({ action, fields }: Form): string {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const form = `<form method="post" action="${escaped(action)}">${hidden.join('')}<button>Go on to the sign-in page</button></form>`;
  return pageWith('Signing in', `${form}<script>${formScript}</script>`);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function pageWith(title: string, body: string): string {
  return [
    '<!doctype html><html lang="en-GB"><meta charset="utf-8">',
    `<title>${title}: Concord</title>`,
    '<style>body{font:1.2rem/1.5 Arial,sans-serif;margin:4rem auto;max-width:36rem;color:#212b32}</style>',
    `<h1>${title}</h1>${body}</html>`,
  ].join('');
}
