import type { JsonObject } from '../core/brand.ts';
import { known } from '../core/known.ts';
import type { ResourceKey } from '../medicines/keys.ts';
import type { MedicineLine } from '../medicines/line.ts';
import { conceptFrom, joinedConcepts } from './concept.ts';
import { extension } from './extensions.ts';
import { commonLine, type Reading } from './line.ts';
import { firstRecorded, items, knownDate, object, text } from './node.ts';
import { saidBy } from './people-named.ts';
import { lastIssueDate, prescribingAgency, quantityText } from './uk-extensions.ts';

/** `MedicationStatement` of R4 and STU3: what somebody says the patient takes. */
export function readStatement(node: JsonObject, key: ResourceKey, reading: Reading): MedicineLine {
  const period = object(node, 'effectivePeriod');
  const common = commonLine(node, key, reading);
  const notTaken = isNotTaken(node);
  return {
    ...common,
    status: notTaken ? known('not-taken') : common.status,
    statusReason: firstRecorded(
      common.statusReason,
      joinedConcepts(items(node, 'reasonNotTaken').map(conceptFrom)),
    ),
    start: firstRecorded(knownDate(period, 'start'), knownDate(node, 'effectiveDateTime')),
    end: knownDate(period, 'end'),
    asserted: knownDate(node, 'dateAsserted'),
    lastIssued: lastIssueDate(node),
    lastTaken: knownDate(extension(node, 'urn:concord:last-taken'), 'valueDateTime'),
    prescribingAgency: prescribingAgency(node),
    quantityText: quantityText(node),
    said: saidBy('asserter', object(node, 'informationSource'), node, reading),
  };
}

/** STU3 kept "not taken" beside the status. GP Connect always sends `unk`, and its `taken` is not read. */
function isNotTaken(node: JsonObject): boolean {
  const profiles = items(object(node, 'meta'), 'profile');
  return (
    text(node, 'taken') === 'n' &&
    !profiles.some((profile) => typeof profile === 'string' && profile.includes('CareConnect-GPC'))
  );
}
