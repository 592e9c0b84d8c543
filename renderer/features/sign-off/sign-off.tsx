import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import { known } from '../../../shared/core/known.ts';
import {
  goToCase,
  goToOutbox,
  goToHandOver,
  goToPatientList,
  goToRecord,
  openOverlay,
  closeOverlay,
  screenStore,
} from '../../stores/screen.ts';
import { openSignOff, signOffStore } from '../../stores/sign-off.ts';
import { admissionClock } from '../../text/admission-clock.ts';
import { notices } from '../../text/common.ts';
import { signingText } from '../../text/signing.ts';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { signOffKeys, type SignOffAction } from '../../ui/key-maps.ts';
import { ClockMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { BeforeSigning } from './before-signing.tsx';
import { goToBlocker } from './go-to.ts';
import { SignDialog } from './sign-dialog.tsx';
import { SignedSide } from './signed-side.tsx';
import { WillBeWritten } from './will-be-written.tsx';

/** What blocks signing and the way to it, what is done, what will be written where; and afterwards, how far it was shared. */
export function SignOffScreen({ view, offline }: { readonly view: CaseView; readonly offline: boolean }) {
  const { patient } = view.banner;
  const { seen, signed, mayDecide } = view.progress;
  const { patient: of, signOff: loaded } = useStore(signOffStore);
  const overlay = useStore(screenStore, (state) => state.overlay);
  useEffect(() => void openSignOff(patient, seen), [patient, seen]);
  const signOff = of === patient ? loaded.view : null;
  const maySign = signed === null && mayDecide.sign && signOff?.blockers.length === 0;
  useSignOffKeys(view, signOff, maySign);
  return (
    <>
      <main className="sign-off">
        <section className="sign-off-side" aria-labelledby="sign-off">
          <h2 id="sign-off" className="page-title">
            {signed === null ? signingText.title : signingText.signedTitle}
          </h2>
          {of === patient && loaded.fault !== null ? (
            <FaultNotice fault={loaded.fault} onRetry={() => void openSignOff(patient, seen)} />
          ) : null}
          {signed === null ? null : <SignedSide view={view} signed={signed} />}
          {signOff === null && loaded.fault === null ? <output>{notices.loading}</output> : null}
          {signOff === null || signed !== null ? null : <BeforeSigning view={view} signOff={signOff} />}
        </section>
        {signOff === null ? null : (
          <WillBeWritten view={view} signOff={signOff} maySign={maySign} offline={offline} />
        )}
      </main>
      <SignOffFooter view={view} signOff={signOff} />
      {overlay === 'sign' && signOff !== null && maySign ? (
        <SignDialog view={view} signOff={signOff} onClose={closeOverlay} />
      ) : null}
    </>
  );
}

function useSignOffKeys(view: CaseView, signOff: SignOffView | null, maySign: boolean): void {
  const { patient } = view.banner;
  const { signed, mayDecide } = view.progress;
  const ways: Partial<Record<SignOffAction, () => void>> =
    signed === null && signOff !== null
      ? Object.fromEntries(
          signOff.blockers.map((blocker, at) => [`blocker-${at + 1}`, () => goToBlocker(patient, blocker)]),
        )
      : {};
  useKeys(signOffKeys, {
    ...ways,
    ...(signed === null && mayDecide.recommend ? { 'hand-over': () => openOverlay('hand-over') } : {}),
    ...(signed === null && mayDecide.history ? { 'pass-on': () => openOverlay('pass-on') } : {}),
    ...(maySign ? { sign: () => openOverlay('sign') } : {}),
    ...(signed === null
      ? {}
      : { addendum: () => openOverlay('addendum'), 'next-case': () => openOverlay('next-case') }),
    outbox: goToOutbox,
    print: () => goToRecord(patient),
    'patient-list': () => goToPatientList(patient),
    'hand-over-sheet': () => goToHandOver(patient),
    back: () => goToCase(patient),
  });
}

function SignOffFooter({ view, signOff }: { readonly view: CaseView; readonly signOff: SignOffView | null }) {
  const { signed } = view.progress;
  const doneAt = signed === null ? view.elsewhere.doneAt : known(signed.at);
  const clock = admissionClock(view.banner.admitted, doneAt, useNow());
  const ways = (signOff?.blockers ?? []).slice(0, 9).map((_, at) => String(at + 1));
  const before = view.progress.signed === null;
  return (
    <Footer
      hints={[
        ...(before && ways.length > 0 ? [{ caps: ways, words: 'go to what blocks' }] : []),
        { caps: ['Ctrl P'], words: before ? 'print draft' : 'print' },
        before ? { caps: ['H'], words: signingText.handOver } : { caps: ['A'], words: 'addendum' },
        { caps: ['Esc'], words: 'back to the table' },
      ]}
    >
      <ClockMark /> <strong>{clock.words}</strong>
    </Footer>
  );
}
