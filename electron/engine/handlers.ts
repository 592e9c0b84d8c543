import type { z } from 'zod';
import type { Result } from '../../shared/core/result.ts';
import type { CallName, requests } from '../../shared/ipc/requests.ts';
import type { ReplyOf } from '../../shared/ipc/replies.ts';
import type { Fault } from '../../shared/ipc/faults.ts';

/** A request as parsed: defaults filled in, unknown keys gone. */
export type Parsed<Name extends CallName> = z.output<(typeof requests)[Name]>;

export type Handler<Name extends CallName> = (request: Parsed<Name>) => Promise<Result<ReplyOf<Name>, Fault>>;

/** One handler a call. Each room brings its own; `engine.ts` puts them together and decides nothing. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> };
