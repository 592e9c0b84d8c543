import { useStore } from 'zustand';
import { showDate } from '../../../shared/core/instant.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { openCase } from '../../stores/case.ts';
import { goToWard } from '../../stores/screen.ts';
import { wardStore } from '../../stores/ward.ts';
import { caseText } from '../../text/case.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { shellText } from '../../text/shell.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { leaveKeys } from '../../ui/key-maps.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useKeys } from '../../ui/use-keys.ts';

/**
 * Before the first answer about a patient. Of somebody nobody has read here yet it takes as long as the records take: who it will
 * be is said as the ward's list has it, and one key leads back.
 */
export function FirstReading({ patient, fault }: { readonly patient: string; readonly fault: Fault | null }) {
  const listed = useStore(wardStore, ({ ward }) =>
    ward.view?.patients.find((one) => one.patient === patient),
  );
  useKeys(leaveKeys, { back: goToWard });
  return (
    <main className="waiting">
      {listed === undefined ? (
        <h1>{shellText.case}</h1>
      ) : (
        <>
          <h1>
            <PersonName name={listed} />
          </h1>
          <p>
            {caseText.bornOn} {sayKnown(listed.born, showDate)}. {caseText.numbered}{' '}
            {sayKnown(listed.nhsNumber, showNhsNumber)}.
          </p>
        </>
      )}
      {fault === null ? (
        <output>{caseText.firstReading}</output>
      ) : (
        <FaultNotice fault={fault} onRetry={() => void openCase(patient)} />
      )}
      <Button keyCap="Esc" onPress={goToWard}>
        {shellText.backToWard}
      </Button>
    </main>
  );
}
