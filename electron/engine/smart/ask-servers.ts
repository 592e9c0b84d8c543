import type { TrustConfig } from '../../../shared/records/config.ts';
import { allSources } from '../../../shared/records/records.ts';
import { createHttp } from '../http/http.ts';
import type { Host } from '../host.ts';

/** A server that has said nothing by then is taken as silent; a person is told within ten seconds. */
const patienceMs = 5_000;

/**
 * Asks each configured server for the one document that every one of them gives without a sign-in, and says whether
 * anybody answered: a refusal is an answer.
 */
export async function anyServerAnswers(host: Host, config: TrustConfig): Promise<boolean> {
  const bases = new Map(
    [
      ...config.identityServers.map(({ issuer }) => issuer),
      ...allSources(config).map(({ source }) => source.fhirBase),
    ].map((base) => [new URL(base).origin, base]),
  );
  const http = createHttp(host);
  const asked = [...bases.values()].map(async (base) => {
    const answer = await http.once({
      method: 'GET',
      url: `${base.replace(/\/$/, '')}/.well-known/smart-configuration`,
      within: base,
      server: 'record',
      timeoutMs: patienceMs,
    });
    if (answer.ok || answer.fault.kind !== 'not-answering' || answer.fault.detail.startsWith('status '))
      return true;
    throw new Error('no answer');
  });
  return Promise.any(asked).catch(() => false);
}
