import { getStatus, OperationOutcomeError } from '@medplum/core';
import type { OperationOutcome } from '@medplum/fhirtypes';

type IssueCode = OperationOutcome['issue'][number]['code'];

/** The library reads an HTTP status off the outcome's id, also inside a batch. */
const idOfStatus: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  412: 'precondition-failed',
  422: 'business-rule',
  429: 'too-many-requests',
  504: 'server-timeout',
};

export const outcome = (code: IssueCode, diagnostics: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, details: { text: diagnostics }, diagnostics }],
});

type Meant = { readonly status: number; readonly headers: Readonly<Record<string, string>> };

/** The router hands on only the outcome of what was thrown; what it stood for is kept here. */
const meant = new WeakMap<OperationOutcome, Meant>();

/** The status and headers an outcome was thrown with, or the library's status for its own. */
export const meaningOf = (body: OperationOutcome): Meant =>
  meant.get(body) ?? { status: getStatus(body), headers: {} };

/** An answer that is an error: the HTTP status, what the OperationOutcome says, and headers that belong to it. */
export class Refusal extends OperationOutcomeError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: OperationOutcome, headers: Readonly<Record<string, string>> = {}) {
    const id = idOfStatus[status];
    super(id === undefined ? body : { ...body, id });
    this.status = status;
    this.headers = headers;
    meant.set(this.outcome, { status, headers });
  }
}

/** A refusal with one issue. */
export const refuse = (
  status: number,
  code: IssueCode,
  diagnostics: string,
  headers?: Readonly<Record<string, string>>,
): Refusal => new Refusal(status, outcome(code, diagnostics), headers);
