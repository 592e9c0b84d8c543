import { err, type Result } from '../../../shared/core/result.ts';
import { tieAddress } from '../../../shared/records/records.ts';
import type { SourceConfig, TieConfig } from '../../../shared/records/config.ts';
import type { Host } from '../host.ts';
import {
  addressWithin,
  type Http,
  type HttpAnswer,
  type HttpFault,
  type HttpRequest,
  type NetworkHost,
} from '../http/http.ts';
import type { EngineContext } from '../context.ts';
import { smartOf, type Tokens, type TokenFault } from '../smart/smart.ts';
import { followAccepted } from './accepted.ts';
import type { ReadFault } from './read-fault.ts';
import type { LastingReader, Questions, RecordReader } from './record-reader.ts';
import { readGpRecord, type GpConnectParts } from './gp-connect/record.ts';
import { readOffer, wholeOffer, type Offer } from './offer.ts';

export { unavailableBecause } from './reasons.ts';
export type { ReadFault } from './read-fault.ts';
export type { LastingReader, RecordReader } from './record-reader.ts';
export { readerWhile } from './reader-while.ts';
export { readOffer, type Offer } from './offer.ts';
export type { WholeRecord } from './gp-connect/whole-record.ts';
export { locate, locatedBase, locatedStoreName, sourceForWriting } from './locate.ts';

const readers = new WeakMap<EngineContext, LastingReader>();

/** The one reader of an engine. */
export function readerOf(context: EngineContext): LastingReader {
  const smart = smartOf(context);
  const asker = () => {
    const user = context.session.user();
    return user.ok ? user.value : undefined;
  };
  const made =
    readers.get(context) ??
    createRecordReader(smart.http, smart.tokens, {
      tie: context.config.tie,
      trust: context.config.trust,
      asker,
    });
  readers.set(context, made);
  return made;
}

/** How one source is reached: at its own base, or through the integration engine. */
type Way = {
  readonly base: string;
  readonly common: Pick<HttpRequest, 'within' | 'place' | 'server' | 'front' | 'timeoutMs'>;
  readonly headers: Readonly<Record<string, string>>;
};

function wayTo(source: SourceConfig, tie: TieConfig | undefined): Way {
  const through = tieAddress(tie, source);
  if (through === undefined)
    return { base: source.fhirBase, common: { within: source.fhirBase, server: 'record' }, headers: {} };
  const { base, place, headers, timeoutMs } = through;
  return {
    base,
    headers,
    common: { within: base, place, server: 'record', front: 'integration-engine', timeoutMs },
  };
}

/** A link of the record that names its own base means the same place behind the engine. */
const addressAt = (way: Way, { fhirBase }: SourceConfig, link: string): string =>
  way.base !== fhirBase && (link.startsWith(`${fhirBase}/`) || link.startsWith(`${fhirBase}?`))
    ? `${way.base}${link.slice(fhirBase.length)}`
    : link;

type Run = (common: Omit<HttpRequest, 'method' | 'url' | 'body'>) => Promise<Result<HttpAnswer, HttpFault>>;
/** Asks on the way to a source, and follows an answer that comes later to its end. */
const askThrough =
  (http: Http, tie: TieConfig | undefined) =>
  async (
    source: SourceConfig,
    correlation: string,
    authorization: string,
    run: Run,
  ): Promise<Result<HttpAnswer, HttpFault>> => {
    const way = wayTo(source, tie);
    const common = { ...way.common, correlation, headers: { ...way.headers, authorization } };
    const answer = await run(common);
    if (!answer.ok || answer.value.status !== 202) return answer;
    return followAccepted(
      http,
      answer.value,
      (url) => http.read({ ...common, url: addressAt(way, source, url) }),
      way.common.timeoutMs ?? acceptedPatienceMs,
    );
  };

/** The network, and what a GP practice is told of the computer that asks. */
export type ReaderHost = NetworkHost & Pick<Host, 'computerName' | 'appVersion'>;

/** Where a reader takes the token of an audience from. */
export type RecordTokens = Pick<Tokens, 'owner' | 'token' | 'renewed' | 'onlyPatient'>;

/** In whose name records are read, and what stands before them. */
type ReaderFor = Pick<GpConnectParts, 'trust' | 'asker'> & { readonly tie: TieConfig | undefined };

export function createRecordReader(
  http: Http<ReaderHost>,
  tokens: RecordTokens,
  { tie, trust, asker }: ReaderFor,
): LastingReader {
  const { onlyPatient } = tokens;
  const asking = readerAsking({ tie, trust, asker, host: http.host, onlyPatient, offers: new Map() });
  return { ...asking(questionsOver(http, tokens, tie)), asking };
}

/** What a reader has beside its questions: nothing with which anything could be asked. */
type ReaderParts = ReaderFor &
  Pick<GpConnectParts, 'host'> &
  Pick<RecordTokens, 'onlyPatient'> & { readonly offers: Offers };

const readerAsking =
  ({ tie, trust, asker, host, onlyPatient, offers }: ReaderParts) =>
  (questions: Questions): RecordReader => ({
    ...questions,
    address: (source, link) => {
      const way = wayTo(source, tie);
      return addressWithin(way.base, addressAt(way, source, link));
    },
    onlyPatient: ({ audience }) => onlyPatient(audience),
    whole: (source, nhsNumber, correlation) =>
      readGpRecord({ reader: questions, host, trust, asker }, source, nhsNumber, correlation),
    offer: offersAskedOnce(offers, questions.get),
  });

function questionsOver(http: Http, tokens: RecordTokens, tie: TieConfig | undefined): Questions {
  const through = askThrough(http, tie);
  const ask = (source: SourceConfig, correlation: string, run: Run): Promise<Result<HttpAnswer, ReadFault>> =>
    withToken(tokens, source, (token) => through(source, correlation, `Bearer ${token}`, run));
  return {
    get: (source, path, correlation) =>
      ask(source, correlation, (common) =>
        http.read({ ...common, url: addressAt(wayTo(source, tie), source, path) }),
      ),
    send: (source, write, correlation) =>
      ask(source, correlation, (common) =>
        http.once({
          ...common,
          method: write.method,
          url: write.path,
          headers: { ...write.headers, ...common.headers, 'content-type': 'application/fhir+json' },
          body: write.body,
          mayGo: write.mayGo,
        }),
      ),
    operate: async (source, { path, headers, body }, correlation) => {
      const answer = await through(source, correlation, headers['authorization'] ?? '', (common) =>
        http.once({ ...common, method: 'POST', url: path, headers: { ...headers, ...common.headers }, body }),
      );
      if (answer.ok || answer.fault.kind !== 'unauthorised') return narrowed(answer, source);
      return err({ kind: 'not-permitted', detail: 'status 401' });
    },
  };
}

/** What each server said it offers, or is being asked, by source and base. */
type Offers = Map<string, Promise<Offer | undefined>>;

/** Asked once, however many patients are read beside one another; asked again only where it could not be read. */
const offersAskedOnce =
  (offers: Offers, get: Questions['get']): RecordReader['offer'] =>
  async (source, correlation) => {
    const key = `${source.id} ${source.fhirBase}`;
    const asked =
      offers.get(key) ??
      get(source, 'metadata', correlation).then((answer) =>
        answer.ok ? readOffer(answer.value.text) : undefined,
      );
    offers.set(key, asked);
    const read = await asked;
    if (read === undefined) offers.delete(key);
    return read ?? wholeOffer;
  };

/** How long an accepted request is followed where nothing is configured. */
const acceptedPatienceMs = 60_000;

/**
 * Asks with the audience's token; refused in spite of its time, it is renewed once, never in a loop, and never with the token of
 * somebody who unlocked meanwhile.
 */
async function withToken(
  tokens: Pick<Tokens, 'owner' | 'token' | 'renewed'>,
  source: SourceConfig,
  ask: (token: string) => Promise<Result<HttpAnswer, HttpFault>>,
): Promise<Result<HttpAnswer, ReadFault>> {
  const owner = tokens.owner();
  const token = await tokens.token(source.audience);
  if (!token.ok) return err(ofToken(token.fault));
  const first = await ask(token.value);
  if (first.ok || first.fault.kind !== 'unauthorised') return narrowed(first, source);
  if (tokens.owner() !== owner) return err({ kind: 'sign-in-needed', audience: source.audience });
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
