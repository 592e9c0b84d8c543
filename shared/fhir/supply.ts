import type { JsonObject } from '../core/brand.ts';
import { assertNever } from '../core/must.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { ResourceKey } from '../medicines/keys.ts';
import type { Evidence, MedicineLine } from '../medicines/line.ts';
import { references } from './concept.ts';
import { administrationDosages, isOn } from './dosage.ts';
import { commonLine, type Reading } from './line.ts';
import { firstRecorded, knownDate, object, objects } from './node.ts';
import { quantityAt } from './quantity.ts';
import { readRequest } from './request.ts';
import { saidBy } from './said.ts';
import { quantityText } from './uk-extensions.ts';

/** `MedicationDispense` standing alone: the product supplied, not the dose taken. */
export function readDispense(node: JsonObject, key: ResourceKey, reading: Reading): MedicineLine {
  const when = firstRecorded(knownDate(node, 'whenHandedOver'), knownDate(node, 'whenPrepared'));
  return {
    ...notDone(node, commonLine(node, key, reading)),
    statedAs: 'dispense',
    quantity: quantityAt(node, 'quantity'),
    quantityText: quantityText(node, object(node, 'quantity')),
    daysSupply: quantityAt(node, 'daysSupply'),
    lastIssued: when,
    asserted: when,
    start: when,
    said: objects(node, 'performer').flatMap((performer) => saidBy('dispenser', object(performer, 'actor') ?? performer, node, reading)),
  };
}

/** `MedicationAdministration` standing alone: what was given, when. */
export function readAdministration(node: JsonObject, key: ResourceKey, reading: Reading): MedicineLine {
  const period = object(node, 'effectivePeriod');
  const when = firstRecorded(knownDate(node, 'effectiveDateTime'), knownDate(period, 'start'));
  const common = notDone(node, commonLine(node, key, reading));
  const given = common.status.kind === 'known' && ['completed', 'in-progress'].includes(common.status.value);
  return {
    ...common,
    dosages: administrationDosages(node, reading.directions),
    statedAs: 'administration',
    lastTaken: given ? when : notRecorded,
    asserted: when,
    start: when,
    end: knownDate(period, 'end'),
    said: objects(node, 'performer').flatMap((performer) => saidBy('performer', object(performer, 'actor') ?? performer, node, reading)),
  };
}

/** STU3 said beside the status that nothing was given or supplied. */
const notDone = (node: JsonObject, line: MedicineLine): MedicineLine =>
  isOn(node, 'notGiven') || isOn(node, 'notDone') ? { ...line, status: known('not-done') } : line;

/** A dispense, administration or issue as evidence for the line it belongs to. */
export function readEvidence(node: JsonObject, key: ResourceKey, kind: Evidence['kind'], reading: Reading): Evidence {
  const line = readAs(node, key, kind, reading);
  const term: Known<string> = line.medicine.term === '' ? notRecorded : known(line.medicine.term);
  const { version, start: when, status, quantity, daysSupply, dosages } = line;
  return { kind, key, version, when, status, term, quantity, daysSupply, dosages };
}

/** A resource read as the line it would be if it stood alone. */
export function readAs(node: JsonObject, key: ResourceKey, kind: Evidence['kind'], reading: Reading): MedicineLine {
  switch (kind) {
    case 'dispense':
      return readDispense(node, key, reading);
    case 'administration':
      return readAdministration(node, key, reading);
    case 'issue': {
      const line = readRequest(node, key, reading);
      return { ...line, start: line.authorised };
    }
    default:
      return assertNever(kind);
  }
}

/** The requests a supply, administration or issue was made for. */
export const belongsTo = (node: JsonObject): readonly string[] => references(node, 'authorizingPrescription', 'request', 'prescription', 'basedOn');
