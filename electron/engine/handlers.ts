import type { z } from 'zod';
import type { Result } from '../../shared/core/result.ts';
import type { CallName, calls, ReplyOf } from '../../shared/ipc/contract.ts';
import type { Fault } from '../../shared/ipc/faults.ts';

/** A request as parsed: defaults filled in, unknown keys gone. */
export type Parsed<Name extends CallName> = z.output<(typeof calls)[Name]['request']>;

export type Handler<Name extends CallName> = (request: Parsed<Name>) => Promise<Result<ReplyOf<Name>, Fault>>;

/** One handler a call. Each room brings its own; `engine.ts` puts them together and decides nothing. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> };
