import { storeWordsFor } from '../../text/store-refusals.ts';
import { signInText } from '../../text/sign-in.ts';

/** The store cannot be used. Nothing is offered that could lose it. */
export function Refused({ reason }: { readonly reason: string }) {
  const words = storeWordsFor(reason);
  return (
    <section className="sign-in-person refused" aria-labelledby="refused">
      <h1 id="refused">{signInText.refused}</h1>
      <p className="lead">
        <strong>{words.what}</strong>
      </p>
      <h2>{signInText.refusedSafe}</h2>
      <p>{words.safe}</p>
      <h2>{signInText.refusedDo}</h2>
      <p>{words.todo}</p>
      <p className="quiet">
        {signInText.refusedReference} <code>{reason}</code>
      </p>
    </section>
  );
}
