import { expect, test } from 'vitest';
import { readTree, writeTree } from '../../../shared/fhir/fhir.ts';

const json = (xml: string): unknown => {
  const tree = readTree(xml);
  return tree.ok ? JSON.parse(writeTree(tree.value)) : tree.fault;
};

const fhir = (inner: string, type = 'MedicationRequest'): string =>
  `<${type} xmlns="http://hl7.org/fhir">${inner}</${type}>`;

test('a request in XML is the same tree as its twin in JSON', () => {
  const xml = fhir(`
    <!-- a comment --> <id value="1"/><contained><Medication><id value="m"/><code><text value="Aspirin &amp; co"/></code></Medication></contained>
    <doNotPerform value="false"/><medicationReference><reference value="#m"/></medicationReference>
    <authoredOn value="2026-11-01"><extension url="http://x.example/why"><valueString value="late"/></extension></authoredOn>
    <dosageInstruction><text value="1 daily"/><timing><repeat><frequency value="1"/><period value="1.50"/><dayOfWeek value="mon"/></repeat></timing>
    <doseAndRate><doseQuantity><value value="0.50"/><unit value="mg"/></doseQuantity></doseAndRate></dosageInstruction>`);
  expect(json(xml)).toEqual({
    resourceType: 'MedicationRequest',
    id: '1',
    contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Aspirin & co' } }],
    doNotPerform: false,
    medicationReference: { reference: '#m' },
    authoredOn: '2026-11-01',
    _authoredOn: { extension: [{ url: 'http://x.example/why', valueString: 'late' }] },
    dosageInstruction: [
      {
        text: '1 daily',
        timing: { repeat: { frequency: 1, period: 1.5, dayOfWeek: ['mon'] } },
        doseAndRate: [{ doseQuantity: { value: 0.5, unit: 'mg' } }],
      },
    ],
  });
});

test('the text of a number survives from XML', () => {
  const tree = readTree(
    fhir(
      '<dosageInstruction><doseAndRate><doseQuantity><value value="0.50"/></doseQuantity></doseAndRate></dosageInstruction>',
    ),
  );
  expect(tree.ok && writeTree(tree.value)).toContain('"value":0.50');
});

test('a primitive that is only an extension stands beside the place of its value', () => {
  expect(
    json(
      fhir(
        '<authoredOn><extension url="http://hl7.org/fhir/StructureDefinition/data-absent-reason"><valueCode value="masked"/></extension></authoredOn>',
      ),
    ),
  ).toEqual({
    resourceType: 'MedicationRequest',
    _authoredOn: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
    },
  });
});

test('a narrative is kept as text with its marks, and nothing in it is taken for a field', () => {
  expect(
    json(
      fhir(
        '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">a<b value="2">b</b> &lt;c</div></text>',
        'Medication',
      ),
    ),
  ).toEqual({
    resourceType: 'Medication',
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml">a<b value="2">b</b> &lt;c</div>',
    },
  });
});

test('words between tags are taken for the value they stand in for', () => {
  expect(json(fhir('<source><name>ACME <![CDATA[Clinical]]></name></source>', 'MessageHeader'))).toEqual({
    resourceType: 'MessageHeader',
    source: { name: 'ACMEClinical' },
  });
});

test('entries of a bundle keep their order, their type and their full address', () => {
  const xml = fhir(
    '<type value="collection"/><entry><fullUrl value="urn:uuid:1"/><resource><Patient><id value="1"/></Patient></resource></entry><entry><resource><List><id value="2"/></List></resource></entry>',
    'Bundle',
  );
  expect(json(xml)).toEqual({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id: '1' } },
      { resource: { resourceType: 'List', id: '2' } },
    ],
  });
});

test('a prefix for the FHIR namespace changes nothing', () => {
  expect(json('<f:Patient xmlns:f="http://hl7.org/fhir"><f:active value="true"/></f:Patient>')).toEqual({
    resourceType: 'Patient',
    active: true,
  });
});
