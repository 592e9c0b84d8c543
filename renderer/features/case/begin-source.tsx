import { goToImport, goToTypedIn } from '../../stores/screen.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';

type Props = { readonly patient: string };

/** Where no source lists a medicine: the ways to enter what somebody says. */
export const BeginSource = ({ patient }: Props) => (
  <span className="buttons">
    <Button keyCap="Shift S" onPress={() => goToTypedIn(patient, null)}>
      {typedInText.begin}
    </Button>
    <Button keyCap="Shift I" onPress={() => goToImport(patient)}>
      {typedInText.importFile}
    </Button>
  </span>
);

/** A source was begun and is not saved: said until it is, or is thrown away. */
export const DraftNotice = ({ patient }: Props) => (
  <p className="draft-notice">
    <strong>{typedInText.draftWaits}</strong>{' '}
    <Button look="link" keyCap="Shift S" onPress={() => goToTypedIn(patient, null)}>
      {typedInText.goOn}
    </Button>
  </p>
);
