import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { decideAll, findPatient, value } from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';

const { sandbox, desk } = useDesks();

test('what no source states any more is still called by its name', async () => {
  const engine = await desk('is-gone', 'ruth');
  const patient = await findPatient(engine, 'Osei');
  await decideAll(engine, patient);
  const isIt = (one: unknown): boolean => JSON.stringify(one).includes('Microgynon 30 tablets');
  const all: readonly unknown[] = await sandbox().control.dump('northmoor-smr', 'MedicationStatement');
  for (const one of all.filter(isIt))
    await sandbox().control.remove(
      'northmoor-smr',
      'MedicationStatement',
      String((one as { id?: unknown }).id),
    );
  value(await engine.call('refreshCase', { patient, source: null }));
  const { progress } = value(await engine.call('lookAgain', { patient }));
  const gone = must(progress.gone[0], 'a decision without lines');
  expect(gone.words).toMatch(/^Microgynon 30 tablets: taking as directed, recommended: \w+$/);
  await engine.stop();
}, 300_000);
