import { useId, useState } from 'react';
import { goToCase } from '../../stores/screen.ts';
import { withdrawTypedIn } from '../../stores/typed-in.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';

/** The way to take a saved source out of the comparison; it wants a reason, and the source stays in the list of them. */
export function Withdraw({ patient }: { readonly patient: string }) {
  const [why, setWhy] = useState('');
  const box = useId();
  const withdraw = (): void =>
    void withdrawTypedIn(why).then((withdrawn) => {
      if (withdrawn) goToCase(patient);
    });
  return (
    <section>
      <h2>{typedInText.withdraw}</h2>
      <p className="quiet small">{typedInText.withdrawLead}</p>
      <div className="text-field">
        <label htmlFor={box}>{typedInText.withdrawWhy}</label>
        <input
          id={box}
          className="text-box"
          type="text"
          autoComplete="off"
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
      <Button disabled={why.trim() === ''} onPress={withdraw}>
        {typedInText.withdraw}
      </Button>
    </section>
  );
}
