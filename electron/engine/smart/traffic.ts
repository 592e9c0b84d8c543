import { AsyncLocalStorage } from 'node:async_hooks';
import type { JsonObject } from '../../../shared/core/brand.ts';
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

/** Of the conversation that is under way. */
export const trafficNow = (): Traffic | undefined => current.getStore();
