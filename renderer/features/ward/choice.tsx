import { useEffect } from 'react';
import { useStore } from 'zustand';
import { openOverlay } from '../../stores/screen.ts';
import { loadWards, openWard, wardStore } from '../../stores/ward.ts';
import { notices } from '../../text/common.ts';
import { plural } from '../../text/known.ts';
import { beginText } from '../../text/typed-patient.ts';
import { wardText } from '../../text/ward.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';

/** The wards to choose from, as a screen of its own before the first choice. */
export function WardChoice() {
  return (
    <main className="waiting">
      <h1>{wardText.choose}</h1>
      <WardList onChosen={() => undefined} />
      <p>
        <Button keyCap="N" onPress={() => openOverlay('begin-patient')}>
          {beginText.title}
        </Button>
      </p>
    </main>
  );
}

/** The wards the census knows. */
export function WardList({ onChosen }: { readonly onChosen: () => void }) {
  const { view, busy, fault } = useStore(wardStore, (state) => state.wards);
  useEffect(() => {
    if (wardStore.getState().wards.view === null) void loadWards();
  }, []);
  if (fault !== null) return <FaultNotice fault={fault} onRetry={() => void loadWards()} />;
  if (view === null) return <output>{busy ? notices.loading : wardText.noWards}</output>;
  if (view.length === 0) return <p>{wardText.noWards}</p>;
  const choose = (ward: string): void => {
    onChosen();
    void openWard(ward);
  };
  return (
    <ul className="choices">
      {view.map((ward) => (
        <li key={ward.id}>
          <Button onPress={() => choose(ward.id)}>
            {ward.name} <span className="quiet">{plural(ward.patients, 'patient')}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
