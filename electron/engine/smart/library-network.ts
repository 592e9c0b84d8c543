// First: the library reads DEBUG when it is loaded.
import { hasNoDebugOutput } from './no-debug-output.ts';
import library from 'fhirclient/lib/lib.js';
import { isObject } from '../../../shared/core/brand.ts';
import { mustHold } from '../../../shared/core/must.ts';
import { TrafficError, trafficNow, type Traffic } from './traffic.ts';

function underway(): Traffic {
  const traffic = trafficNow();
  mustHold(traffic !== undefined && hasNoDebugOutput, 'fhirclient speaks only inside withTraffic');
  return traffic;
}

/** The library's token requests, sent through the host's network instead of its own. */
async function request(url: string, options: object = {}): Promise<unknown> {
  const form = isObject(options) ? options['body'] : undefined;
  mustHold(typeof form === 'string', 'fhirclient posts forms only');
  const answer = await underway().post(url, form);
  if (!answer.ok) throw new TrafficError(answer.fault);
  return answer.value;
}

/** The library's discovery, answered from what we read ourselves. */
const getAndCache = (): Promise<unknown> => Promise.resolve(underway().discovery);

// The library calls both through its exports object, in Node and bundled alike, so this is its whole network.
mustHold(Reflect.set(library, 'request', request), 'fhirclient request replaced');
mustHold(Reflect.set(library, 'getAndCache', getAndCache), 'fhirclient discovery replaced');
