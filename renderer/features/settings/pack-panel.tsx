import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PackView } from '../../../shared/ipc/medicine-views.ts';
import { cancelImport, importPack, openPack, packStore } from '../../stores/pack.ts';
import { packAge, packText } from '../../text/pack.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';

/** Which dm+d release decides what medicines are, how old it is, and importing a newer one. */
export function PackPanel() {
  const { view, fault } = useStore(packStore, (state) => state.pack);
  useEffect(() => void openPack(), []);
  return (
    <section className="pack" aria-labelledby="pack-title">
      <h2 id="pack-title">{packText.title}</h2>
      {fault === null ? null : <FaultNotice fault={fault} onRetry={() => void openPack()} />}
      {view === null ? null : <PackState view={view} />}
    </section>
  );
}

function PackState({ view }: { readonly view: PackView }) {
  const { importing } = view;
  return (
    <>
      <p className={view.old || view.refused !== null ? 'setting-refused' : undefined}>{packAge(view)}</p>
      {view.refused === null ? null : <p className="setting-refused">{view.refused}</p>}
      {view.last === null ? null : (
        <p className="setting-refused" role="alert">
          {view.last} {packText.kept}
        </p>
      )}
      {importing === null ? (
        <ImportForm />
      ) : (
        <p>
          <progress max={100} value={importing.percent} aria-label={packText.importing} /> {importing.percent}{' '}
          %{' '}
          <span className="quiet">
            {importing.records.toLocaleString('en-GB')} {packText.records} {importing.file}
          </span>{' '}
          <Button onPress={() => void cancelImport()}>{packText.cancel}</Button>
        </p>
      )}
    </>
  );
}

function ImportForm() {
  const [path, setPath] = useState('');
  const start = (): void => {
    if (path.trim() !== '') void importPack(path.trim());
  };
  return (
    <form
      className="pack-import"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <label htmlFor="pack-path">{packText.path}</label>
      <input
        id="pack-path"
        value={path}
        onChange={(event) => setPath(event.target.value)}
        aria-describedby="pack-path-help"
        spellCheck={false}
        autoComplete="off"
      />
      <Button onPress={start}>{packText.start}</Button>
      <span id="pack-path-help" className="quiet small setting-help">
        {packText.pathHelp}
      </span>
    </form>
  );
}
