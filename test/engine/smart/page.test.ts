import { expect, test } from 'vitest';
import { formPage, formScriptHash, pageOf } from '../../../electron/engine/smart/page.ts';

test('what a server puts into an address is text on our pages and never runs: one script may, by its hash', () => {
  const hostile = '"><script>alert(1)</script><a href="javascript:alert(2)';
  const page = formPage({ action: hostile, fields: [[hostile, hostile]] });
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).not.toContain(hostile);
  expect(formScriptHash).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/);
  expect(pageOf('done')).not.toContain('<script');
});
