import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { problemsOf, type TypedSource, type VersionBody } from '../../../shared/typed-in/typed-in.ts';
import { actorOf, type Unlocked } from '../cases/cases.ts';
import { typedInOwner } from '../db/queries/typed-in.ts';
import { personById } from '../db/queries/people.ts';
import { draftName } from './drafts.ts';
import { appendVersion } from './typed-in.ts';

/** Whose the source is and at which version it stands: `undefined` for one that is not known of this person. */
function standing({ store }: Unlocked, person: string, source: string): number | undefined {
  const owner = store.read.get(typedInOwner, { source });
  return owner?.person === person ? owner.version : undefined;
}

/**
 * Saves a version in one transaction with its audit. `base` is the version the screen showed (0 for a new source): a later
 * one is a fault, and what was typed stays a draft. Nothing is saved that has a field nobody could read later.
 */
export function saveSource(
  here: Unlocked,
  person: string,
  source: string | null,
  base: number,
  content: TypedSource,
): Result<string, Fault> {
  if (here.store.read.get(personById, { person }) === undefined)
    return err({ kind: 'not-found', what: 'patient' });
  const [problem] = problemsOf(content);
  if (problem !== undefined) return err({ kind: 'bad-request', call: 'saveTypedIn', path: problem });
  return saveVersion(here, person, source, base, { kind: 'saved', source: content });
}

/** Takes a source out of the comparison with a reason; it stays, with everything it said. */
export const withdrawSource = (
  here: Unlocked,
  person: string,
  source: string,
  base: number,
  why: string,
): Result<string, Fault> => saveVersion(here, person, source, base, { kind: 'withdrawn', why });

function saveVersion(
  here: Unlocked,
  person: string,
  source: string | null,
  base: number,
  body: VersionBody,
): Result<string, Fault> {
  const { context, store, user } = here;
  const stands = source === null ? 0 : standing(here, person, source);
  if (stands === undefined) return err({ kind: 'not-found', what: 'source' });
  if (stands !== base) return err({ kind: 'changed-meanwhile', what: 'source' });
  const id = source ?? context.host.randomUuid();
  const action = body.kind === 'saved' ? 'typed-in-saved' : 'typed-in-withdrawn';
  store.inTransaction(
    action,
    { user: user.id, action, subject: person, detail: { version: base + 1 } },
    (tx) =>
      appendVersion(tx, person, {
        source: id,
        version: base + 1,
        at: fromMillis(context.host.now()),
        by: actorOf(user),
        body,
      }),
  );
  const box = context.session.sealed();
  if (box.ok) box.value.remove(draftName(person, source));
  context.emit({ event: 'case-changed', patient: person });
  return ok(id);
}
