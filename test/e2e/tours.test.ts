import { expect, test } from 'vitest';
import { actsOf } from '../../build/tour/acts.ts';
import { startRecorder } from '../../build/tour/recorder.ts';
import { setStage } from '../../build/tour/stage.ts';
import { Closing } from '../../build/start/closing.ts';
import type { Topology } from '../../sandbox/architectures/trust.ts';
import { tempFolder } from '../support/temp.ts';

/**
 * The main job as the tour plays it, on two of the architectures: off the network, through a crash, signed, shared, and at the end
 * everything that every server holds laid against what was decided. `npm run tours` plays all twelve, a whole stay among them.
 */
test.each<[topology: Topology, tie: boolean]>([
  ['patient-centric', true],
  ['federated', false],
])(
  'the main job on %s (behind the integration engine: %s) ends with every server holding what was decided',
  async (topology, tie) => {
    const closing = new Closing();
    try {
      const stage = await setStage(closing, { topology, tie });
      const recorder = startRecorder(stage.page, tempFolder('tour'));
      for (const act of actsOf('case')) await act(stage, recorder);
      const { ok, server } = recorder.finish();
      expect([ok, server['differences from the decisions']]).toEqual([true, 0]);
    } finally {
      await closing.close();
    }
  },
  // Some ninety steps of a person's: on a busy machine longer than any other test.
  900_000,
);
