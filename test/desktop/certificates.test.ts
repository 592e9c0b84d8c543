import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { guardClientCertificates } from '../../electron/desktop/certificates.ts';
import { isObject } from '../../shared/core/brand.ts';
import { trustConfigSchema } from '../../shared/records/config.ts';
import { preventable } from './preventable.ts';

const example: unknown = JSON.parse(
  readFileSync(new URL('../../docs/it/records.example.json', import.meta.url), 'utf8'),
);
/** The documentation's example, with a GP record that the desktop reaches by itself and not through the integration engine. */
const config = trustConfigSchema.parse(
  JSON.parse(
    JSON.stringify(example, (key, value: unknown) => {
      if (key === 'tieRoute') return undefined;
      return key === 'gpConnect' && isObject(value) ? { ...value, reachedBy: 'host' } : value;
    }),
  ),
);

/** Whether the certificate of the operating system is shown to whoever asks at this address. */
function isShownTo(url: string): boolean {
  const app = new EventEmitter();
  guardClientCertificates(app as unknown as App, config);
  const { event } = preventable();
  let shown: unknown;
  app.emit('select-client-certificate', event, null, url, ['smartcard'], (chosen: unknown) => {
    shown = chosen;
  });
  return shown === 'smartcard';
}

test('a GP record reached by the desktop itself: the certificate is shown on every step of the way, and to nobody else', () => {
  const [gp] = config.records.flatMap(({ sources }) => sources).filter((one) => one.gpConnect !== undefined);
  const steps = [
    gp?.fhirBase,
    gp?.gpConnect?.demographics.fhirBase,
    gp?.gpConnect?.directory.fhirBase,
    ...config.records.flatMap(({ sources }) =>
      sources.flatMap(({ stores = [] }) => stores.map(({ fhirBase }) => fhirBase)),
    ),
  ];
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.filter((base) => base === undefined || !isShownTo(`${base}/Patient`))).toEqual([]);
  expect(isShownTo('https://elsewhere.example/fhir')).toBe(false);
});
