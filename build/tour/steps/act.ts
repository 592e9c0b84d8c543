import type { Recorder } from '../recorder.ts';
import type { Stage } from '../stage.ts';

/** A stretch of the tour: one or several steps on the stage, each recorded by name. */
export type Act = (stage: Stage, recorder: Recorder) => Promise<void>;
