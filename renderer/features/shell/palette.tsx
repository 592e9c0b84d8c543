import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import {
  goToAudit,
  goToCase,
  goToOutbox,
  goToHandOver,
  goToPatientList,
  goToRecord,
  goToSettings,
  goToSignOff,
  goToWard,
  openOverlay,
  screenStore,
} from '../../stores/screen.ts';
import { findPatients, forgetFound, patientSearchStore } from '../../stores/patient-search.ts';
import { lock } from '../../stores/session.ts';
import { foundPatient, prepareWard, refreshWard, wardStore } from '../../stores/ward.ts';
import { found, paletteWords, shellText } from '../../text/shell.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { commands, findCommands, foundElsewhere, type Command } from './commands.ts';

/** One box for every screen, action and patient of the ward. Enter takes the first that is found; arrows go on from there. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [inBox, setInBox] = useState(true);
  const list = useRef<HTMLUListElement>(null);
  const all = useCommands();
  const { found: everywhere, stands } = useStore(patientSearchStore);
  useEffect(() => {
    void findPatients(typed);
  }, [typed]);
  useEffect(() => forgetFound, []);
  // Those of the ward first: who lies elsewhere, or on no list, is found all the same.
  const here = findCommands(all, typed);
  const hits = [...here, ...foundElsewhere(here, everywhere, openCase)];
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') step(event, list.current, 1);
    if (event.key === 'ArrowUp') step(event, list.current, -1);
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      run(hits[0], onClose);
    }
  };
  return (
    <Dialog title={shellText.paletteTitle} onClose={onClose}>
      <input
        className="text-box palette-box"
        data-first
        aria-label={shellText.paletteLabel}
        placeholder={shellText.paletteLabel}
        value={typed}
        onFocus={() => setInBox(true)}
        onBlur={() => setInBox(false)}
        onKeyDown={press}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul ref={list} className={inBox ? 'palette-list first-chosen' : 'palette-list'}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button
              type="button"
              className="palette-item"
              onKeyDown={press}
              onClick={() => run(hit, onClose)}
            >
              {hit.words}
            </button>
          </li>
        ))}
      </ul>
      <output className={hits.length === 0 || stands === 'failed' ? undefined : 'only-read'}>
        {foundWords(hits.length, stands)}
      </output>
    </Dialog>
  );
}

/** How much was found; that nothing was is said only where everything was looked through. */
function foundWords(count: number, stands: 'not-asked' | 'looking' | 'answered' | 'failed'): string {
  if (stands === 'failed') return shellText.paletteFailed;
  if (count > 0) return found(count);
  return stands === 'looking' ? shellText.paletteLooking : shellText.paletteNone;
}

/** Moves the focus in the list. The first item counts as chosen while the box has the focus, so one step down is the second. */
function step(event: KeyboardEvent, list: HTMLElement | null, by: number): void {
  event.preventDefault();
  const items = [...(list?.querySelectorAll<HTMLElement>('.palette-item') ?? [])];
  const at = Math.max(
    0,
    items.findIndex((item) => item === document.activeElement),
  );
  items[Math.min(items.length - 1, Math.max(0, at + by))]?.focus();
}

const openCase = (patient: string): void => {
  foundPatient(patient);
  goToCase(patient);
};

function run(command: Command | undefined, onClose: () => void): void {
  if (command === undefined) return;
  onClose();
  command.run();
}

function useCommands(): readonly Command[] {
  const patients = useStore(wardStore, (state) => state.ward.view?.patients ?? null);
  const last = useStore(screenStore, (state) => state.lastPatient);
  return commands({
    patients: patients ?? [],
    openCase,
    fixed: [
      { id: 'ward', words: paletteWords.ward, run: goToWard },
      ...(last === null
        ? []
        : [
            { id: 'case', words: paletteWords.case, run: () => goToCase(last) },
            { id: 'sign-off', words: paletteWords.signOff, run: () => goToSignOff(last) },
            { id: 'record', words: paletteWords.record, run: () => goToRecord(last) },
            { id: 'hand-over', words: paletteWords.handOver, run: () => goToHandOver(last) },
            { id: 'patient-list', words: paletteWords.patientList, run: () => goToPatientList(last) },
            { id: 'audit-of-patient', words: paletteWords.auditOfPatient, run: () => goToAudit(last) },
          ]),
      { id: 'outbox', words: paletteWords.outbox, run: goToOutbox },
      {
        id: 'wards',
        words: paletteWords.wards,
        run: () => {
          goToWard();
          openOverlay('wards');
        },
      },
      {
        id: 'begin-patient',
        words: paletteWords.beginPatient,
        run: () => {
          goToWard();
          openOverlay('begin-patient');
        },
      },
      { id: 'prepare', words: paletteWords.prepare, run: () => void prepareWard() },
      { id: 'refresh', words: paletteWords.refresh, run: () => void refreshWard() },
      { id: 'records', words: paletteWords.records, run: () => openOverlay('records') },
      { id: 'audit', words: paletteWords.audit, run: () => goToAudit(null) },
      { id: 'settings', words: paletteWords.settings, run: goToSettings },
      { id: 'keys', words: paletteWords.keys, run: () => openOverlay('keys') },
      { id: 'lock', words: paletteWords.lock, run: () => void lock() },
    ],
  });
}
