import { notRecorded } from '../core/known.ts';
import { must } from '../core/must.ts';
import type { MedicineLine, NotUnderstood } from '../medicines/line.ts';
import { containedRequests } from './contained.ts';
import type { Group } from './groups.ts';
import type { Item } from './items.ts';
import type { Reading } from './line.ts';
import { firstRecorded, latest } from './node.ts';
import { readRequest } from './request.ts';
import { readStatement } from './statement.ts';
import { readSupply, withEvidence } from './supply.ts';

/** One line from a statement, its plan and its orders: each field from the first that records it. */
export function readGroup(group: Group, supplies: readonly Item[], reading: Reading): MedicineLine {
  const within = group.filter((item) => item.key.type === 'MedicationStatement').flatMap(containedRequests);
  const read = [...group, ...within].map((item) => ({
    item,
    line:
      item.key.type === 'MedicationStatement'
        ? readStatement(item.resource, item.key, reading)
        : readRequest(item.resource, item.key, reading),
  }));
  const [main, ...rest] = read.toSorted((a, b) => rank(a.line) - rank(b.line) || newerFirst(a.line, b.line));
  const { line } = must(main, 'a group has a first line');
  const plans = rest.filter((other) => other.line.statedAs === 'plan').map((other) => other.line);
  const orders = rest.filter((other) => other.line.statedAs === 'order').map((other) => other.line);
  const filled = orders.reduce(fillFromIssue, plans.reduce(fillFromPlan, line));
  const dated = {
    ...filled,
    lastIssued: latest(filled.lastIssued, ...orders.filter(wasIssued).map((order) => order.authorised)),
  };
  const evidence = [...orders, ...supplies.map((supply) => readSupply(supply.resource, supply.key, reading))];
  return withEvidence({ ...dated, mergedFrom: plans.map((plan) => plan.key) }, evidence);
}

const rank = (line: MedicineLine): number =>
  ['statement', 'plan', 'order', 'dispense', 'administration'].indexOf(line.statedAs);

const wasIssued = (issue: MedicineLine): boolean =>
  issue.status.kind === 'known' && ['active', 'completed'].includes(issue.status.value);

/** An open order before those that are over, then the newest. */
function newerFirst(a: MedicineLine, b: MedicineLine): number {
  const open = (line: MedicineLine): number =>
    line.status.kind === 'known' && line.status.value === 'active' ? 0 : 1;
  const date = (line: MedicineLine): string =>
    line.authorised.kind === 'known' ? line.authorised.value : '';
  return open(a) - open(b) || (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0);
}

/** A plan beneath a statement adds what the statement leaves open, and where it says otherwise, that is said. */
const fillFromPlan = (line: MedicineLine, plan: MedicineLine): MedicineLine => ({
  ...shared(line, plan),
  dosages: line.dosages.length > 0 ? line.dosages : plan.dosages,
  start: firstRecorded(line.start, plan.start),
  ...endOf(line, plan),
  repeats: firstRecorded(line.repeats, plan.repeats),
  statusReason: firstRecorded(line.statusReason, plan.statusReason),
  lastIssued: firstRecorded(line.lastIssued, plan.lastIssued),
  pharmacistVerified: firstRecorded(line.pharmacistVerified, plan.pharmacistVerified),
  dosageLastChanged: firstRecorded(line.dosageLastChanged, plan.dosageLastChanged),
  change: firstRecorded(line.change, plan.change),
  notUnderstood: [...line.notUnderstood, ...under(plan), ...saysOtherwise(line, plan)],
});

/** The end of a plan is the end of its statement, unless the statement says that it is taken: then the two disagree. */
const endOf = (line: MedicineLine, plan: MedicineLine): Pick<MedicineLine, 'end' | 'planEnd'> =>
  line.end.kind === 'not-recorded' && line.status.kind === 'known' && line.status.value === 'active'
    ? { end: line.end, planEnd: plan.end }
    : { end: firstRecorded(line.end, plan.end) };

/** An order or issue adds what the line leaves open. */
export const fillFromIssue = (line: MedicineLine, issue: MedicineLine): MedicineLine => ({
  ...shared(line, issue),
  dosages: line.dosages.length > 0 ? line.dosages : issue.dosages,
  start: firstRecorded(line.start, issue.start),
});

const shared = (line: MedicineLine, other: MedicineLine): MedicineLine => ({
  ...line,
  medicine:
    line.medicine.term === ''
      ? other.medicine
      : {
          ...line.medicine,
          brand: firstRecorded(line.medicine.brand, other.medicine.brand),
          form: firstRecorded(line.medicine.form, other.medicine.form),
        },
  category: firstRecorded(line.category, other.category),
  course: firstRecorded(line.course ?? notRecorded, other.course ?? notRecorded),
  indication: firstRecorded(line.indication, other.indication),
  quantity: firstRecorded(line.quantity, other.quantity),
  quantityText: firstRecorded(line.quantityText, other.quantityText),
  daysSupply: firstRecorded(line.daysSupply, other.daysSupply),
  authorised: firstRecorded(line.authorised, other.authorised),
  prescribingAgency: firstRecorded(line.prescribingAgency, other.prescribingAgency),
  said: [
    ...line.said,
    ...other.said.filter(
      (one) => !line.said.some((said) => said.role === one.role && said.name === one.name),
    ),
  ],
  notes: [...line.notes, ...other.notes.filter((note) => !line.notes.includes(note))],
  identifiers: [
    ...line.identifiers,
    ...other.identifiers.filter(
      (one) => !line.identifiers.some((own) => own.system === one.system && own.value === one.value),
    ),
  ],
});

const under = (line: MedicineLine): readonly NotUnderstood[] =>
  line.notUnderstood.map((odd) => ({ ...odd, path: `plan ${line.key.id}: ${odd.path}` }));

/** Where the plan beneath a statement gives other directions or another status. The statement's own stand on the line. */
function saysOtherwise(line: MedicineLine, plan: MedicineLine): readonly NotUnderstood[] {
  const path = `plan ${plan.key.id}`;
  const [mine, theirs] = [directions(line), directions(plan)];
  const status =
    plan.status.kind === 'known' && line.status.kind === 'known' && plan.status.value !== line.status.value
      ? plan.status.value
      : undefined;
  return [
    ...(mine !== '' && theirs !== '' && mine.toLowerCase() !== theirs.toLowerCase()
      ? [{ path, raw: theirs, why: 'the plan beneath this entry gives other directions' }]
      : []),
    ...(status === undefined
      ? []
      : [{ path, raw: status, why: 'the plan beneath this entry has another status' }]),
  ];
}

const directions = (line: MedicineLine): string =>
  line.dosages.map((dosage) => (dosage.text.kind === 'known' ? dosage.text.value.trim() : '')).join(' / ');
