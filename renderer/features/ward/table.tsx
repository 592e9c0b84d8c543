import type { Ref } from 'react';
import type { WardPatientView } from '../../../shared/ipc/ward-views.ts';
import { setFilter, setSearch } from '../../stores/ward.ts';
import { severities, severityWord } from '../../text/severity.ts';
import { wardText } from '../../text/ward.ts';
import { Button } from '../../ui/button.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { PatientRow } from './row.tsx';

type Props = {
  readonly patients: readonly WardPatientView[];
  readonly active: string | null;
  readonly all: number;
  readonly scroller: Ref<HTMLDivElement>;
};

/** One row a patient. The name opens the case; the yellow edge is where the keys go. */
export function PatientTable({ patients, active, all, scroller }: Props) {
  if (patients.length === 0) return <NoPatients all={all} />;
  const { columns } = wardText;
  return (
    <div className="table-scroll" ref={scroller}>
      <table className="ward-table">
        <thead>
          <tr>
            <th scope="col" className="bed">
              {columns.bed}
            </th>
            <th scope="col">{columns.patient}</th>
            <th scope="col">{columns.born}</th>
            <th scope="col">{columns.nhsNumber}</th>
            <th scope="col">{columns.clock}</th>
            <th scope="col">{columns.stage}</th>
            {severities.map((severity) => (
              <th key={severity} scope="col" className="count">
                <SeverityMark severity={severity} />
                <span className="only-read">{severityWord(severity)}</span>
              </th>
            ))}
            <th scope="col">{columns.timeCritical}</th>
            <th scope="col">{columns.sources}</th>
            <th scope="col">{columns.offline}</th>
          </tr>
        </thead>
        <tbody>
          {patients.map((patient) => (
            <PatientRow key={patient.patient} patient={patient} active={patient.patient === active} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NoPatients({ all }: { readonly all: number }) {
  if (all === 0) return <p className="nothing">{wardText.empty}</p>;
  return (
    <div className="nothing">
      <p>{wardText.noneMatch}</p>
      <Button
        onPress={() => {
          setFilter('all');
          setSearch('');
        }}
      >
        {wardText.clear}
      </Button>
    </div>
  );
}
