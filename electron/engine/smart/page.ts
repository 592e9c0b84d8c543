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

/** The page the browser is left on: plain, self-contained, and without a word from outside. */
export function pageOf(text: PageText): string {
  const [title, body] = words[text];
  return [
    '<!doctype html><html lang="en-GB"><meta charset="utf-8">',
    `<title>${title}: Concord</title>`,
    '<style>body{font:1.2rem/1.5 Arial,sans-serif;margin:4rem auto;max-width:36rem;color:#212b32}</style>',
    `<h1>${title}</h1><p>${body}</p></html>`,
  ].join('');
}
