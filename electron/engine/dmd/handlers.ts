import { ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { PackView } from '../../../shared/ipc/medicine-views.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { packOf } from './current-pack.ts';
import { packUpdate } from './pack-update.ts';
import { searchMedicines } from './search.ts';

/** Searching medicines, and bringing the pack up to date. */
export function dmdHandlers(
  context: EngineContext,
): Pick<Handlers, 'searchMedicines' | 'getPack' | 'importPack' | 'cancelImport'> {
  const update = packUpdate(context);
  update.watch();
  const view = (): Promise<Result<PackView, Fault>> => Promise.resolve(ok(update.view()));
  return {
    searchMedicines: ({ words }) => Promise.resolve(ok(searchMedicines(words, packOf(context)))),
    getPack: view,
    importPack: ({ path }) => {
      const started = update.start(path);
      return started.ok ? view() : Promise.resolve(started);
    },
    cancelImport: () => {
      update.cancel();
      return view();
    },
  };
}
