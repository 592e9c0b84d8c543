import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** No violation of any rule axe knows for WCAG 2.2 A and AA, nor of its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  // There are no frames, so everything is said in the page itself; and only of violations is every node wanted.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(
    violations.map((one) => ({
      rule: one.id,
      where: one.nodes.map((node) => node.html.slice(0, 160)),
    })),
  ).toEqual([]);
}
