import type { BannerView } from '../../shared/ipc/case-views.ts';
import { bannerText, bornWords, formalName, wardName } from '../text/banner.ts';
import { capitalised } from '../text/common.ts';
import { showDate } from '../../shared/core/instant.ts';
import { sayKnown, showNhsNumber } from '../text/known.ts';
import { useNow } from './now.ts';
import { KnownValue } from './known-value.tsx';

/** The one dark blue band: one patient. On every screen and dialog of a case, and nowhere else. */
export function PatientBanner({
  banner,
  level: Name = 'h1',
}: {
  readonly banner: BannerView;
  readonly level?: 'h1' | 'p';
}) {
  const now = useNow();
  return (
    <section className="patient-banner" aria-label={bannerText.label}>
      <Name className="patient-name">{formalName(banner)}</Name>
      <dl>
        <div>
          <dt>{bannerText.born}</dt>
          <dd>
            {banner.born.kind === 'known' ? (
              <Born text={bornWords(banner.born.value, now)} />
            ) : (
              <KnownValue value={banner.born} />
            )}
          </dd>
        </div>
        {banner.died.kind === 'not-recorded' ? null : (
          <div>
            <dt>{bannerText.died}</dt>
            <dd>{sayKnown(banner.died, showDate)}</dd>
          </div>
        )}
        <div>
          <dt>{bannerText.gender}</dt>
          <dd>
            <KnownValue value={banner.gender} show={capitalised} />
          </dd>
        </div>
        <div>
          <dt>{bannerText.nhsNumber}</dt>
          <dd className="nowrap">
            <KnownValue value={banner.nhsNumber} show={showNhsNumber} />
            {banner.nhsNumber.kind === 'known' && !banner.nhsNumberValid
              ? ` (${bannerText.invalidNumber})`
              : null}
          </dd>
        </div>
        <div>
          <dt>{bannerText.ward}</dt>
          <dd>
            <KnownValue value={banner.ward} show={wardName} />,{' '}
            <span className="light">{bannerText.bed}</span> <KnownValue value={banner.bed} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Born({ text }: { readonly text: { readonly date: string; readonly age: string } }) {
  return (
    <span className="nowrap">
      {text.date} <span className="light">{text.age}</span>
    </span>
  );
}
