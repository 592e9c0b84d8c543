import { caseSummaries } from '../../../electron/engine/cases/cases.ts';
import { wardById } from '../../../electron/engine/db/queries/wards.ts';
import { searchPatients } from '../../../electron/engine/wards/search-patients.ts';
import { viewWard } from '../../../electron/engine/wards/view-ward.ts';
import { must } from '../../../shared/core/must.ts';
import { figure, repeated, type Figure } from '../figure.ts';
import { fill, openBench } from '../filled.ts';

/** The list of a ward of sixty among 10,000 people, for the first time and again, and searches over all of them. */
export function wardFigures(): readonly Figure[] {
  const { context, store, remove } = openBench(2);
  fill(store, { people: 10_000, sources: 2, lines: 2 });
  const preparation = {
    view: () => ({ kind: 'idle' as const }),
    start: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    cancel: () => undefined,
    stateOf: () => undefined,
  };
  const open = (ward: number, caseSummary: ReturnType<typeof caseSummaries>) => {
    const row = must(store.read.get(wardById, { ward: `census:w${ward}` }), 'the ward is there');
    return viewWard({ config: context.config, db: store.read, caseSummary, preparation }, row);
  };
  open(99, caseSummaries(context));
  const first = repeated((time) => open(time, caseSummaries(context)));
  const again = caseSummaries(context);
  const list = repeated((time) => open(time, again));
  const search = repeated((time) => searchPatients(store.read, `family${'abcdefg'[time] ?? 'a'}`), 7);
  remove();
  return [figure('unlock-to-ward', first), figure('ward-list', list), figure('search-patient', search)];
}
