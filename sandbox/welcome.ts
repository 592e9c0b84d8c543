import { displayName, password, people } from './identity/people.ts';
import type { StoreAddress } from './process/messages.ts';

type Facts = {
  readonly issuer: string;
  readonly controlUrl: string;
  readonly configPath: string;
  readonly stores: readonly StoreAddress[];
  readonly patients: number;
};

const row = (name: string, value: string): string => `  ${name.padEnd(18)}${value}`;

/** One page: addresses, people, and how to make things go wrong. */
export const welcome = (facts: Facts): string =>
  [
    `Northmoor Hospitals, a pretend trust with ${facts.patients} synthetic inpatients on two wards. Everything is on this machine only.`,
    '',
    'Sign in as',
    ...people.map((one) => row(one.username, `${displayName(one)}, ${one.role}`)),
    row('password', `${password} (for everybody)`),
    '',
    'Addresses',
    row('identity', facts.issuer),
    ...facts.stores.map((one) => row(one.id, one.base)),
    row('control', facts.controlUrl),
    row('configuration', facts.configPath),
    '',
    'Make something go wrong, and right again',
    `  curl -X PATCH ${facts.controlUrl}/stores/northmoor-smr/switches -d '{"outage":"refuse"}'`,
    `  curl -X POST  ${facts.controlUrl}/identity/expire-access-tokens`,
    `  curl -X POST  ${facts.controlUrl}/reset`,
    '  Store switches: latencyMs, outage (off refuse hang 500 503 504-behind-tie), badPages (off html truncated-json',
    '  next-loops next-other-origin redirect other-patient huge-resource page-dropped), badPageTypes, ignoreIfMatch, rejectWith (off 403 422 429),',
    '  succeedButFail, failButSay200, times.',
    '',
  ].join('\n');
