import { Fragment } from 'react';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import { openOverlay } from '../../stores/screen.ts';
import { signingText } from '../../text/signing.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly view: CaseView;
  readonly signOff: SignOffView;
  readonly maySign: boolean;
  readonly offline: boolean;
};

/** What is written where, as what and how guarded; the totals and caveats of the signed copy; and the button, or why it is off. */
export function WillBeWritten({ view, signOff, maySign, offline }: Props) {
  const { signed } = view.progress;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by itself: the keyboard must reach it
    <section className="sign-off-writes" aria-labelledby="writes" tabIndex={0}>
      <h3 id="writes" className="section-title">
        {signed === null ? signingText.willBeWritten : signingText.wasWritten}
      </h3>
      <Writes writes={signOff.writes} />
      <h3 className="section-title">
        {signed === null ? signingText.copySays : signingText.copySaid}{' '}
        <span className="quiet small">{signingText.rows(signOff.rows)}</span>
      </h3>
      <dl className="totals">
        {signOff.totals.map((total) => (
          <div key={total.action}>
            <dd>{total.count}</dd>
            <dt>
              {total.action}
              <span className="total-medicines quiet small">{total.medicines.join(', ')}</span>
            </dt>
          </div>
        ))}
      </dl>
      <p className="caveats">
        {signingText.wordForWord} “{signOff.caveats}”
      </p>
      {signed === null ? (
        <div className="after-sign">
          <div>
            <strong>{signingText.after}</strong>
            <p>{signingText.afterWords}</p>
            {offline ? <p className="strong">{signingText.afterOffline}</p> : null}
          </div>
          <div className="sign-button">
            <Button
              look={maySign ? 'main' : 'second'}
              keyCap="Ctrl Enter"
              disabled={!maySign}
              onPress={() => openOverlay('sign')}
            >
              {signingText.sign}
            </Button>
            {maySign ? null : (
              <p className="small">
                {view.progress.mayDecide.sign
                  ? signingText.off(signOff.blockers.length)
                  : signingText.notYours}
              </p>
            )}
          </div>
        </div>
      ) : null}
    </section>
  );
}

/** A record is named once, above everything that goes to it. */
function Writes({ writes }: { readonly writes: SignOffView['writes'] }) {
  if (writes.length === 0) return <p className="quiet">{signingText.noneWritten}</p>;
  const ways = [...new Set(writes.map((write) => write.how).filter((how) => how !== ''))];
  const oneWay = ways.length === 1 ? ways[0] : undefined;
  return (
    <table className="plain-table">
      {oneWay === undefined ? null : <caption>{signingText.oneWay(oneWay)}</caption>}
      <thead>
        <tr>
          <th scope="col">{signingText.record}</th>
          <th scope="col">{signingText.what}</th>
          <th scope="col">{signingText.as}</th>
          {oneWay === undefined ? <th scope="col">{signingText.how}</th> : null}
        </tr>
      </thead>
      <tbody>
        {writes.map((write, at) => {
          const before = writes[at - 1];
          const same = before?.record === write.record && before.architecture === write.architecture;
          return (
            <tr key={`${write.record} ${write.architecture} ${write.what}`}>
              <th scope="row">
                {same ? (
                  <span className="only-read">{write.record}</span>
                ) : (
                  <Fragment>
                    <strong>{write.record}</strong>
                    <br />
                    <span className="quiet">{write.architecture}</span>
                  </Fragment>
                )}
              </th>
              <td className={write.how === '' ? 'quiet' : 'strong'}>{write.what}</td>
              <td>{write.as}</td>
              {oneWay === undefined ? <td className="quiet">{write.how}</td> : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
