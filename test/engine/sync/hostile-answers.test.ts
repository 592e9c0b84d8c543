import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { must } from '../../../shared/core/must.ts';
import { layerSchema } from '../../../shared/ipc/faults.ts';
import { sourceStateSchema } from '../../../shared/ipc/source-views.ts';
import { caseHandlers } from '../../../electron/engine/cases/handlers.ts';
import type { Handlers } from '../../../electron/engine/handlers.ts';
import { pullPerson, readPerson, type EndpointCopy } from '../../../electron/engine/sync/sync.ts';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { hostileAnswer, type Hostile } from '../../support/hostile-answers.ts';
import type { TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

/** Hostile answers in all; more by `npm run fuzz`. */
const count = Number(process.env['CONCORD_FUZZ_ANSWERS'] ?? 2_000);

let trust: TinyTrust;
let context: TestContext;
let cases: Pick<Handlers, 'lookAgain'>;
const state = { seed: 0, sent: 0, answers: new Map<string, Hostile>(), outcomes: new Set<string>() };

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.pageSize = 50;
  trust.put(dorothy());
  context = await signedInTo(trust);
  addPerson(context, 'p1');
  cases = caseHandlers(context);
});
afterEach(() => trust.stop());

/** A record with every kind of word in it that code looks things up by. */
const record = [
  dorothy(),
  statement('m1', {
    effectivePeriod: { start: '2026-01-01' },
    medicationCodeableConcept: {
      coding: [{ system: 'https://dmd.nhs.uk', code: '319740004', display: 'Ramipril 5mg capsules' }],
    },
    dosage: [
      {
        text: 'one at night',
        timing: {
          repeat: { frequency: 1, period: 1, periodUnit: 'd', when: ['HS'] },
          code: { coding: [{ code: 'QD' }] },
        },
        route: { coding: [{ system: 'http://snomed.info/sct', code: '26643006' }] },
        doseAndRate: [
          { doseQuantity: { value: 5, unit: 'mg', code: 'mg', system: 'http://unitsofmeasure.org' } },
        ],
      },
    ],
  }),
  statement('m2', { category: { coding: [{ code: 'inpatient' }] } }),
  statement('m3', { dateAsserted: '2026-02-02', dosage: [{ text: 'as directed', asNeededBoolean: true }] }),
];
const allergy = {
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  patient: { reference: 'Patient/gp-1' },
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { coding: [{ system: 'http://snomed.info/sct', code: '91936005', display: 'Penicillin' }] },
  reaction: [{ manifestation: [{ text: 'rash' }], severity: 'severe' }],
};

const bundle = (type: string): object => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: type === 'AllergyIntolerance' ? 1 : 3,
  entry:
    type === 'AllergyIntolerance'
      ? [{ resource: allergy }]
      : record.filter((one) => one.resourceType === type).map((resource) => ({ resource })),
});

/** Answers what is asked about patients with hostility, and lets the identity server and the rest be. */
function listen(): void {
  trust.intercept = (_request, response, url) => {
    const type = /^\/fhir\/(MedicationStatement|AllergyIntolerance|Patient)\b/.exec(url.pathname)?.[1];
    if (type === undefined) return false;
    // Who the patient is stays true most times, so that what is asked for next is asked for at all.
    if (type === 'Patient' && state.seed % 10 !== 0) return false;
    const honest = type === 'Patient' ? dorothy() : bundle(type);
    const answer = hostileAnswer(honest, state.seed * 7 + type.length);
    state.sent += 1;
    state.answers.set(type, answer);
    response.writeHead(answer.status, answer.headers);
    // A body that ends too soon ends with its connection.
    response.end(answer.body, () => {
      if (answer.headers['content-length'] !== undefined) response.socket?.destroy();
    });
    return true;
  };
}

const gp = (): EndpointCopy =>
  must(
    readPerson(trust.config, context.store(), 'p1').endpoints.find((one) => one.source.id === 'gp'),
    'the GP is configured',
  );

const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.unknown()).optional(),
});
const entrySchema = z.looseObject({
  resource: z.looseObject({ resourceType: z.string(), id: z.string() }),
});

/** What of an answer a copy that calls itself complete does not hold. */
function lost(type: string, { body, status }: Hostile, copy: EndpointCopy): string | undefined {
  if (status !== 200) return `status ${status}`;
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.from(body)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return 'not JSON';
  }
  const read = bundleSchema.safeParse(value);
  if (!read.success) return 'no Bundle';
  const missing = (read.data.entry ?? []).filter((entry) => {
    const one = entrySchema.safeParse(entry);
    return !(
      one.success &&
      copy.resources.some(
        (kept) => kept.type === one.data.resource.resourceType && kept.id === one.data.resource.id,
      )
    );
  });
  return missing.length === 0 ? undefined : `${missing.length} entries of ${type}`;
}

async function meet(seed: number): Promise<readonly string[]> {
  state.seed = seed;
  state.answers.clear();
  await pullPerson(context, 'p1', { full: true });
  const copy = gp();
  const wrong: string[] = [];
  const say = (what: string): void => void wrong.push(`seed ${seed}: ${what}`);
  // An earlier copy stays where this attempt failed, and says so.
  const outcome = copy.failedSince ?? copy.state;
  state.outcomes.add(outcome.kind);
  if (!sourceStateSchema.safeParse(outcome).success) say(`an unnamed state ${outcome.kind}`);
  if (outcome.kind === 'complete')
    for (const [type, answer] of state.answers) {
      const what = type === 'Patient' ? undefined : lost(type, answer, copy);
      if (what !== undefined) say(`calls itself complete without ${what}`);
    }
  if (outcome.kind === 'unavailable' && outcome.reason.kind === 'not-answering') {
    const { layer, detail } = outcome.reason;
    if (!layerSchema.safeParse(layer).success || detail === '') say('a fault without its layer');
  }
  // Read into lines, compared and laid out, as a person would see it.
  const opened = seed % 4 === 0 ? await cases.lookAgain({ patient: 'p1' }) : undefined;
  if (opened?.ok === false) say(`the case does not open: ${opened.fault.kind}`);
  for (const bug of bugsOf()) say(`a bug: ${bug}`);
  return wrong;
}

const loggedSchema = z.object({
  logged: z.array(z.object({ event: z.string(), data: z.unknown() })),
});
const bugsOf = (): readonly string[] => {
  const host: unknown = context.host;
  return loggedSchema
    .parse(host)
    .logged.filter(({ event }) => event === 'bug')
    .map(({ data }) => JSON.stringify(data));
};

test('however a record answers, nothing crashes, no copy calls itself complete that is not, and each fault is named by its layer', async () => {
  listen();
  const wrong: string[] = [];
  for (let seed = 1; state.sent < count && wrong.length < 10; seed += 1) wrong.push(...(await meet(seed)));
  expect(wrong).toEqual([]);
  expect(state.sent).toBeGreaterThanOrEqual(count);
  // It is met with every kind of answer, and the honest part of some comes through.
  expect([...state.outcomes].toSorted()).toEqual(
    expect.arrayContaining(['complete', 'partial', 'unavailable']),
  );
  expect(Object.prototype).not.toHaveProperty('polluted');
  expect(verifyAudit(context.store().read)).toBeUndefined();

  // After all of it, an honest record is read as ever.
  trust.intercept = (_request, response, url) => {
    const type = /^\/fhir\/(MedicationStatement|AllergyIntolerance)\b/.exec(url.pathname)?.[1];
    if (type === undefined) return false;
    response.writeHead(200, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify(bundle(type)));
    return true;
  };
  // The first ends what a cut-off reading left behind.
  for (const _ of [1, 2]) await pullPerson(context, 'p1', { full: true });
  const held = gp()
    .resources.filter(({ type }) => ['MedicationStatement', 'AllergyIntolerance'].includes(type))
    .map(({ id }) => id);
  expect([gp().state, held.toSorted()]).toEqual([{ kind: 'complete' }, ['a1', 'm1', 'm2', 'm3']]);
});
