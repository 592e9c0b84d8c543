import { createHash } from 'node:crypto';
import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import type {
  Layer,
  PartialReason,
  SourceState,
  UnavailableReason,
} from '../../../shared/medicines/source.ts';
import { replies } from '../../../shared/ipc/replies.ts';
import { requests, type CallName } from '../../../shared/ipc/requests.ts';
import { contractVersion, history } from '../../../shared/ipc/version.ts';
import { eventSchema } from '../../../shared/ipc/events.ts';
import { faultSchema, type layerSchema } from '../../../shared/ipc/faults.ts';
import { replyMessageSchema, requestMessageSchema } from '../../../shared/ipc/messages.ts';
import {
  sourceStateSchema,
  type partialReasonSchema,
  type unavailableReasonSchema,
} from '../../../shared/ipc/source-views.ts';

const digest = (schema: z.ZodType): string =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(schema)))
    .digest('hex')
    .slice(0, 16);

test('the contract is the one of its version; a change needs a new version and a line of history', () => {
  const perCall = (Object.keys(requests) as CallName[]).map(
    (name) => [name, `${digest(requests[name])} ${digest(replies[name])}`] as const,
  );
  const locked = {
    version: contractVersion,
    events: digest(eventSchema),
    faults: digest(faultSchema),
    messages: `${digest(requestMessageSchema)} ${digest(replyMessageSchema)}`,
    ...Object.fromEntries(perCall),
  };
  expect(locked).toMatchInlineSnapshot(`
    {
      "addAddendum": "6d49870de1e6d40b db5070e36823871e",
      "answerTask": "fd231fa547240441 db5070e36823871e",
      "beginNextCase": "ad9e2f9a787839bd db5070e36823871e",
      "beginPatient": "02e51543fdad5056 52b1b9f63dfa791e",
      "cancelImport": "25c7d85c859a6f78 aa3207a177c850f1",
      "cancelPreparation": "dfed271556dbd920 25c7d85c859a6f78",
      "cancelSignIn": "25c7d85c859a6f78 25c7d85c859a6f78",
      "correctPatient": "d78852c4a0036c81 52b1b9f63dfa791e",
      "decide": "64ed7da17f7fbc67 db5070e36823871e",
      "enrol": "83a0dc639a77da5b 5ebc88a014e3f460",
      "events": "86a5fcc5d5a2601a",
      "exportAudit": "25c7d85c859a6f78 eddec5556a00db2e",
      "exportOutbox": "25c7d85c859a6f78 eddec5556a00db2e",
      "faults": "b75582427eb141ec",
      "getPack": "25c7d85c859a6f78 aa3207a177c850f1",
      "getSession": "25c7d85c859a6f78 5ebc88a014e3f460",
      "getSettings": "25c7d85c859a6f78 16823f2ac18cc37b",
      "importFile": "b896078fbd714344 db5070e36823871e",
      "importPack": "0b6339e1c75a92f2 aa3207a177c850f1",
      "keepHalfTyped": "9c30de4870cc6651 25c7d85c859a6f78",
      "keepTypedInDraft": "4fa14003cf339251 25c7d85c859a6f78",
      "listWards": "25c7d85c859a6f78 c27c5ff72198fb18",
      "lock": "0a30df3f6c898db9 5ebc88a014e3f460",
      "lookAgain": "4e4540dc878dcfe6 db5070e36823871e",
      "lookAgainAtWard": "dfed271556dbd920 5c28574e4994d187",
      "messages": "fe26daf731b92e53 cf49c73e2283ae3f",
      "networkChanged": "2c899eb1e140dafb 25c7d85c859a6f78",
      "openAudit": "03ceb2c7bcec3dfc 3fe85860683d8ebd",
      "openCase": "4e4540dc878dcfe6 db5070e36823871e",
      "openConflict": "d14856cfede2dda4 1e1380668b93541f",
      "openHalfTyped": "25c7d85c859a6f78 9c30de4870cc6651",
      "openHandOver": "4e4540dc878dcfe6 363f8a0acefa3aa0",
      "openOutbox": "25c7d85c859a6f78 aab1a3fa416d1704",
      "openPatientList": "4e4540dc878dcfe6 814be00f6a9b213d",
      "openRecord": "d380ef143ae64862 363f8a0acefa3aa0",
      "openRow": "7935fb3207faf539 d7bc09ad976af1bd",
      "openSignOff": "4e4540dc878dcfe6 891d23fc0d447809",
      "openTypedIn": "a16d02efc7e463dc 2be19e77539a8fac",
      "openWard": "dfed271556dbd920 5c28574e4994d187",
      "pausePreparation": "dfed271556dbd920 25c7d85c859a6f78",
      "personActive": "25c7d85c859a6f78 25c7d85c859a6f78",
      "prepareWard": "dfed271556dbd920 25c7d85c859a6f78",
      "readEntry": "8824c14f39ebfcc6 6edac932f76d37be",
      "readFile": "33a762737853b8c5 9212fdb8cf158f66",
      "readPasted": "64b9920f83637a5a bb6f39a7db35e664",
      "readTypedLines": "22cb7e89fc0d3448 155b276ce84c4ffb",
      "receiveLaunch": "7bf07e3df4375aa3 25c7d85c859a6f78",
      "recordTold": "3cc95a04a3615d6c aab1a3fa416d1704",
      "redo": "4e4540dc878dcfe6 db5070e36823871e",
      "refreshCase": "b8e7e5b474f63397 db5070e36823871e",
      "refreshWard": "dfed271556dbd920 5c28574e4994d187",
      "reopenCase": "a40b5f0add20f542 db5070e36823871e",
      "resolveConflict": "e3512bfa30de5190 aab1a3fa416d1704",
      "resolveNeither": "3eab013c6af45a28 aab1a3fa416d1704",
      "resumePreparation": "dfed271556dbd920 25c7d85c859a6f78",
      "retryEntry": "83f009ac79f78340 aab1a3fa416d1704",
      "saveTypedIn": "8787c3def0937e61 db5070e36823871e",
      "searchMedicines": "2981c112c85ba3f9 980986ba3f1b4f9e",
      "searchPatients": "da371396dcf95021 77fa5ede970f79f6",
      "signIn": "668897fdcbb8f92f 5ebc88a014e3f460",
      "signOff": "95b454b40ac36552 db5070e36823871e",
      "signOut": "25c7d85c859a6f78 5ebc88a014e3f460",
      "takeOverCase": "1c7789ee86201589 db5070e36823871e",
      "undo": "4e4540dc878dcfe6 db5070e36823871e",
      "unlock": "b0f32a841e369e00 5ebc88a014e3f460",
      "version": 56,
      "withdrawEntry": "b57cfa770646f93e aab1a3fa416d1704",
      "withdrawTypedIn": "aaf45c11004c41d2 db5070e36823871e",
    }
  `);
});

test('every version has its line of history, in order', () => {
  expect(history.map((line) => Number(line.split(':')[0]))).toEqual(history.map((_, at) => at + 1));
  expect(history).toHaveLength(contractVersion);
});

test('a source is on the wire what it is in the nouns', () => {
  type Wire<T extends z.ZodType> = DeepReadonly<z.output<T>>;
  expectTypeOf<Wire<typeof sourceStateSchema>>().toEqualTypeOf<SourceState>();
  expectTypeOf<Wire<typeof partialReasonSchema>>().toEqualTypeOf<PartialReason>();
  expectTypeOf<Wire<typeof unavailableReasonSchema>>().toEqualTypeOf<UnavailableReason>();
  expectTypeOf<Wire<typeof layerSchema>>().toEqualTypeOf<Layer>();
  const state: SourceState = {
    kind: 'partial',
    reasons: [{ kind: 'another-patient', count: 2 }, { kind: 'still-reading' }],
  };
  expect(sourceStateSchema.parse(state)).toEqual(state);
});

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
