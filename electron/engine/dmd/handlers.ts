import { ok } from '../../../shared/core/result.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { packOf } from './current-pack.ts';
import { searchMedicines } from './search.ts';

export const dmdHandlers = (context: EngineContext): Pick<Handlers, 'searchMedicines'> => ({
  searchMedicines: ({ words }) => Promise.resolve(ok(searchMedicines(words, packOf(context)))),
});
