import { expect, test } from 'vitest';
import { roleOf } from '../../../electron/engine/smart/user-role.ts';

const ruth = { base: 'https://fhir.example', id: 'ruth' };
const sct = 'http://snomed.info/sct';
const jobRoles = 'https://fhir.nhs.uk/CodeSystem/NHSDigital-SDS-JobRoleCode';
const role = (over: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'PractitionerRole',
  practitioner: { reference: 'Practitioner/ruth' },
  code: [{ coding: [{ system: sct, code: '46255001' }] }],
  ...over,
});
const today = '2026-11-18';
const of = (...roles: readonly ReturnType<typeof role>[]) => roleOf(roles, ruth, [], today);

test('a current, coded role of this very practitioner is their role', () => {
  expect(of(role())).toBe('pharmacist');
  expect(of(role({ practitioner: { reference: 'https://fhir.example/Practitioner/ruth' } }))).toBe(
    'pharmacist',
  );
  expect(of(role({ period: { start: '2024-01', end: '2026-11' } }))).toBe('pharmacist');
});

test('a word that contains “pharmacist” makes nobody one', () => {
  expect(of(role({ code: [{ text: 'Non-pharmacist ward clerk' }] }))).toBe('read-only');
  expect(of(role({ code: [{ coding: [{ code: 'Pharmacist', display: 'Pharmacist' }] }] }))).toBe('read-only');
});

test('a role that ended, has not begun, is inactive or is another’s is none', () => {
  expect(of(role({ period: { end: '2019-03-31' } }))).toBe('read-only');
  expect(of(role({ period: { start: '2027-01-01' } }))).toBe('read-only');
  expect(of(role({ active: false }))).toBe('read-only');
  expect(of(role({ practitioner: { reference: 'Practitioner/sam' } }))).toBe('read-only');
  expect(of(role({ practitioner: { reference: 'https://elsewhere.example/Practitioner/ruth' } }))).toBe(
    'read-only',
  );
  expect(of(role({ practitioner: undefined }))).toBe('read-only');
});

test('the trust maps its own codes, and of several roles the one that decides most counts', () => {
  const codes = [{ system: jobRoles, code: 'R0001', role: 'technician' as const }];
  const coded = (code: string) => role({ code: [{ coding: [{ system: jobRoles, code }] }] });
  expect(roleOf([coded('R0001')], ruth, codes, today)).toBe('technician');
  expect(roleOf([coded('S0001:G0001:R0001')], ruth, codes, today)).toBe('technician');
  expect(roleOf([coded('R0001'), role()], ruth, codes, today)).toBe('pharmacist');
});
