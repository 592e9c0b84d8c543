import { protocol, type Session } from 'electron';
import { pageHeaders, readRendererFile } from '../engine/renderer-files.ts';
import { appScheme, isOurAddress } from './address.ts';

const headers = pageHeaders("'none'");

/** Must run before the app is ready. `secure` and `standard` give the page an origin like any https site; nothing more. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }]);
}

/** Serves the built renderer to the window's session. */
export function serveRenderer(session: Session, rendererFolder: string): void {
  session.protocol.handle(appScheme, (request) => answer(request, rendererFolder));
}

function answer(request: Request, folder: string): Response {
  if (request.method !== 'GET') return new Response('Not a thing this page does.', { status: 405, headers });
  const file = isOurAddress(request.url) ? readRendererFile(folder, pathOf(request.url)) : undefined;
  if (file === undefined) return new Response('No such file.', { status: 404, headers });
  return new Response(new Uint8Array(file.bytes), {
    status: 200,
    headers: { ...headers, 'Content-Type': file.type },
  });
}

/** The path as it was asked for. A URL parser folds dot segments away, which would hide what is refused here. */
function pathOf(address: string): string {
  const withoutOrigin = address.slice(address.indexOf('/', `${appScheme}://`.length));
  return withoutOrigin.split(/[?#]/)[0] ?? '/';
}
