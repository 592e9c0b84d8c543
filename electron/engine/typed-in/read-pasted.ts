import type { PastedItemView, PastedView } from '../../../shared/ipc/typed-in-views.ts';
import {
  datesBorne,
  hasUnseenMarks,
  otherPatients,
  readPasted,
  type PastedItem,
} from '../../../shared/typed-in/typed-in.ts';
import type { Unlocked } from '../cases/cases.ts';
import { personById } from '../db/queries/people.ts';
import { readLine } from './read-line.ts';

/** A pasted text taken apart, with what in it names another patient; `undefined` for a person who is not on this computer. */
export function viewPasted(
  { context, store }: Unlocked,
  person: string,
  text: string,
): PastedView | undefined {
  const whom = store.read.get(personById, { person });
  if (whom === undefined) return undefined;
  const items = readPasted(text);
  return {
    items: items.map((item) => viewItem(item, context.host.randomUuid())),
    others: [
      ...otherPatients(items, { family: whom.family, born: whom.birth_date, nhsNumber: whom.nhs_number }),
    ],
    dates: [...datesBorne(items)],
    unseenMarks: hasUnseenMarks(text),
  };
}

function viewItem(item: PastedItem, id: string): PastedItemView {
  switch (item.kind) {
    case 'medicine':
    case 'unsure':
      return { ...item, reading: readLine(item, id) };
    case 'allergy':
      return { ...item, id };
    default:
      return item;
  }
}
