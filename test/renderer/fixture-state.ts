import type { CaseView } from '../../shared/ipc/case-views.ts';
import type { CallName } from '../../shared/ipc/requests.ts';
import type { ConflictView, OutboxView, RecordView } from '../../shared/ipc/decision-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { PatientListView } from '../../shared/ipc/patient-list-views.ts';
import type { SessionView } from '../../shared/ipc/session-views.ts';
import type { WardView } from '../../shared/ipc/ward-views.ts';
import type { Told } from './fixtures/deciding.ts';

/** What the made-up engine holds; a test changes it and tells the screen. */
export type FixtureState = {
  session: SessionView;
  ward: WardView;
  case: CaseView;
  told: Told;
  outbox: OutboxView;
  conflict: ConflictView;
  record: RecordView;
  patientList: PatientListView;
  /** Answers a call with a fault instead, until taken out. */
  readonly faults: Map<CallName, Fault>;
};
