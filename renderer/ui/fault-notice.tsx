import type { Fault } from '../../shared/ipc/faults.ts';
import { showMoment } from '../text/dates.ts';
import { faultDetail, faultWords } from '../text/faults.ts';
import { actions, notices } from '../text/common.ts';
import { Button } from './button.tsx';

type Props = { readonly fault: Fault; readonly onRetry?: () => void; readonly onClose?: () => void };

/** What happened, what is safe, what to do, and the detail IT will ask for. */
export function FaultNotice({ fault, onRetry, onClose }: Props) {
  const words = faultWords(fault, showMoment);
  const detail = faultDetail(fault);
  return (
    <section className="fault" role="alert">
      <div className="fault-words">
        <p>
          <strong>{words.what}</strong>
        </p>
        <p>
          {words.safe} {words.todo}
        </p>
        {detail === '' ? null : (
          <p className="small">
            {notices.detail} <code>{detail}</code>
          </p>
        )}
      </div>
      {onRetry === undefined ? null : <Button onPress={onRetry}>{actions.tryAgain}</Button>}
      {onClose === undefined ? null : <Button onPress={onClose}>{actions.close}</Button>}
    </section>
  );
}
