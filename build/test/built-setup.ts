import { desktopProduct } from '../vite/desktop.ts';
import { ensureBuilt } from '../vite/freshness.ts';
import { rendererProduct } from '../vite/renderer.ts';

/** Before tests that open what ships: it is built once, for all their files. */
export default async function setup(): Promise<void> {
  await ensureBuilt(rendererProduct);
  await ensureBuilt(desktopProduct);
}
