import { must } from '../../../shared/core/must.ts';
import { caseSummaries } from '../../../electron/engine/cases/cases.ts';
import { wardById } from '../../../electron/engine/db/queries/wards.ts';
import { createPreparation } from '../../../electron/engine/wards/preparation.ts';
import { searchPatients } from '../../../electron/engine/wards/search-patients.ts';
import { viewWard } from '../../../electron/engine/wards/view-ward.ts';
import type { TestContext } from '../../../test/support/open-session.ts';
import { openBench } from '../engine.ts';
import { figure, type Figure } from '../figure.ts';
import { fill } from '../fill.ts';
import { repeated } from '../repeat.ts';
import { unasked } from '../trust.ts';

type Summaries = ReturnType<typeof caseSummaries>;

function viewer(context: TestContext): (ward: number, caseSummary: Summaries) => void {
  const preparation = createPreparation(context, () => undefined);
  const db = context.store().read;
  return (ward, caseSummary) => {
    const row = must(db.get(wardById, { ward: `census:w${ward}` }), 'the ward is there');
    viewWard({ config: context.config, db, caseSummary, preparation }, row);
  };
}

function hospital(people: number, perWard = 60): TestContext {
  const context = openBench(unasked(2));
  fill(context.store(), { people, sources: 2, lines: 2, perWard });
  return context;
}

/** A ward of sixty that nobody has compared yet, among 1,000 and 10,000 people: to a list that can be used. */
export function unlockToWard(): Figure {
  const opened = (people: number) => {
    const context = hospital(people);
    const open = viewer(context);
    open(Math.floor(people / 60) - 1, caseSummaries(context));
    return repeated((time) => open(time, caseSummaries(context)));
  };
  const [few, many] = [opened(1_000), opened(10_000)];
  return figure('unlock-to-ward', many.clock, {
    growth: { '1000': few.processor.least, '10000': many.processor.least },
  });
}

/** The list of a ward of sixty again, by how many people are in the store; and of one ward that holds 2,000. */
export function wardList(): Figure {
  const listed = (people: number, perWard = 60) => {
    const context = hospital(people, perWard);
    const open = viewer(context);
    const summaries = caseSummaries(context);
    open(0, summaries);
    return repeated(() => open(0, summaries));
  };
  const [few, many, wide] = [listed(1_000), listed(10_000), listed(2_000, 2_000)];
  const growth = {
    '1000': few.processor.least,
    '10000': many.processor.least,
    'one ward of 2000': wide.processor.least,
  };
  return figure('ward-list', many.clock, { growth });
}

/** Searches by the start of a name over everybody. */
export function searchPatient(): Figure {
  const searched = (people: number) => {
    const db = hospital(people).store().read;
    return repeated((time) =>
      searchPatients(db, ['ash', 'bar', 'cal', 'don', 'el', 'fair', 'gar'][time] ?? 'hol'),
    );
  };
  const [few, many] = [searched(1_000), searched(10_000)];
  return figure('search-patient', many.clock, {
    growth: { '1000': few.processor.least, '10000': many.processor.least },
  });
}
