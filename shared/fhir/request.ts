import type { JsonObject } from '../core/brand.ts';
import type { PartialDate } from '../core/instant.ts';
import { notRecorded, type Known } from '../core/known.ts';
import { assertNever } from '../core/must.ts';
import type { ResourceKey } from '../medicines/keys.ts';
import type { MedicineLine, NotUnderstood } from '../medicines/line.ts';
import { isOn } from './dosage.ts';
import { commonLine, type Reading } from './line.ts';
import { firstRecorded, knownBoolean, knownDate, knownOneOf, object, rawText } from './node.ts';
import { quantityAt } from './quantity.ts';
import { saidBy } from './people-named.ts';
import {
  dosageLastChanged,
  lastIssueDate,
  prescribingAgency,
  quantityText,
  readRepeats,
  statusReasonOf,
} from './uk-extensions.ts';

const intents = [
  'proposal',
  'plan',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
] as const;
type Intent = (typeof intents)[number];

/** `MedicationRequest`: a plan (what is authorised) or an order (what was asked to be supplied or given). */
export function readRequest(node: JsonObject, key: ResourceKey, reading: Reading): MedicineLine {
  const dispense = object(node, 'dispenseRequest');
  const validity = object(dispense, 'validityPeriod');
  const common = commonLine(node, key, reading);
  const status = statusReasonOf(node);
  const isPlan = intentOf(node) === 'plan';
  return {
    ...common,
    statedAs: isPlan ? 'plan' : 'order',
    doNotPerform: isOn(node, 'doNotPerform'),
    statusReason: firstRecorded(common.statusReason, status.reason),
    authorised: knownDate(node, 'authoredOn'),
    asserted: knownDate(node, 'authoredOn'),
    start: firstRecorded(knownDate(validity, 'start'), knownDate(node, 'authoredOn')),
    end: firstRecorded(
      courseEnd(common.dosages),
      isPlan ? knownDate(validity, 'end') : notRecorded,
      endOfStopped(node, status.since),
    ),
    quantity: quantityAt(dispense, 'quantity'),
    daysSupply: quantityAt(dispense, 'expectedSupplyDuration'),
    lastIssued: lastIssueDate(node),
    repeats: readRepeats(node, dispense),
    prescribingAgency: prescribingAgency(node),
    dosageLastChanged: dosageLastChanged(node),
    quantityText: quantityText(node, dispense, object(dispense, 'quantity')),
    said: [
      // STU3 puts the person under `agent`.
      ...saidBy(
        'prescriber',
        object(object(node, 'requester'), 'agent') ?? object(node, 'requester'),
        node,
        reading,
      ),
      ...saidBy('recorder', object(node, 'recorder'), node, reading),
    ],
    notUnderstood: [...common.notUnderstood, ...oddIntent(node), ...oddProhibition(node)],
  };
}

/**
 * Where every dosage is bounded by dates, the last of them ends the course. A plan is authorised for its validity period;
 * an order's validity is how long it may be dispensed, not how long the medicine is taken.
 */
function courseEnd(dosages: MedicineLine['dosages']): Known<PartialDate> {
  const ends = dosages.map(({ structured }) =>
    structured.kind === 'known' && structured.value.timing.bounds?.kind === 'period'
      ? structured.value.timing.bounds.end
      : undefined,
  );
  const last = ends.every((end) => end !== undefined) ? ends.toSorted().at(-1) : undefined;
  return knownDate({ last }, 'last');
}

/** GP Connect dates a stopped plan by its status reason. */
const endOfStopped = (node: JsonObject, since: MedicineLine['end']): MedicineLine['end'] =>
  ['stopped', 'cancelled', 'completed'].includes(typeof node['status'] === 'string' ? node['status'] : '')
    ? since
    : notRecorded;

/** Whether a request authorises or orders. A proposal or an option does neither yet, and reads as a plan that says so. */
function intentOf(node: JsonObject): 'plan' | 'order' {
  const intent = knownOneOf(node, 'intent', intents);
  if (intent.kind !== 'known') return 'order';
  const value: Intent = intent.value;
  switch (value) {
    case 'proposal':
    case 'plan':
    case 'option':
      return 'plan';
    case 'order':
    case 'original-order':
    case 'reflex-order':
    case 'filler-order':
    case 'instance-order':
      return 'order';
    default:
      return assertNever(value);
  }
}

function oddIntent(node: JsonObject): readonly NotUnderstood[] {
  const intent = knownOneOf(node, 'intent', intents);
  if (intent.kind === 'known' && intent.value !== 'proposal' && intent.value !== 'option') return [];
  if (intent.kind === 'known')
    return [
      {
        path: 'intent',
        raw: intent.value,
        why: `stated as ${intent.value === 'option' ? 'one of several options' : 'a proposal'}, not as an order`,
      },
    ];
  return [
    {
      path: 'intent',
      raw: rawText(node['intent'] ?? ''),
      why: 'whether it is a plan or an order is not stated; taken for an order',
    },
  ];
}

function oddProhibition(node: JsonObject): readonly NotUnderstood[] {
  const flag = knownBoolean(node, 'doNotPerform');
  return flag.kind === 'unreadable'
    ? [{ path: 'doNotPerform', raw: flag.raw, why: 'whether this is an order not to give is unclear' }]
    : [];
}
