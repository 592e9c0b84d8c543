import { showDateTime } from '../../../shared/core/instant.ts';
import { openedOutside } from '../db/queries/opened-outside.ts';
import type { Store } from '../db/store.ts';

/** Said above the case of somebody who lies on no ward and was opened by NHS number. */
export const outsideWarning = (store: Pick<Store, 'read'>, person: string): readonly string[] => {
  const opened = store.read.get(openedOutside, { person });
  return opened === undefined
    ? []
    : [
        `On no ward list: opened by ${opened.opened_by} on ${showDateTime(opened.opened_at)}, because: ${opened.opened_why}`,
      ];
};
