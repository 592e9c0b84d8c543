import { expect, test } from 'vitest';
import type { HttpFault } from '../../../electron/engine/http/http.ts';
import { watchNetwork } from '../../../electron/engine/smart/network.ts';

const refused: HttpFault = { kind: 'not-answering', layer: 'record', detail: 'ECONNREFUSED' };
const noName: HttpFault = { kind: 'not-answering', layer: 'network', detail: 'ENOTFOUND' };
const status503: HttpFault = { kind: 'not-answering', layer: 'record', detail: 'status 503' };
const [gp, chart] = ['http://127.0.0.1:1/fhir', 'http://127.0.0.1:2/fhir'];

/** A watch over servers that answer when they are asked, or do not. */
function watching(answering: boolean) {
  const counted = { asked: 0, askedOne: 0, changes: 0 };
  const network = watchNetwork({
    ask: async () => {
      counted.asked += 1;
      return answering;
    },
    askOne: async () => {
      counted.askedOne += 1;
      return answering;
    },
    changed: () => {
      counted.changes += 1;
    },
  });
  return { network, counted };
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('one server that is down is not a network that is down: the others are asked, and answer', async () => {
  const { network, counted } = watching(true);
  for (let tries = 0; tries < 3; tries += 1) network.observe(refused, gp);
  await turn();
  expect([network.now(), counted.asked]).toEqual(['up', 1]);
  expect([network.answers(gp), network.answers(chart)]).toEqual([false, true]);
});

test('the first failed request asks every server, and where none answers the screen says offline', async () => {
  const { network, counted } = watching(false);
  network.observe(undefined, chart);
  network.observe(refused, gp);
  await turn();
  expect([network.now(), counted.asked]).toEqual(['down', 1]);
  network.observe({ kind: 'unauthorised' }, gp);
  expect([network.now(), network.answers(gp)]).toEqual(['up', true]);
});

test('an answer that comes while the servers are being asked is believed', async () => {
  const { network } = watching(false);
  network.observe(refused, gp);
  network.observe(undefined, chart);
  await turn();
  expect(network.now()).toBe('up');
});

test('a 503 is an answer of the network; where the record says it of everything, that record does not answer', async () => {
  const { network } = watching(false);
  network.observe(status503, gp);
  await turn();
  expect([network.now(), network.answers(gp)]).toEqual(['up', false]);
  network.observe(undefined, gp);
  expect(network.answers(gp)).toBe(true);
});

test('a 503 about one patient silences nobody: the record is asked once, and answers', async () => {
  const { network, counted } = watching(true);
  for (let tries = 0; tries < 3; tries += 1) network.observe(status503, gp);
  await turn();
  expect([network.answers(gp), counted.askedOne]).toEqual([true, 1]);
});

test('what answers while it is asked again is believed', async () => {
  const { network } = watching(false);
  network.observe(status503, gp);
  network.observe(undefined, gp);
  await turn();
  expect(network.answers(gp)).toBe(true);
});

test('a computer without a way out says so at once, and so does the operating system', async () => {
  const { network } = watching(true);
  network.observe(noName, gp);
  expect(network.now()).toBe('down');
  network.hear(true);
  await turn();
  expect(network.now()).toBe('up');
  network.hear(false);
  expect(network.now()).toBe('down');
});

test('whoever shows it is told of every change and of nothing else', async () => {
  const { network, counted } = watching(false);
  for (const fault of [undefined, undefined, status503, status503]) network.observe(fault, gp);
  await turn();
  network.observe(undefined, gp);
  expect(counted.changes).toBe(3);
});

test('once the network is back, what fell silent with it is asked again by itself, and is not called silent beside what was just read', async () => {
  const { network, counted } = watching(true);
  for (const base of [gp, chart]) network.observe(noName, base);
  expect([network.now(), network.answers(gp), network.answers(chart)]).toEqual(['down', false, false]);
  network.observe(undefined, chart);
  await turn();
  expect([network.now(), network.answers(gp), network.answers(chart)]).toEqual(['up', true, true]);
  expect(counted.askedOne).toBe(1);
});

test('once the network is back, what still does not answer is still called silent', async () => {
  const { network } = watching(false);
  for (const base of [gp, chart]) network.observe(noName, base);
  network.observe(undefined, chart);
  await turn();
  expect([network.answers(gp), network.answers(chart)]).toEqual([false, true]);
});
