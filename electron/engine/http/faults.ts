import type { Layer } from '../../../shared/medicines/source.ts';

/** One complaint of a server's OperationOutcome. `text` is the server's own wording, cut short. */
export type OutcomeIssue = {
  readonly severity: string;
  readonly code: string;
  readonly text: string;
  /** Codes and displays of `details.coding`, where there are any: the server's own, finer codes. */
  readonly details?: readonly string[];
};

/**
 * Why a request has no usable answer. `detail` is technical and safe to show: status numbers, error codes, counts; never
 * an address with parameters, a token or anything clinical.
 */
export type HttpFault =
  | {
      readonly kind: 'not-answering';
      readonly layer: Layer;
      readonly detail: string;
      /** What the server asked for with `Retry-After`. */
      readonly retryAfterMs?: number;
      /** What came with it, where it had codes of its own. */
      readonly issues?: readonly OutcomeIssue[];
    }
  | { readonly kind: 'answer-unreadable'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly detail: string }
  /** Nothing was sent, or an answer pointed somewhere it must not: another origin, a redirect, an address without TLS. */
  | {
      readonly kind: 'address-refused';
      readonly why: 'other-origin' | 'redirect' | 'not-tls' | 'not-an-address';
    }
  | { readonly kind: 'unauthorised' }
  | {
      readonly kind: 'not-permitted';
      readonly detail: string;
      readonly issues?: readonly OutcomeIssue[];
    }
  | {
      readonly kind: 'rejected';
      readonly status: number;
      readonly issues: readonly OutcomeIssue[];
      readonly body: string;
    };

/** What an answer can be that came, and is not what was asked for. */
export type Unreadable = Extract<HttpFault, { kind: 'answer-unreadable' }>;

/** A sentence fragment for `detail` fields, safe to show. */
export function faultDetail(fault: HttpFault): string {
  switch (fault.kind) {
    case 'not-answering':
    case 'answer-unreadable':
    case 'too-large':
    case 'not-permitted':
      return fault.detail;
    case 'address-refused':
      return `refused: ${fault.why}`;
    case 'unauthorised':
      return 'status 401';
    case 'rejected': {
      // OAuth's own words are for people, and name nobody; a record's may quote what was sent.
      const oauth = fault.issues.find(({ code }) => /^[a-z]+(?:_[a-z]+)+$/.test(code));
      return oauth === undefined
        ? `status ${fault.status}`
        : [oauth.code, oauth.text].filter((part) => part !== '').join(': ');
    }
    default:
      return fault satisfies never;
  }
}
