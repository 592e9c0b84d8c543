import type { ServerResponse } from 'node:http';
import { displayName, people } from './people.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const style = `
  body { margin: 0; font: 16px/24px "Segoe UI", Inter, "Liberation Sans", sans-serif; color: #212b32; background: #f0f4f5; }
  header { background: #003087; color: #fff; padding: 12px 24px; font-weight: 600; }
  main { max-width: 420px; margin: 32px auto; background: #fff; padding: 24px; }
  h1 { font-size: 22px; line-height: 28px; margin: 0 0 8px; }
  label { display: block; font-weight: 600; margin-top: 16px; }
  input { font: inherit; width: 100%; margin-top: 8px; box-sizing: border-box; padding: 6px 8px; border: 2px solid #4c6272; }
  button { font: inherit; font-weight: 600; margin: 24px 12px 0 0; padding: 6px 16px; border: 2px solid #005eb8; background: #fff; color: #005eb8; }
  button[type=submit].main { background: #005eb8; color: #fff; }
  :focus { outline: 3px solid #ffeb3b; box-shadow: 0 0 0 5px #212b32; }
  .error { border-left: 4px solid #b1180e; padding: 4px 12px; color: #b1180e; font-weight: 600; }
  .hint { color: #4c6272; font-size: 13px; line-height: 17px; }
`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
  `<meta name="viewport" content="width=device-width"><style>${style}</style></head>` +
  `<body><header>Northmoor Hospitals sign-in</header><main>${body}</main></body></html>`;

/** A sign-in page that needs no JavaScript: one form, and a second one that cancels. */
export function signInPage(uid: string, audience: string, problem?: string): string {
  const who = people
    .map((one) => `<li>${escaped(one.username)} (${escaped(displayName(one))}, ${one.role})</li>`)
    .join('');
  const error = problem === undefined ? '' : `<p class="error" role="alert">${escaped(problem)}</p>`;
  return page(
    'Sign in - Northmoor Hospitals',
    `<h1>Sign in</h1><p>Concord asks to use ${escaped(audience)} as you.</p>${error}
    <form method="post" action="/interaction/${escaped(uid)}/login">
      <label for="username">Username</label><input id="username" name="username" autocomplete="username" autofocus required>
      <label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
      <button type="submit" class="main">Sign in</button>
      <button type="submit" form="cancel">Cancel</button>
    </form>
    <form id="cancel" method="post" action="/interaction/${escaped(uid)}/cancel"></form>
    <div class="hint"><p>A pretend trust with synthetic patients. The password is "sandbox" for everybody:</p><ul>${who}</ul></div>`,
  );
}

export const messagePage = (title: string, text: string): string =>
  page(title, `<h1>${escaped(title)}</h1><p>${escaped(text)}</p>`);

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // The form's answer leads on to the app's own loopback address, which browsers hold against form-action.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}
