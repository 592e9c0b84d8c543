import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import { signingText } from '../../text/signing.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/marks.tsx';
import { NoBreak } from '../../ui/no-break.tsx';
import { goToBlocker, wayWords } from './go-to.ts';

type Props = { readonly view: CaseView; readonly signOff: SignOffView };

/** A later version, or the next reconciliation: why, and what is decided otherwise than in the one before. */
function Changed({ view }: Pick<Props, 'view'>) {
  const { version, whyReopened, changedFrom } = view.progress;
  if (version === 1 && changedFrom.length === 0) return null;
  return (
    <>
      <h3 className="section-title">{signingText.changedFrom}</h3>
      {version === 1 ? null : <p>{signingText.version(version, whyReopened)}</p>}
      <ul className="things">
        {changedFrom.map((line) => (
          <li key={line}>
            <div className="thing">
              <NoBreak text={line} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What blocks, each with the key that goes there; then what is done, with who and when. */
export function BeforeSigning({ view, signOff }: Props) {
  return (
    <>
      <p className="quiet">{signingText.asItStands}</p>
      <h3 className="section-title">
        {signOff.blockers.length === 0
          ? signingText.nothingBlocks
          : signingText.blocks(signOff.blockers.length)}
      </h3>
      <ul className="things">
        {signOff.blockers.map((blocker, at) => (
          <li key={blocker.kind}>
            <StateMark state="parked" />
            <div className="thing">
              <strong>{blocker.words}</strong>
              <p>
                <NoBreak text={blocker.detail} />
              </p>
            </div>
            <Way view={view} blocker={blocker} at={at} />
          </li>
        ))}
      </ul>
      <Changed view={view} />
      <h3 className="section-title">{signingText.done(signOff.done.length)}</h3>
      <Done items={signOff.done} />
    </>
  );
}

function Way({
  view,
  blocker,
  at,
}: {
  readonly view: CaseView;
  readonly blocker: SignOffView['blockers'][number];
  readonly at: number;
}) {
  const words = wayWords(blocker);
  if (words === null) return null;
  return (
    <Button
      look="link"
      onPress={() => goToBlocker(view.banner.patient, blocker)}
      {...(at < 9 ? { keyCap: String(at + 1) } : {})}
    >
      {words}
      <span className="only-read">: {blocker.words}</span>
    </Button>
  );
}

function Done({ items }: { readonly items: SignOffView['done'] }) {
  return (
    <ul className="things">
      {items.map((item) => (
        <li key={item.words}>
          <StateMark state="done" />
          <div className="thing">
            <strong>{item.words}</strong>
            <p className="quiet">
              <NoBreak text={item.detail} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
