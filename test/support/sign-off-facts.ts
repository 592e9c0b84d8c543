import { foldCase, type CaseEventBody, type RowFact, type SignOffFacts } from '../../shared/cases/cases.ts';
import { event } from './case-events.ts';

/** A row that is wholly decided. */
export const rowFact = (over: Partial<RowFact> = {}): RowFact => ({
  id: 'r1',
  needsDecision: true,
  decided: true,
  confirmAgain: false,
  historyTaken: true,
  asks: false,
  confirmed: false,
  ...over,
});

/** A case of which `bodies` were said and that nothing else keeps from being signed. */
export const signOffFacts = (
  bodies: readonly CaseEventBody[],
  over: Partial<SignOffFacts> = {},
): SignOffFacts => ({
  state: foldCase(bodies.map((body) => event(body))),
  historySources: ['GP record'],
  identityInRecords: true,
  historySourcesRead: 1,
  takesNothing: false,
  origins: ['gp', 'patient or carer'],
  rows: [rowFact()],
  dischargeNeeds: [],
  topFindings: [],
  goesOn: [],
  checklist: [],
  conflicts: [],
  earlierUnsent: [],
  orphans: [],
  role: 'pharmacist',
  signers: ['pharmacist'],
  ...over,
});
