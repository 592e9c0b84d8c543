import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { offlineLead, waitingToSend } from '../../text/case.ts';
import { notices } from '../../text/common.ts';
import { Banner } from '../../ui/banner.tsx';
import { NetworkMark } from '../../ui/marks.tsx';

/** Offline, said plainly: what can still be done, and what waits. */
export function OfflineBanner({ view, waiting }: { readonly view: CaseView; readonly waiting: number }) {
  return (
    <Banner
      label={notices.offline}
      mark={<NetworkMark state="down" />}
      aside={<strong>{waitingToSend(waiting)}</strong>}
    >
      <strong>{notices.offline}</strong> {offlineLead(view)}
    </Banner>
  );
}
