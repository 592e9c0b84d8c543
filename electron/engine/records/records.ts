import { err, type Result } from '../../../shared/core/result.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { Http, HttpAnswer, HttpFault } from '../http/http.ts';
import type { EngineContext } from '../context.ts';
import { smartOf, type Tokens, type TokenFault } from '../smart/smart.ts';
import type { ReadFault } from './read-fault.ts';
import { readOffer, wholeOffer, type Offer } from './offer.ts';

export { unavailableBecause } from './reasons.ts';
export type { ReadFault } from './read-fault.ts';
export type { Offer } from './offer.ts';

/** Reads FHIR from the configured sources, each with the token of its own audience and of no other. */
export type RecordReader = {
  /** `path` is relative to the source's base, or absolute on its origin (a `next` link). */
  readonly get: (
    source: SourceConfig,
    path: string,
    correlation: string,
  ) => Promise<Result<HttpAnswer, ReadFault>>;
  /** A write, asked once: whether it may be repeated is the outbox's to say. */
  readonly send: (
    source: SourceConfig,
    write: RecordWrite,
    correlation: string,
  ) => Promise<Result<HttpAnswer, ReadFault>>;
  /** What the source's CapabilityStatement offers; everything, where it has none that can be read. */
  readonly offer: (source: SourceConfig, correlation: string) => Promise<Offer>;
};

export type RecordWrite = {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const readers = new WeakMap<EngineContext, RecordReader>();

/** The one reader of an engine. */
export function readerOf(context: EngineContext): RecordReader {
  const smart = smartOf(context);
  const made = readers.get(context) ?? createRecordReader(smart.http, smart.tokens);
  readers.set(context, made);
  return made;
}

export function createRecordReader(http: Http, tokens: Pick<Tokens, 'token' | 'renewed'>): RecordReader {
  /** Asked once, however many patients are read beside one another; asked again only where it could not be read. */
  const offers = new Map<string, Promise<Offer | undefined>>();
  const get: RecordReader['get'] = (source, path, correlation) =>
    withToken(tokens, source, (token) =>
      http.read({
        url: path,
        within: source.fhirBase,
        server: 'record',
        correlation,
        headers: { authorization: `Bearer ${token}` },
      }),
    );
  return {
    get,
    send: (source, write, correlation) =>
      withToken(tokens, source, (token) =>
        http.once({
          method: write.method,
          url: write.path,
          within: source.fhirBase,
          server: 'record',
          correlation,
          headers: {
            ...write.headers,
            'content-type': 'application/fhir+json',
            authorization: `Bearer ${token}`,
          },
          body: write.body,
        }),
      ),
    offer: async (source, correlation) => {
      const asked =
        offers.get(source.fhirBase) ??
        get(source, 'metadata', correlation).then((answer) =>
          answer.ok ? readOffer(answer.value.text) : undefined,
        );
      offers.set(source.fhirBase, asked);
      const read = await asked;
      if (read === undefined) offers.delete(source.fhirBase);
      return read ?? wholeOffer;
    },
  };
}

/** Asks with the audience's token; refused in spite of its time, it is renewed once, never in a loop. */
async function withToken(
  tokens: Pick<Tokens, 'token' | 'renewed'>,
  source: SourceConfig,
  ask: (token: string) => Promise<Result<HttpAnswer, HttpFault>>,
): Promise<Result<HttpAnswer, ReadFault>> {
  const token = await tokens.token(source.audience);
  if (!token.ok) return err(ofToken(token.fault));
  const first = await ask(token.value);
  if (first.ok || first.fault.kind !== 'unauthorised') return narrowed(first, source);
  const renewed = await tokens.renewed(source.audience, token.value);
  if (!renewed.ok) return err(ofToken(renewed.fault));
  return narrowed(await ask(renewed.value), source);
}

function narrowed(
  answer: Result<HttpAnswer, HttpFault>,
  source: SourceConfig,
): Result<HttpAnswer, ReadFault> {
  if (answer.ok) return answer;
  const { fault } = answer;
  return err(fault.kind === 'unauthorised' ? { kind: 'sign-in-needed', audience: source.audience } : fault);
}

function ofToken(fault: TokenFault): ReadFault {
  if (fault.kind === 'sign-in-needed') return fault;
  if (fault.fault.kind === 'not-answering') return fault.fault;
  return { kind: 'not-answering', layer: 'identity-server', detail: 'the sign-in could not be renewed' };
}
