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
    await build({ configFile: join(import.meta.dirname, 'renderer.config.ts'), logLevel: 'error' });
  },
};
