import type { TrustConfig } from '../../../shared/records/config.ts';
import { allSources, askedAt } from '../../../shared/records/records.ts';
import { createHttp } from '../http/http.ts';
import type { Host } from '../host.ts';

/** A server that has said nothing by then is taken as silent; a person is told within ten seconds. */
const patienceMs = 5_000;

/** What became of a question that is about nobody: an answer, one that says "not now", or nothing at all. */
type Heard = 'answer' | 'not-now' | 'nothing';

/** Asks for the one document that every server gives without a sign-in; a refusal is an answer. */
async function askFor(
  host: Host,
  base: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Heard> {
  const answer = await createHttp(host).once({
    method: 'GET',
    url: `${base.replace(/\/$/, '')}/.well-known/smart-configuration`,
    within: base,
    server: 'record',
    correlation: host.randomUuid(),
    timeoutMs: patienceMs,
    headers,
  });
  if (answer.ok || answer.fault.kind !== 'not-answering') return 'answer';
  return answer.fault.detail.startsWith('status ') ? 'not-now' : 'nothing';
}

/** Asks each configured server once, and says whether anybody answered, with whatever status. */
export async function anyServerAnswers(host: Host, config: TrustConfig): Promise<boolean> {
  const bases = new Map(
    [
      ...config.identityServers.map(({ issuer }) => issuer),
      ...allSources(config).map(({ source }) => source.fhirBase),
    ].map((base) => [new URL(base).origin, base]),
  );
  const asked = [...bases.values()].map(async (base) => {
    if ((await askFor(host, base)) === 'nothing') throw new Error('no answer');
    return true;
  });
  return Promise.any(asked).catch(() => false);
}

/** Whether what is at this place answers, and does not say that it cannot now. */
export async function placeAnswers(host: Host, config: TrustConfig, name: string): Promise<boolean> {
  const found = allSources(config)
    .flatMap(({ source }) => askedAt(config.tie, source))
    .find((one) => one.place === name);
  return (await askFor(host, found?.base ?? name, found?.headers)) === 'answer';
}
