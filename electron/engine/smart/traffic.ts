// First: the library reads DEBUG when it is loaded.
import { hasNoDebugOutput } from './no-debug-output.ts';
import { AsyncLocalStorage } from 'node:async_hooks';
import library from 'fhirclient/lib/lib.js';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { mustHold } from '../../../shared/core/must.ts';
import type { Result } from '../../../shared/core/result.ts';
import type { HttpFault } from '../http/http.ts';

/** How one conversation with one identity server reaches the network. */
export type Traffic = {
  /** The server's own `.well-known/smart-configuration`, read by us: the library caches a failure for good. */
  readonly discovery: JsonObject;
  readonly post: (url: string, form: string) => Promise<Result<JsonObject, HttpFault>>;
};

/** What the library throws back to us when the network or a server failed. */
export class TrafficError extends Error {
  override readonly name = 'TrafficError';
  readonly fault: HttpFault;
  constructor(fault: HttpFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const current = new AsyncLocalStorage<Traffic>();

/** Runs the library with `traffic` as its only way out. */
export const withTraffic = <T>(traffic: Traffic, run: () => Promise<T>): Promise<T> =>
  current.run(traffic, run);

function trafficNow(): Traffic {
  const traffic = current.getStore();
  mustHold(traffic !== undefined && hasNoDebugOutput, 'fhirclient speaks only inside withTraffic');
  return traffic;
}

/** The library's token requests, sent through the host's network instead of its own. */
async function request(url: string, options: object = {}): Promise<unknown> {
  const form = isObject(options) ? options['body'] : undefined;
  mustHold(typeof form === 'string', 'fhirclient posts forms only');
  const answer = await trafficNow().post(url, form);
  if (!answer.ok) throw new TrafficError(answer.fault);
  return answer.value;
}

/** The library's discovery, answered from what we read ourselves. */
const getAndCache = (): Promise<unknown> => Promise.resolve(trafficNow().discovery);

// The library calls both through its exports object, in Node and bundled alike, so this is its whole network.
mustHold(Reflect.set(library, 'request', request), 'fhirclient request replaced');
mustHold(Reflect.set(library, 'getAndCache', getAndCache), 'fhirclient discovery replaced');
