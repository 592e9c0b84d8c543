import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { HttpFault } from './faults.ts';

type AddressFault = Extract<HttpFault, { kind: 'address-refused' }>;
const refused = (why: AddressFault['why']): Result<never, AddressFault> =>
  err({ kind: 'address-refused', why });

const isLoopback = (host: string): boolean =>
  host === '127.0.0.1' || host === '[::1]' || host === 'localhost';

/** An absolute http(s) address; TLS only, except on this computer itself. */
export function readAddress(text: string): Result<URL, AddressFault> {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return refused('not-an-address');
  if (url.username !== '' || url.password !== '') return refused('not-an-address');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refused('not-tls');
  return ok(url);
}

/**
 * The address `text` (absolute, or relative to `base`) only when it lies on the origin of `base`: a token is sent nowhere
 * else, and a link that leads elsewhere is refused.
 */
export function addressWithin(base: string, text: string): Result<URL, AddressFault> {
  const root = readAddress(base);
  if (!root.ok) return root;
  const url = URL.parse(text, `${base}/`);
  if (url === null) return refused('not-an-address');
  const checked = readAddress(url.href);
  if (checked.ok && checked.value.origin === root.value.origin) return checked;
  return checked.ok || checked.fault.why === 'not-tls' ? refused('other-origin') : checked;
}
