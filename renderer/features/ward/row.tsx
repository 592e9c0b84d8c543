import { Fragment, memo } from 'react';
import type { SeverityView, WardPatientView } from '../../../shared/ipc/ward-views.ts';
import { goToCase } from '../../stores/screen.ts';
import { foundPatient, setActivePatient } from '../../stores/ward.ts';
import { admissionClock } from '../../text/admission-clock.ts';
import { showNhsNumber } from '../../text/known.ts';
import { severities } from '../../text/severity.ts';
import { isDone, stageWord } from '../../text/stages.ts';
import { freshParts, offlineWords, showBorn, similarWords, wardText } from '../../text/ward.ts';
import { KnownValue } from '../../ui/known-value.tsx';
import { SeverityMark, StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { RingClock } from '../../ui/ring-clock.tsx';
import { PersonName } from '../../ui/person-name.tsx';

type Props = { readonly patient: WardPatientView; readonly active: boolean };

export const PatientRow = memo(function PatientRow({ patient, active }: Props) {
  const now = useNow();
  const offline = offlineWords(patient.offline);
  return (
    <tr
      className={active ? 'active' : undefined}
      data-row-id={patient.patient}
      onClick={() => setActivePatient(patient.patient)}
    >
      <td className="bed">
        <KnownValue value={patient.bed} />
      </td>
      <th scope="row">
        <PatientName patient={patient} active={active} />
      </th>
      <td className="nowrap">
        <KnownValue value={patient.born} show={showBorn(now)} />
      </td>
      <td>
        <span className="nowrap">
          <KnownValue value={patient.nhsNumber} show={showNhsNumber} />
        </span>
        {patient.nhsNumber.kind === 'known' && !patient.nhsNumberValid ? (
          <span className="under strong">{wardText.invalidNumber}</span>
        ) : null}
      </td>
      <td>
        <Clock patient={patient} />
      </td>
      <td className="nowrap">{stageWord(patient.stage)}</td>
      <Counts patient={patient} />
      <td className="time-critical">
        <TimeCritical patient={patient} />
      </td>
      <td>
        {freshParts(patient, now).map((part, at, all) => (
          <Fragment key={part.words}>
            <span className={part.trouble ? 'strong' : 'nowrap'}>
              {part.words}
              {at === all.length - 1 ? '' : ','}
            </span>{' '}
          </Fragment>
        ))}
      </td>
      <td className={offline.trouble ? 'nowrap strong' : 'nowrap'}>
        <StateMark state={offline.mark} /> {offline.word}
      </td>
    </tr>
  );
});

function PatientName({ patient, active }: Props) {
  return (
    <>
      <button
        type="button"
        className="opener"
        data-row-opener={patient.patient}
        tabIndex={active ? 0 : -1}
        onFocus={() => setActivePatient(patient.patient)}
        onClick={() => {
          foundPatient(patient.patient);
          goToCase(patient.patient);
        }}
      >
        <PersonName name={patient} />
      </button>
      {patient.elsewhere === null ? null : <span className="under elsewhere-words">{patient.elsewhere}</span>}
      {patient.similarTo.length === 0 ? null : (
        <span className="under">
          <span aria-hidden="true">↔ </span>
          {similarWords(patient.similarTo)}
        </span>
      )}
    </>
  );
}

function Clock({ patient }: { readonly patient: WardPatientView }) {
  const clock = admissionClock(patient.admitted, patient.doneAt, useNow());
  const weight = clock.kind === 'over' ? 'over' : clock.kind === 'left' && clock.short ? 'strong' : undefined;
  return (
    <span className="clock">
      <RingClock clock={clock} /> <span className={weight}>{clock.words}</span>
    </span>
  );
}

function Counts({ patient }: { readonly patient: WardPatientView }) {
  const { findings } = patient;
  if (findings.kind === 'not-compared') {
    return (
      <td colSpan={4} className="quiet">
        {wardText.notCompared}
      </td>
    );
  }
  const counts: Readonly<Record<SeverityView, number>> = {
    'potentially-lethal': findings.potentiallyLethal,
    serious: findings.serious,
    significant: findings.significant,
    minor: findings.minor,
  };
  if (isDone(patient.stage) && severities.every((severity) => counts[severity] === 0)) {
    return (
      <td colSpan={4} className="quiet">
        {wardText.noneOpen}
      </td>
    );
  }
  return severities.map((severity) => (
    <td key={severity} className={counts[severity] === 0 ? 'count quiet' : 'count strong'}>
      {counts[severity] === 0 ? null : <SeverityMark severity={severity} />} {counts[severity]}
    </td>
  ));
}

function TimeCritical({ patient }: { readonly patient: WardPatientView }) {
  const { timeCritical } = patient;
  if (timeCritical.kind === 'not-known-yet') return <span className="quiet">{wardText.notKnownYet}</span>;
  if (timeCritical.names.length === 0) return <span className="quiet">{wardText.noneOnList}</span>;
  return timeCritical.names.map((name, at) => (
    <Fragment key={name}>
      <strong className="nowrap">
        {name}
        {at === timeCritical.names.length - 1 ? '' : ','}
      </strong>{' '}
    </Fragment>
  ));
}
