import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PatientSearchView, WardPatientView } from '../../../shared/ipc/ward-views.ts';
import { goToCase } from '../../stores/screen.ts';
import { findPatients, patientSearchStore } from '../../stores/patient-search.ts';
import { showNhsNumber } from '../../text/known.ts';
import { showBorn, wardText } from '../../text/ward.ts';
import { Button } from '../../ui/button.tsx';
import { KnownValue } from '../../ui/known-value.tsx';
import { useNow } from '../../ui/now.ts';

type Props = { readonly typed: string; readonly here: readonly WardPatientView[] };

/** Patients of other wards whom the filter fits: whoever looks for somebody need not know where they lie. */
export function FoundElsewhere({ typed, here }: Props) {
  const { found, more, stands } = useStore(patientSearchStore);
  useEffect(() => {
    void findPatients(typed);
  }, [typed]);
  const onThisWard = new Set(here.map((patient) => patient.patient));
  const others = found.filter((one) => !onThisWard.has(one.patient));
  if (stands === 'failed') return <p className="quiet">{wardText.elsewhereFailed}</p>;
  if (others.length === 0) return null;
  return (
    <section className="elsewhere" aria-label={wardText.elsewhere}>
      <h2>{wardText.elsewhere}</h2>
      <ul>
        {others.map((one) => (
          <li key={one.patient}>
            <Found one={one} />
          </li>
        ))}
      </ul>
      {more ? <p className="quiet">{wardText.moreElsewhere}</p> : null}
    </section>
  );
}

function Found({ one }: { readonly one: PatientSearchView['found'][number] }) {
  const now = useNow();
  return (
    <>
      <Button look="link" onPress={() => goToCase(one.patient)}>
        {one.family}, {one.given}
      </Button>{' '}
      <span className="nowrap">
        {wardText.born} <KnownValue value={one.born} show={showBorn(now)} />
      </span>
      <span className="nowrap">
        {wardText.columns.nhsNumber} <KnownValue value={one.nhsNumber} show={showNhsNumber} />
      </span>
      <span className="nowrap">
        {one.ward.kind === 'known' ? one.ward.value : wardText.onNoWard}
        {one.ward.kind === 'known' && one.bed.kind === 'known' ? `, ${wardText.bed} ${one.bed.value}` : ''}
      </span>
    </>
  );
}
