import { join } from 'node:path';
import { build } from 'vite';
import { out } from '../lib/root.ts';
import type { Product } from './freshness.ts';

/** The screen as the desktop and the preview serve it: `await ensureBuilt(rendererProduct)`. */
export const rendererProduct: Product = {
  name: 'renderer',
  inputs: ['renderer', 'shared', 'build/vite', 'package-lock.json'],
  results: [join(out('renderer'), 'index.html')],
  build: async () => {
    await asProduction(() =>
      build({ configFile: join(import.meta.dirname, 'renderer.config.ts'), logLevel: 'error' }),
    );
  },
};

/** A test runner says `NODE_ENV=test`, and the screen would be built with React's slow half; what is built is the product. */
async function asProduction(make: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await make();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
