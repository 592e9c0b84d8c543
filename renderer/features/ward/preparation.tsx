import type { PreparationView, WardView } from '../../../shared/ipc/ward-views.ts';
import { cancelPreparation, pausePreparation, prepareWard, resumePreparation } from '../../stores/ward.ts';
import { gapsWords, keptWords, notComparedYet, preparationWords, readOf, wardText } from '../../text/ward.ts';
import { plural } from '../../text/known.ts';
import { Button } from '../../ui/button.tsx';
import { NoBreak } from '../../ui/no-break.tsx';
import { useNow } from '../../ui/now.ts';

/** Whether it can be paused, gone on with or cancelled. */
export const steerable = (preparation: PreparationView): boolean =>
  preparation.kind === 'running' || preparation.kind === 'paused';

export function pauseOrGoOn(preparation: PreparationView): void {
  void (preparation.kind === 'paused' ? resumePreparation() : pausePreparation());
}

/** Reading a ward before the network goes: progress, what is missing, and the way to stop it. */
export function Preparation({ ward }: { readonly ward: WardView }) {
  const now = useNow();
  const { preparation, gaps } = ward;
  return (
    <section className="preparation" aria-labelledby="preparation">
      <h2 id="preparation">{wardText.prepare}</h2>
      {preparation.kind === 'idle' ? null : <Progress done={preparation.done} total={preparation.total} />}
      <p className="small">
        <NoBreak
          text={`${preparationWords(preparation, now)}${notComparedYet(ward)}${keptWords(ward.keptUntil)}`}
        />
      </p>
      {gaps.length === 0 ? null : (
        <p className="small">
          <strong>{plural(gaps.length, 'gap')}:</strong> {gapsWords(gaps)}.
        </p>
      )}
      <PreparationButtons preparation={preparation} />
    </section>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div className="progress-line">
      <progress value={done} max={Math.max(total, 1)} aria-label={wardText.prepare} />
      <strong>{readOf(done, total)}</strong>
    </div>
  );
}

function PreparationButtons({ preparation }: { readonly preparation: PreparationView }) {
  if (!steerable(preparation)) {
    return (
      <Button keyCap="O" onPress={() => void prepareWard()}>
        {preparation.kind === 'finished' ? wardText.prepareAgain : wardText.prepareStart}
      </Button>
    );
  }
  return (
    <div className="buttons">
      <Button keyCap="Space" onPress={() => pauseOrGoOn(preparation)}>
        {preparation.kind === 'paused' ? wardText.resume : wardText.pause}
      </Button>
      <Button keyCap="Esc" onPress={() => void cancelPreparation()}>
        {wardText.cancel}
      </Button>
    </div>
  );
}
