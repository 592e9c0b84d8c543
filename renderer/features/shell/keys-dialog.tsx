import { useStore } from 'zustand';
import { screenStore, setSingleKeys, type Screen } from '../../stores/screen.ts';
import { shellText } from '../../text/shell.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import {
  auditKeys,
  caseKeys,
  conflictKeys,
  everywhereKeys,
  importKeys,
  outboxKeys,
  recordKeys,
  rowKeys,
  leaveKeys,
  signOffKeys,
  typedInKeys,
  wardKeys,
} from '../../ui/key-maps.ts';
import type { KeyMap } from '../../ui/keys.ts';

const mapOf: Readonly<Record<Screen['kind'], KeyMap>> = {
  ward: wardKeys,
  case: caseKeys,
  row: rowKeys,
  'sign-off': signOffKeys,
  record: recordKeys,
  'patient-list': recordKeys,
  'hand-over': recordKeys,
  outbox: outboxKeys,
  conflict: conflictKeys,
  settings: leaveKeys,
  'typed-in': typedInKeys,
  'import-file': importKeys,
  audit: auditKeys,
};

/** Every key of this screen, from the same map that acts on them. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const kind = useStore(screenStore, (state) => state.screen.kind);
  const single = useStore(screenStore, (state) => state.singleKeys);
  return (
    <Dialog title={shellText.keysTitle} onClose={onClose} wide>
      <div className="key-lists">
        <KeyList title={shellText.keysHere} map={mapOf[kind]} />
        <KeyList title={shellText.keysEverywhere} map={everywhereKeys} />
      </div>
      <label className="check">
        <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
        {shellText.singleKeys}
      </label>
      <p className="quiet small">{shellText.singleKeysWhy}</p>
    </Dialog>
  );
}

function KeyList({ title, map }: { readonly title: string; readonly map: KeyMap }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="key-list">
        {map.map((binding) => (
          <div key={binding.action}>
            <dt>
              {binding.caps.map((cap) => (
                <KeyCap key={cap} name={cap} />
              ))}
            </dt>
            <dd>{binding.words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
