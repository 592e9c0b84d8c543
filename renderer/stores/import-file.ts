import { createStore } from 'zustand/vanilla';
import type { RequestOf } from '../../shared/ipc/requests.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { FileView } from '../../shared/ipc/typed-in-views.ts';
import { mostFileBytes } from '../../shared/typed-in/typed-in.ts';
import { call } from '../bridge.ts';
import { showCaseAnew } from './case.ts';

type ImportState = {
  readonly patient: string | null;
  /** The file chosen, with its bytes in base64; it is kept nowhere until it is imported. */
  readonly chosen: { readonly name: string; readonly bytes: string } | null;
  readonly view: FileView | null;
  readonly busy: boolean;
  readonly fault: Fault | null;
};

const start: ImportState = { patient: null, chosen: null, view: null, busy: false, fault: null };

/** A file somebody is about to import into a case. */
export const importStore = createStore<ImportState>(() => start);

export const forgetImport = (): void => importStore.setState(start);

const inParts = 0x8000;

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += inParts)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + inParts)));
  return btoa(parts.join(''));
}

/** Reads what somebody chose, and asks the engine what it holds and whose it is. */
export async function chooseFile(patient: string, file: File): Promise<void> {
  importStore.setState({ ...start, patient, busy: true });
  const refuse = (why: string): void =>
    importStore.setState({ busy: false, fault: { kind: 'file-refused', layer: 'this-computer', why } });
  if (file.size > mostFileBytes) return refuse('it is larger than 20 MB');
  // A file that was moved, or a folder, is refused by the browser when it is read.
  const bytes = await file.arrayBuffer().then(
    (buffer) => base64(new Uint8Array(buffer)),
    () => null,
  );
  if (importStore.getState().patient !== patient) return;
  if (bytes === null) return refuse('it is not there any more, or this user may not read it');
  const chosen = { name: file.name, bytes };
  const result = await call('readFile', { patient, ...chosen });
  if (importStore.getState().patient !== patient) return;
  importStore.setState(
    result.ok ? { busy: false, chosen, view: result.value } : { busy: false, fault: result.fault },
  );
}

type About = Omit<RequestOf<'importFile'>, 'patient' | 'name' | 'bytes'>;

/** Imports the chosen file; true when it was taken. */
export async function importChosen(about: About): Promise<boolean> {
  const { patient, chosen, busy } = importStore.getState();
  if (patient === null || chosen === null || busy) return false;
  importStore.setState({ busy: true, fault: null });
  const result = await call('importFile', { patient, ...chosen, ...about });
  if (importStore.getState().patient !== patient) return false;
  if (!result.ok) {
    importStore.setState({ busy: false, fault: result.fault });
    return false;
  }
  importStore.setState(start);
  showCaseAnew(patient, result.value);
  return true;
}
