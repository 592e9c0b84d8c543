import type { TrustConfig } from '../../shared/records/config.ts';

/**
 * Whether the system browser may be sent to `address`: only the https origins of the configured identity servers, plain http on
 * 127.0.0.1 when the configuration is the sandbox's, and the page of a sign-in of our own that posts to one of those. Anything else
 * (file:, other schemes, names and passwords inside the address) is refused, so that an answer from a server cannot start a program.
 */
export function mayOpenInBrowser(config: TrustConfig, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (isOwnSignInPage(url)) return true;
  const bases = config.identityServers.flatMap(({ issuer, alsoAt = [] }) => [issuer, ...alsoAt]);
  if (!bases.some((base) => new URL(base).origin === url.origin)) return false;
  return (
    url.protocol === 'https:' || (config.sandbox && url.protocol === 'http:' && url.hostname === '127.0.0.1')
  );
}

/** At an address of 256 random bits on this computer, and without anything a server could have put into it. */
const isOwnSignInPage = (url: URL): boolean =>
  url.protocol === 'http:' &&
  url.hostname === '127.0.0.1' &&
  /^\/sign-in\/[\w-]{43}$/.test(url.pathname) &&
  url.search === '';
