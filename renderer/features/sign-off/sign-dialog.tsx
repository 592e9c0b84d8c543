import { useRef, useState } from 'react';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { announce } from '../../stores/announce.ts';
import { signOff } from '../../stores/decide.ts';
import { signingText } from '../../text/signing.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';
import { PinBox } from '../../ui/pin-box.tsx';

type Props = { readonly view: CaseView; readonly signOff: SignOffView; readonly onClose: () => void };

/** The signature: the PIN once more, under the name of the patient. A PIN that is wrong is typed again; nothing is signed. */
export function SignDialog({ view, signOff: shown, onClose }: Props) {
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const submit = async (): Promise<void> => {
    if (busy || pin === '') return;
    setBusy(true);
    const result = await signOff(view.banner.patient, pin);
    setBusy(false);
    if (result.ok) {
      announce(signingText.announced);
      onClose();
      return;
    }
    setPin('');
    setFault(result.fault);
    box.current?.focus();
  };
  return (
    <Dialog
      title={signingText.signTitle}
      onClose={onClose}
      banner={<PatientBanner banner={view.banner} level="p" />}
    >
      <p>{signingText.signLead(shown.rows)}</p>
      <NamedOnceMore heading={signingText.standsOn} words={shown.standsOn} />
      <NamedOnceMore heading={signingText.asksAbout} words={shown.asksAbout} />
      {fault === null ? null : <FaultNotice fault={fault} />}
      <form
        className="pin-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div>
          <PinBox id="sign-pin" label={signingText.pin} value={pin} onChange={setPin} inputRef={box} first />
        </div>
        <div className="pin-actions">
          <button type="submit" className="button button-main" aria-disabled={busy || undefined}>
            <KeyCap name="Enter" />
            {busy ? signingText.signing : signingText.signNow}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What stands on purpose, or is asked about after it: once more beside the PIN. */
function NamedOnceMore({ heading, words }: { readonly heading: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <section aria-label={heading}>
      <p className="strong">{heading}</p>
      <ul>
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
