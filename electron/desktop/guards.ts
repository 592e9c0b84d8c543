import type { App, Session, WebContents } from 'electron';

/** What our own page makes for a person to keep: a record, the outbox's list, the audit. */
const ownFiles: ReadonlySet<string> = new Set(['application/pdf', 'text/csv', 'application/x-ndjson']);

/** The person then chooses where it goes. Nothing else is ever downloaded. */
const isOwnFile = (address: string, mime: string): boolean =>
  address.startsWith('blob:app://concord/') && ownFiles.has(mime.split(';')[0] ?? '');

/** Refuses every permission and device to pages of a session, and every download but of a file our own page made. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    if (!isOwnFile(item.getURL(), item.getMimeType())) event.preventDefault();
  });
}

/**
 * No page of ours ever navigates, opens a window or embeds another: whatever tries is refused. An address that a link
 * wanted to open is offered to `openOutside`, which decides by itself whether the system browser may have it.
 */
export function guardContents(app: App, openOutside: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    openNothing(contents, openOutside);
  });
}

function openNothing(contents: WebContents, openOutside: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}
