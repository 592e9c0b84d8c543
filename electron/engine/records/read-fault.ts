import type { HttpFault } from '../http/http.ts';

/** Why a source could not be read. A 401 never gets here: it was renewed, or the person has to sign in again. */
export type ReadFault =
  | Exclude<HttpFault, { kind: 'unauthorised' }>
  | { readonly kind: 'sign-in-needed'; readonly audience: string };
