/** The origin the window's page is served from, over our own scheme; no file: and no network. */
export const appScheme = 'app';
export const appHost = 'concord';
export const appOrigin = `${appScheme}://${appHost}`;
export const startAddress = `${appOrigin}/`;

/** Whether a full address lies under our origin. `URL.origin` says "null" for schemes it does not know, so not asked. */
export function isOurAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  );
}
