import { valueOf } from '../../../shared/core/known.ts';
import { readTree, writeTree } from '../../../shared/fhir/fhir.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { exampleData, testWith } from '../../support/skip.ts';
import { exampleFiles } from './example-files.ts';
import { accounted, expectEqual, readText } from './support.ts';

const data = exampleData();
const example = testWith(exampleData('ukcore'));
const named = (name: string): SourceList => {
  const file = exampleFiles(data.path).find((one) => one.name === name);
  if (file === undefined) throw new Error(`no example ${name}`);
  return readText(file.text);
};

/** JSON text without the blanks between its parts: what is left must not change. */
const squeezed = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));

example('every example is read, and every resource in it is accounted for', () => {
  const files = exampleFiles(data.path);
  const wrong = files.filter((file) => {
    const list = readText(file.text);
    return accounted(list) !== list.received;
  });
  expectEqual([wrong.map((file) => file.name), files.length > 100], [[], true]);
});

example('every JSON example goes back out letter for letter', () => {
  const json = exampleFiles(data.path).filter((file) => file.text.trimStart().startsWith('{'));
  const changed = json.filter((file) => {
    const tree = readTree(file.text);
    return !tree.ok || writeTree(tree.value) !== squeezed(file.text);
  });
  expectEqual([changed.map((file) => file.name), json.length > 20], [[], true]);
});

example('every XML example keeps every value it holds', () => {
  const xml = exampleFiles(data.path).filter((file) => file.text.trimStart().startsWith('<'));
  const lost = xml.filter((file) => {
    const tree = readTree(file.text);
    const out = tree.ok ? writeTree(tree.value) : '';
    const bare = file.text.replace(/<!--[\s\S]*?-->/g, '').replace(/<div[\s\S]*?<\/div>/g, '');
    const values = [...bare.matchAll(/ value="([^"&]*)"/g)].map((found) => found[1] ?? '');
    return !tree.ok || values.some((value) => !out.includes(JSON.stringify(value).slice(1, -1)));
  });
  expectEqual([lost.map((file) => file.name), xml.length > 80], [[], true]);
});

example('the GP Connect answer is two lines, each with its plan and issues', () => {
  const list = named('meds_response.json');
  expectEqual(
    list.lines.map((line) => [
      line.medicine.term,
      valueOf(line.status),
      valueOf(line.category),
      valueOf(line.lastIssued),
      line.mergedFrom.length,
      line.evidence.length,
    ]),
    [
      ['Amoxicillin 250mg capsules', 'completed', 'acute', '2016-05-10', 1, 1],
      ['Aspirin 75mg dispersible tablet', 'active', 'repeat', '2016-09-11', 1, 2],
    ],
  );
});

example('one id on four entries of methotrexate hides none of them', () => {
  const list = named('Methotrexate.json');
  expectEqual(
    [
      list.received,
      list.lines.map((line) => line.statedAs),
      list.lines.flatMap((line) => line.evidence.map((one) => valueOf(one.when)?.slice(0, 10))),
      list.supporting.length,
    ],
    [4, ['plan'], ['2020-07-27', '2020-07-20'], 1],
  );
});

example('an ibuprofen whose reference points at codeine is not read as codeine', () => {
  const line = named('chris-packet-example-1.xml').lines[2];
  expectEqual(
    [line?.medicine.term, line?.notUnderstood.length],
    ['Ibuprofen 800mg modified-release tablets', 1],
  );
});

example('one code on two medicines leaves each its own name', () => {
  const lines = named('hackathon-example-2023-03-r4-ars-jill-jones.xml').lines;
  expectEqual(
    lines.map((line) => line.medicine.term),
    [
      'Metformin 500mg tablets',
      'Aspirin 75mg dispersible tablets',
      'Simvastatin 40mg tablets',
      'Chloramphenicol 0.5% eye drops',
    ],
  );
  expectEqual(lines[0]?.medicine.codes[0]?.code, lines[1]?.medicine.codes[0]?.code);
});

example('the three allergy answers of GP Connect are three different things', () => {
  const [some, none, nothing] = [
    'allergies_response1.json',
    'allergies_response2.json',
    'allergies_response3.json',
  ].map(named);
  expectEqual(
    some?.allergies.map((one) => [
      one.substance.text,
      valueOf(one.clinicalStatus),
      one.ended.kind,
      one.degraded,
    ]),
    [
      ['Aspirin 75mg dispersible tablet', 'resolved', 'known', false],
      ['Amoxicillin 250mg capsules', 'active', 'not-recorded', false],
      ['Nut allergy', 'active', 'not-recorded', false],
      ['Allergy to paracetemol', 'active', 'not-recorded', true],
    ],
  );
  expectEqual(some?.state.kind, 'partial');
  expectEqual(
    none?.allergies.map((one) => one.statement),
    [{ kind: 'none', none: 'no-known-allergies' }],
  );
  expectEqual(
    [nothing?.allergies, nothing?.allergyListEmpty],
    [[], { kind: 'known', value: 'No Content Recorded' }],
  );
});
