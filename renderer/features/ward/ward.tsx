import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { WardPatientView, WardView } from '../../../shared/ipc/ward-views.ts';
import { announce } from '../../stores/announce.ts';
import { matches } from '../../stores/patient-match.ts';
import { closeOverlay, goToCase, openOverlay, screenStore } from '../../stores/screen.ts';
import {
  cancelPreparation,
  forgetWardFault,
  foundPatient,
  nextSort,
  prepareWard,
  refreshWard,
  setActivePatient,
  wardStore,
} from '../../stores/ward.ts';
import { notices } from '../../text/common.ts';
import { announceSort, sortWords, wardText } from '../../text/ward.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { useFocusOnce, useFold } from '../../ui/fold.ts';
import { wardKeys } from '../../ui/key-maps.ts';
import { useNow } from '../../ui/now.ts';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { FoundElsewhere } from './elsewhere.tsx';
import { WardFooter } from './footer.tsx';
import { WardHead } from './head.tsx';
import { passes, sortPatients } from './order.ts';
import { pauseOrGoOn, steerable } from './preparation.tsx';
import { PatientTable } from './table.tsx';
import { WardChoice, WardList } from './choice.tsx';

/** The ward: who is here, how long is left, what is open, and what is on this computer for the time without a network. */
export function WardScreen() {
  const loaded = useStore(wardStore, (state) => state.ward);
  const wardId = useStore(wardStore, (state) => state.wardId);
  const overlay = useStore(screenStore, (state) => state.overlay);
  useKeys(wardKeys, { 'new-patient': () => openOverlay('begin-patient') });
  return (
    <>
      {loaded.fault === null ? null : (
        <FaultNotice fault={loaded.fault} onRetry={() => void refreshWard()} onClose={forgetWardFault} />
      )}
      {wardId === null ? (
        <WardChoice />
      ) : loaded.view === null ? (
        <main className="waiting">
          <h1>{wardText.choose}</h1>
          <output>{loaded.fault === null ? notices.loading : wardText.notOpen}</output>
        </main>
      ) : (
        <WardInside ward={loaded.view} />
      )}
      {overlay === 'wards' ? (
        <Dialog title={wardText.choose} onClose={closeOverlay}>
          <WardList onChosen={closeOverlay} />
        </Dialog>
      ) : null}
    </>
  );
}

function WardInside({ ward }: { readonly ward: WardView }) {
  const now = useNow();
  const { sort, filter, search, active } = useStore(wardStore);
  const shown = useMemo(
    () =>
      sortPatients(ward.patients, sort, now).filter(
        (patient) => passes(patient, filter, now) && matches(patient, search),
      ),
    [ward.patients, sort, filter, search, now],
  );
  const current = shown.some((patient) => patient.patient === active) ? active : (shown[0]?.patient ?? null);
  useWardKeys(ward, shown, current);
  useFocusOnce(current);
  const scroller = useRef<HTMLDivElement>(null);
  const fold = useFold(scroller, shown.map((patient) => patient.patient).join(' '));
  return (
    <>
      <main className="ward">
        <WardHead ward={ward} />
        <PatientTable patients={shown} active={current} all={ward.patients.length} scroller={scroller} />
        {search === '' ? null : <FoundElsewhere typed={search} here={ward.patients} />}
      </main>
      <WardFooter below={fold.below.length} />
    </>
  );
}

function useWardKeys(ward: WardView, shown: readonly WardPatientView[], current: string | null): void {
  const ids = shown.map((patient) => patient.patient);
  const move = (steps: number): void => {
    const to = stepFrom(ids, current, steps);
    setActivePatient(to);
    if (to !== null) focusRow(to);
  };
  const open = (): void => {
    if (current === null) return;
    foundPatient(current);
    goToCase(current);
  };
  const steer = steerable(ward.preparation);
  useKeys(wardKeys, {
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-ids.length),
    last: () => move(ids.length),
    open,
    filter: () => document.getElementById('ward-search')?.focus(),
    sort: () => announce(announceSort(sortWords[nextSort()].by)),
    prepare: () => void prepareWard(),
    ...(steer ? { pause: () => pauseOrGoOn(ward.preparation), cancel: () => void cancelPreparation() } : {}),
    'choose-ward': () => openOverlay('wards'),
    refresh: () => void refreshWard(),
  });
}
