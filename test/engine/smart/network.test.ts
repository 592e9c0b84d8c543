import { expect, test } from 'vitest';
import type { HttpFault } from '../../../electron/engine/http/http.ts';
import { watchNetwork } from '../../../electron/engine/smart/network.ts';

const refused: HttpFault = { kind: 'not-answering', layer: 'record', detail: 'ECONNREFUSED' };
const noName: HttpFault = { kind: 'not-answering', layer: 'network', detail: 'ENOTFOUND' };
const status503: HttpFault = { kind: 'not-answering', layer: 'record', detail: 'status 503' };
const [gp, chart] = ['http://127.0.0.1:1/fhir', 'http://127.0.0.1:2/fhir'];

test('one server that is down is not a network that is down', () => {
  const network = watchNetwork();
  network.observe(undefined, chart);
  for (let tries = 0; tries < 3; tries += 1) network.observe(refused, gp);
  expect(network.now()).toBe('up');
});

test('several servers in a row without an answer are a network that is down, until one answers', () => {
  const network = watchNetwork();
  expect(network.observe(refused, gp)).toBe(false);
  expect(network.observe(refused, chart)).toBe(true);
  expect(network.now()).toBe('down');
  expect(network.observe({ kind: 'unauthorised' }, gp)).toBe(true);
  expect(network.now()).toBe('up');
});

test('an answer in between starts the count again, and a 503 is an answer', () => {
  const network = watchNetwork();
  network.observe(refused, gp);
  network.observe(status503, gp);
  network.observe(refused, chart);
  expect(network.now()).toBe('up');
});

test('a computer without a way out says so at once', () => {
  const network = watchNetwork();
  network.observe(noName, gp);
  expect(network.now()).toBe('down');
});
