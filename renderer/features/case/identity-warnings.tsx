import type { BannerView } from '../../../shared/ipc/case-views.ts';
import { openOverlay } from '../../stores/screen.ts';
import { correctText } from '../../text/typed-patient.ts';
import { Button } from '../../ui/button.tsx';

/** Doubts about who this is: said on every screen of the case until somebody settles them. */
export function IdentityWarnings({ banner }: { readonly banner: BannerView }) {
  if (banner.warnings.length === 0) return null;
  return (
    <div className="identity-warning" role="alert">
      {banner.warnings.map((warning) => (
        <p key={warning} className="strong">
          {warning}
        </p>
      ))}
      {banner.mayCorrect ? (
        <Button look="link" onPress={() => openOverlay('correct-patient')}>
          {correctText.open}
        </Button>
      ) : null}
    </div>
  );
}
