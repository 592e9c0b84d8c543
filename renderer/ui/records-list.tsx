import type { RecordStatusView } from '../../shared/ipc/session-views.ts';
import { actions } from '../text/common.ts';
import { accessWords, behindRecord, signInText, silentWords } from '../text/sign-in.ts';
import { Button } from './button.tsx';
import { StateMark, type StateName } from './marks.tsx';
import { useNow } from './now.ts';

type Props = {
  readonly records: readonly RecordStatusView[];
  /** Left out where nobody may sign in from here (the lock screen). */
  readonly onSignIn?: ((audience: string) => void) | undefined;
  /** While the store is closed nobody can say how a sign-in stands: these words are shown instead of a guess. */
  readonly closed?: string | undefined;
};

const markOf: Readonly<Record<RecordStatusView['access']['kind'], StateName>> = {
  'signed-out': 'empty',
  'signing-in': 'waiting',
  'signed-in': 'complete',
  expired: 'stale',
  unavailable: 'unavailable',
};

const signInWords: Readonly<Record<RecordStatusView['access']['kind'], string>> = {
  'signed-out': actions.signIn,
  'signing-in': actions.signIn,
  'signed-in': actions.signInAgain,
  expired: actions.signInAgain,
  unavailable: actions.tryNow,
};

/** Each record with what is behind it and how its sign-in stands: signed in, expired or unavailable, and what still works. */
export function RecordsList({ records, onSignIn, closed }: Props) {
  return (
    <ul className="records">
      {records.map((record) => (
        <RecordItem key={record.audience} record={record} onSignIn={onSignIn} closed={closed} />
      ))}
    </ul>
  );
}

function RecordItem({
  record,
  onSignIn,
  closed,
}: {
  readonly record: RecordStatusView;
  readonly onSignIn: Props['onSignIn'];
  readonly closed: Props['closed'];
}) {
  const now = useNow();
  const words =
    closed !== undefined && record.access.kind === 'signed-out'
      ? { state: closed, more: '', trouble: false }
      : accessWords(record, now);
  const silent = silentWords(record);
  const open =
    record.access.kind === 'signed-out' ||
    record.access.kind === 'expired' ||
    record.access.kind === 'unavailable' ||
    words.trouble;
  return (
    <li className="record">
      <StateMark state={markOf[record.access.kind]} />
      <div>
        <h3>{record.name}</h3>
        <p className="quiet">{behindRecord(record)}</p>
      </div>
      <div>
        <p className={words.trouble ? 'strong' : undefined}>{words.state}</p>
        {words.more === '' ? null : <p className={words.trouble ? undefined : 'quiet'}>{words.more}</p>}
        {silent === '' ? null : <p className="strong">{silent}</p>}
        {record.access.kind === 'expired' && onSignIn === undefined ? (
          <p className="quiet">{signInText.afterUnlock}</p>
        ) : null}
      </div>
      <div className="record-action">
        {open && onSignIn !== undefined ? (
          <Button
            onPress={() => onSignIn(record.audience)}
            label={`${signInWords[record.access.kind]}: ${record.name}`}
          >
            {signInWords[record.access.kind]}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
