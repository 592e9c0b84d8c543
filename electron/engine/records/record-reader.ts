import type { Result } from '../../../shared/core/result.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { HttpAnswer, HttpFault } from '../http/http.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import type { WholeRecord } from './gp-connect/whole-record.ts';
import type { Offer } from './offer.ts';
import type { ReadFault } from './read-fault.ts';

/** Asks a source one thing, of whatever kind is given. */
export type Ask<Given> = (
  source: SourceConfig,
  given: Given,
  correlation: string,
) => Promise<Result<HttpAnswer, ReadFault>>;

/** Everything that goes out to a source: whatever else a reader does is made of these. */
export type Questions = {
  /** `path` is relative to the source's base, or absolute on its origin (a `next` link). */
  readonly get: Ask<string>;
  /** A write, asked once: whether it may be repeated is the outbox's to say. */
  readonly send: Ask<RecordWrite>;
  /** A read by POST that brings its own authorisation in place of the audience's token. */
  readonly operate: Ask<Omit<RecordWrite, 'method'>>;
};

/** Reads FHIR from the configured sources, each with the token of its own audience and of no other. */
export type RecordReader = Questions & {
  /** Where a link of an answer leads, as an address that may be asked. */
  readonly address: (source: SourceConfig, link: string) => Result<URL, HttpFault>;
  /**
   * The one patient (the server's own id, where it is known) that the sign-in behind a source is for; `undefined` where it is for
   * everybody. Of anybody else an empty answer says nothing.
   */
  readonly onlyPatient: (source: SourceConfig) => { readonly id: string | null } | undefined;
  /** The whole record of a patient in one answer, or the state of the source where it gives none. */
  readonly whole: (
    source: SourceConfig,
    nhsNumber: string,
    correlation: string,
  ) => Promise<Result<WholeRecord, SourceState>>;
  /** What the source's CapabilityStatement offers; everything, where it has none that can be read. */
  readonly offer: (source: SourceConfig, correlation: string) => Promise<Offer>;
};

/** A reader that can be made anew over other questions; what it has learnt of the servers is shared. */
export type LastingReader = RecordReader & {
  readonly asking: (questions: Questions) => RecordReader;
};

export type RecordWrite = {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Asked when its turn has come, after waiting for others or for a token: what may not go any more is not sent. */
  readonly mayGo?: () => boolean;
};
