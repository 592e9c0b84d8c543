import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { out, root } from '../lib/root.ts';

/**
 * The screen. Addresses are relative, because the page is served from `app://` and from the preview alike; nothing is
 * inlined (no data: URLs, no inline script), because the page's policy allows neither.
 */
export default defineConfig({
  root: `${root}/renderer`,
  base: './',
  plugins: [react()],
  build: {
    outDir: out('renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: true,
    reportCompressedSize: false,
  },
});
