import { err, ok } from '../../shared/core/result.ts';
import { brand } from '../../shared/core/brand.ts';
import type { Instant } from '../../shared/core/instant.ts';
import { must } from '../../shared/core/must.ts';
import { trustConfigSchema, type SourceConfig } from '../../shared/records/config.ts';
import type { SourceState } from '../../shared/medicines/source.ts';
import { wholeAudit } from '../../electron/engine/db/queries/audit.ts';
import { sourceRead, type SourceReadRow } from '../../electron/engine/db/queries/source-reads.ts';
import { addressWithin } from '../../electron/engine/http/http.ts';
import type { Offer, ReadFault, RecordReader, WholeRecord } from '../../electron/engine/records/records.ts';
import type { Asking } from '../../electron/engine/sync/record-answers.ts';
import type { PullParts } from '../../electron/engine/sync/parts.ts';
import { readPerson, type EndpointCopy } from '../../electron/engine/sync/sync.ts';
import { ruth, testContext, type TestContext } from './open-session.ts';
import { addPerson } from './pulling.ts';
import { tempFolder } from './temp.ts';
import { testClock, testHost, type TestClock } from './test-host.ts';
import type { Resource } from './tiny-trust.ts';

/** What a record answers to one question: a resource, a text as it is, or why it did not answer. */
export type Reply = object | string | { readonly fault: ReadFault };

/**
 * The parts of a pull over a real encrypted store, and a record whose every answer a test says. `p1` is Dorothy, as the
 * census has her.
 */
export type ReadingHere = {
  readonly context: TestContext;
  readonly parts: PullParts;
  readonly source: SourceConfig;
  readonly clock: TestClock;
  /** Every question, relative to the record's base. */
  readonly asked: string[];
  /** `undefined` for a searchset with nothing in it. */
  reply: (path: string) => Reply | undefined;
  offer: Offer;
  whole: WholeRecord | SourceState;
  onlyPatient: { readonly id: string | null } | undefined;
  isStopped: boolean;
  /** What the clock of the record says in its answers. */
  serverTime: Instant | undefined;
  readonly copy: (person?: string) => EndpointCopy;
  readonly row: (person?: string) => SourceReadRow | undefined;
};

const base = 'https://record.invalid/fhir';

const configOf = (over: object) =>
  trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: { name: 'Tiny Hospital', odsCode: 'TNY' },
    identityServers: [{ id: 'identity', name: 'Sign-in', issuer: 'https://identity.invalid' }],
    audiences: [
      {
        id: 'main',
        name: 'Main',
        identityServer: 'identity',
        fhirBaseForAud: base,
        clientId: 'concord',
        scopes: ['openid'],
      },
    ],
    records: [
      {
        id: 'record',
        name: 'Tiny record',
        architecture: 'single-and-only',
        sources: [
          {
            id: 'gp',
            name: 'GP record',
            role: 'history',
            keeps: ['MedicationStatement', 'AllergyIntolerance'],
            origin: 'gp',
            fhirBase: base,
            fhirVersion: 'R4',
            audience: 'main',
            ...over,
          },
        ],
      },
    ],
  });

/** A server that searches everything, and reads what changed. */
export const everything: Offer = {
  searches: () => true,
  includes: () => true,
  deltas: () => true,
  keepsGuards: () => true,
};

export function readingHere(over: object = {}): ReadingHere {
  const clock = testClock();
  const config = configOf(over);
  const context = testContext(testHost(tempFolder('reading'), { clock }), config);
  context.unlockAs(ruth);
  addPerson(context, 'p1');
  const asked: string[] = [];
  const source = must(config.records[0]?.sources[0], 'a source');
  const of = (person: string): EndpointCopy =>
    must(readPerson(config, context.store(), person).endpoints[0], 'the record is read');
  const here: ReadingHere = {
    context,
    source,
    clock,
    asked,
    reply: () => undefined,
    offer: everything,
    whole: { kind: 'patient-not-known' },
    onlyPatient: undefined,
    isStopped: false,
    serverTime: undefined,
    copy: (person = 'p1') => of(person),
    row: (person = 'p1') => context.store().read.get(sourceRead, { endpoint: 'gp', person }),
    parts: {
      config,
      host: context.host,
      reader: readerOf(() => here),
      store: context.store(),
      user: ruth.id,
      correlation: 'c',
      stopped: () => here.isStopped,
    },
  };
  return here;
}

function readerOf(here: () => ReadingHere): RecordReader {
  return {
    get: async ({ fhirBase }, path) => {
      const relative = path.startsWith(`${fhirBase}/`) ? path.slice(fhirBase.length + 1) : path;
      here().asked.push(relative);
      const reply = here().reply(relative) ?? bundle();
      if (typeof reply === 'object' && 'fault' in reply) return err(reply.fault);
      const text = typeof reply === 'string' ? reply : JSON.stringify(reply);
      return ok({ status: 200, headers: new Headers(), text, serverTime: here().serverTime });
    },
    address: ({ fhirBase }, link) => addressWithin(fhirBase, link),
    send: async () => err({ kind: 'not-permitted', detail: 'nothing is written' }),
    onlyPatient: () => here().onlyPatient,
    operate: async () => err({ kind: 'not-permitted', detail: 'nothing is operated' }),
    whole: async (_source, nhsNumber) => {
      const { asked, whole } = here();
      asked.push(`the whole record of ${nhsNumber}`);
      return 'page' in whole ? ok(whole) : err(whole);
    },
    offer: async () => here().offer,
  };
}

/** A searchset of these, and what else it says. */
export const bundle = (resources: readonly object[] = [], over: object = {}): object => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
  ...over,
});

/** A page of a searchset that goes on at `next`. */
export const pageWith = (resources: readonly object[], next: string): object =>
  bundle(resources, { link: [{ relation: 'next', url: next }] });

/** What a server says beside what it found. */
export const outcome = (code: string, diagnostics = 'no', severity = 'error'): object => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, diagnostics }],
});

/** A record of these: searched by type, patient, id and identifier, and read by id. */
export const recordOf =
  (...resources: readonly Resource[]) =>
  (path: string): Reply => {
    const { pathname, searchParams } = new URL(path, 'https://record.invalid/');
    const [, type = '', id] = pathname.split('/');
    const patients = searchParams.get('patient')?.split(',');
    const ids = id === undefined ? searchParams.get('_id')?.split(',') : [decodeURIComponent(id)];
    const number = searchParams.get('identifier')?.split('|')[1] ?? '';
    const found = resources
      .filter(({ resourceType }) => resourceType === type)
      .filter((one) => ids?.includes(one.id) ?? true)
      .filter((one) => patients?.some((patient) => ownerIs(one, patient)) ?? true)
      .filter((one) => JSON.stringify(one['identifier'] ?? '').includes(number));
    if (id === undefined) return bundle(found);
    return found[0] ?? { fault: { kind: 'rejected', status: 404, issues: [], body: '' } };
  };

const ownerIs = (one: Resource, patient: string): boolean =>
  JSON.stringify([one['subject'], one['patient'], one['for']]).includes(
    `Patient/${patient.replace('Patient/', '')}"`,
  );

/** Answers the searches of one type in this way, and the others as before. */
export function instead(here: ReadingHere, type: string, reply: (path: string) => Reply | undefined): void {
  const before = here.reply;
  here.reply = (path) => (path.startsWith(`${type}?`) ? reply(path) : before(path));
}

/** No answer, for this reason. */
export const failing = (fault: ReadFault) => (): Reply => ({ fault });

/** The same record, asked about one entry. */
export const askingOf = ({ parts: { reader }, source }: ReadingHere): Asking => ({
  reader,
  source,
  correlation: 'c',
  lately: { nowMs: () => 0, searches: new Map() },
});

/** Each act of the audit with what it was about, in order. */
export const audited = ({ context }: ReadingHere, action: string) =>
  context
    .store()
    .read.all(wholeAudit, {})
    .filter((row) => row.action === action)
    .map(({ user, subject, detail }) => ({ user, subject, detail: JSON.parse(detail) as unknown }));

export const instant = (text: string): Instant => brand<Instant>(text);
