import { useEffect, useRef } from 'react';
import type { RecordStatusView, SessionView } from '../../../shared/ipc/session-views.ts';
import { cancelSignIn } from '../../stores/session.ts';
import { actions } from '../../text/common.ts';
import { signInText } from '../../text/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { RecordsList } from '../../ui/records-list.tsx';
import { RecordsSide } from './records-side.tsx';

type Props = { readonly session: SessionView; readonly record: RecordStatusView; readonly url: string };

/** Waiting for the browser: what to do there, the address in case it did not open, and a way out. */
export function SigningIn({ session, record, url }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <>
      <section className="sign-in-person" aria-labelledby="signing-in">
        <h1 id="signing-in" ref={heading} tabIndex={-1}>
          {signInText.signingIn}
        </h1>
        <output className="lead">
          {record.name}. {signInText.signingInLead}
        </output>
        {url === '' ? null : <Address url={url} page={session.host !== 'desktop'} />}
        <Button onPress={() => void cancelSignIn()}>{actions.cancel}</Button>
      </section>
      <RecordsSide>
        <RecordsList records={session.records} />
      </RecordsSide>
    </>
  );
}

/** In the desktop application no window opens another one, so there the address is for copying only. */
function Address({ url, page }: { readonly url: string; readonly page: boolean }) {
  return (
    <>
      <label htmlFor="address">{signInText.address}</label>
      <input
        id="address"
        className="text-box address"
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
      />
      {page ? (
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            {signInText.openAgain}
          </a>
        </p>
      ) : null}
    </>
  );
}
