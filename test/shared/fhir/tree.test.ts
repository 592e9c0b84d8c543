import { expect, test } from 'vitest';
import { faultText, readSource, readTree, writeTree } from '../../../shared/fhir/fhir.ts';
import { asGp, onlyLine, readText, statement, bundle } from './support.ts';

const faultOf = (text: string): string => {
  const tree = readTree(text);
  return tree.ok ? 'read' : tree.fault.kind;
};

test('numbers and unknown fields go back out as they came in', () => {
  const text =
    '{"resourceType":"Basic","a":1.50,"b":0.10000000000000000001,"c":1e3,"later":{"x":[true,null,"ä"]}}';
  const tree = readTree(text);
  expect(tree.ok && writeTree(tree.value)).toBe(text);
});

test.each([
  ['nothing', '', 'empty'],
  ['blanks behind a byte order mark', '\uFEFF  \n', 'empty'],
  ['words', 'Ramipril 5mg capsules', 'not-json-or-xml'],
  ['JSON that breaks off', '{"resourceType":"Bundle","entry":[', 'not-json-or-xml'],
  ['a list of things', '[1,2]', 'not-json-or-xml'],
  ['a number', '3.14', 'not-json-or-xml'],
  ['XML that breaks off', '<Bundle xmlns="http://hl7.org/fhir"><entry>', 'not-json-or-xml'],
  ['XML of something else', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>', 'not-json-or-xml'],
  [
    'XML with a document type',
    '<!DOCTYPE a [<!ENTITY e "x">]><Patient xmlns="http://hl7.org/fhir"/>',
    'not-json-or-xml',
  ],
  ['a prototype key', '{"resourceType":"Patient","__proto__":{"x":1}}', 'forbidden-key'],
  ['a prototype key deep down', '{"resourceType":"Patient","a":[{"constructor":1}]}', 'forbidden-key'],
  [
    'a prototype element',
    '<Patient xmlns="http://hl7.org/fhir"><__proto__ value="1"/></Patient>',
    'forbidden-key',
  ],
  ['deep JSON', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), 'too-deep'],
  [
    'deep XML',
    `<Patient xmlns="http://hl7.org/fhir">${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</Patient>`,
    'too-deep',
  ],
])('%s is refused with a kind, never thrown', (_, text, kind) => {
  expect(faultOf(text)).toBe(kind);
});

test('more than 50 MB is refused before it is parsed', () => {
  expect(faultOf(`{"a":"${'x'.repeat(50 * 1024 * 1024)}"}`)).toBe('too-large');
});

test('more values, or more resources, than the record of one patient are refused before they fill the memory', () => {
  expect(faultOf(`{"a":[${'1,'.repeat(5_000_001)}1]}`)).toBe('too-many');
  const entries = `${'{"resource":{}},'.repeat(100_000)}{"resource":{}}`;
  const many = readSource(`{"resourceType":"Bundle","entry":[${entries}]}`, asGp);
  expect(many).toEqual({ ok: false, fault: { kind: 'too-many' } });
});

test('an array too long to spread is walked all the same', () => {
  expect(faultOf(`{"resourceType":"Basic","a":[${'1,'.repeat(300_000)}1]}`)).toBe('read');
});

test('every fault has words that hold nothing of the content', () => {
  for (const text of ['', 'secret words', '{"secret":', '{"__proto__":1}', '{"secret":1}']) {
    const fault = readSource(text, asGp);
    expect(fault.ok ? '' : faultText(fault.fault)).toMatch(/^The answer (?!.*secret)/);
  }
});

test('a key given twice with different values is never believed', () => {
  const dose = '{"value":5,"value":50,"unit":"mg","code":"mg"}';
  const text = JSON.stringify(
    bundle(statement('1', { dosage: [{ text: 'daily', doseAndRate: [{ doseQuantity: 'DOSE' }] }] })),
  ).replace('"DOSE"', dose);
  const line = onlyLine(readText(text));
  expect(line.dosages[0]?.structured.kind).toBe('unreadable');
  expect(line.notUnderstood).toEqual([
    {
      path: 'dosage[0].doseAndRate[0].doseQuantity.value',
      raw: '[5,50]',
      why: 'given twice with different values',
    },
  ]);
});

test('a file of another kind is said to hold nothing about medicines, and is no fault', () => {
  const list = readText('{"resourceType":"Questionnaire","id":"q","status":"draft"}');
  expect({
    lines: list.lines.length,
    received: list.received,
    why: list.notUnderstood.map((one) => one.why),
  }).toEqual({
    lines: 0,
    received: 1,
    why: ['not a kind of resource Concord reads'],
  });
});
