import type { JsonObject } from '../core/brand.ts';
import { assertNever } from '../core/must.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { ResourceKey } from '../medicines/keys.ts';
import type { Evidence, MedicineLine } from '../medicines/line.ts';
import { references } from './concept.ts';
import { administrationDosages, isOn } from './dosage.ts';
import { commonLine, type Reading } from './line.ts';
import { firstRecorded, knownDate, latest, object, objects, text } from './node.ts';
import { quantityAt } from './quantity.ts';
import { saidBy } from './people-named.ts';
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
    said: objects(node, 'performer').flatMap((performer) =>
      saidBy('dispenser', object(performer, 'actor') ?? performer, node, reading),
    ),
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
    said: objects(node, 'performer').flatMap((performer) =>
      saidBy('performer', object(performer, 'actor') ?? performer, node, reading),
    ),
  };
}

/** STU3 says beside the status that nothing was given or supplied; the English prescription service by the type of a dispense. */
const notDone = (node: JsonObject, line: MedicineLine): MedicineLine =>
  isOn(node, 'notGiven') || isOn(node, 'notDone') || isNotDispensed(node)
    ? { ...line, status: known('not-done') }
    : line;

/** Prescription service: 0002 item not dispensed, 0004 item cancelled, 0005 expired. */
const isNotDispensed = (node: JsonObject): boolean =>
  [object(node, 'type'), object(node, 'status')].some(
    (concept) =>
      objects(concept, 'coding').some(
        (coding) =>
          (text(coding, 'system') ?? '').endsWith('medicationdispense-type') &&
          ['0002', '0004', '0005'].includes(text(coding, 'code') ?? ''),
      ) ||
      /\b(?:not dispensed|not supplied|cancelled|expired|returned to stock)\b/i.test(
        [
          text(concept, 'text') ?? '',
          ...objects(concept, 'coding').map((one) => text(one, 'display') ?? ''),
        ].join(' '),
      ),
  );

/** A dispense or administration read as the line it would be if it stood alone. */
export const readSupply = (node: JsonObject, key: ResourceKey, reading: Reading): MedicineLine =>
  key.type === 'MedicationDispense'
    ? readDispense(node, key, reading)
    : readAdministration(node, key, reading);

/** A line as evidence for the line it belongs to: a supply, a dose given, or an order issued from a plan. */
export function evidenceOf(line: MedicineLine): Evidence {
  const { key, version, status, statusReason, quantity, daysSupply, dosages } = line;
  const term: Known<string> = line.medicine.term === '' ? notRecorded : known(line.medicine.term);
  const kind = kindOf(line.statedAs);
  return {
    kind,
    key,
    version,
    when: kind === 'issue' ? line.authorised : line.start,
    status,
    statusReason,
    term,
    quantity,
    daysSupply,
    dosages,
  };
}

function kindOf(statedAs: MedicineLine['statedAs']): Evidence['kind'] {
  switch (statedAs) {
    case 'dispense':
      return 'dispense';
    case 'administration':
      return 'administration';
    case 'statement':
    case 'plan':
    case 'order':
      return 'issue';
    default:
      return assertNever(statedAs);
  }
}

/** What a line's evidence says beside its figures: its notes, and whatever in it was not understood. */
export const withEvidence = (line: MedicineLine, supplies: readonly MedicineLine[]): MedicineLine => ({
  ...line,
  evidence: [...line.evidence, ...supplies.map(evidenceOf)],
  lastTaken: latest(line.lastTaken, ...supplies.map((supply) => supply.lastTaken)),
  notes: [...new Set([...line.notes, ...supplies.flatMap((supply) => supply.notes)])],
  notUnderstood: [
    ...line.notUnderstood,
    ...supplies.flatMap((supply) =>
      supply.notUnderstood.map((odd) => ({
        ...odd,
        path: `${supply.statedAs} ${supply.key.id}: ${odd.path}`,
      })),
    ),
  ],
});

/** The requests a supply, administration or issue was made for. */
export const belongsTo = (node: JsonObject): readonly string[] =>
  references(node, 'authorizingPrescription', 'request', 'prescription', 'basedOn');
