import type { Allergy } from '../medicines/allergy.ts';
import { identifierText } from '../medicines/keys.ts';
import type { MedicineLine } from '../medicines/line.ts';
import type { SourceList } from '../medicines/source.ts';

/** A source list with the way it came: `copied` where somebody keeps copies of another system's entries. */
export type RoutedList = {
  readonly list: SourceList;
  /** The record it came through, "Eastvale Shared Record". */
  readonly system: string;
  readonly copied: boolean;
  readonly about: readonly string[];
  /** What came by other routes and stands in this list too; each line still names the list it came in. */
  readonly folded: readonly RoutedList[];
};

/**
 * One origin that was read by two routes, at its own system and as copies, is one source: an entry that came both ways (equal
 * business identifier, equal content) is one line that names both. A copy that differs, or that its own system no longer has,
 * stays a line of its own and says so: under-merging is safe. While the system itself was not read, its copies stand alone.
 */
export function foldRoutes<T extends RoutedList>(columns: readonly T[]): readonly T[] {
  const directOf = (copy: T): T | undefined =>
    columns.find(
      (one) =>
        !one.copied &&
        one !== copy &&
        one.list.origin === copy.list.origin &&
        one.list.role === copy.list.role &&
        wasRead(one.list),
    );
  const folded = columns.filter((one) => one.copied && directOf(one) !== undefined);
  return columns
    .filter((one) => !folded.includes(one))
    .map((one) =>
      folded.filter((copy) => directOf(copy) === one).reduce<T>((direct, copy) => merged(direct, copy), one),
    );
}

const wasRead = (list: SourceList): boolean =>
  list.state.kind === 'complete' || list.state.kind === 'partial';

function merged<T extends RoutedList>(direct: T, copy: T): T {
  const matches = copy.list.lines.map((line) => ({
    line,
    same: direct.list.lines.find((own) => isSameEntry(own, line)),
  }));
  const equal = matches.filter(({ line, same }) => same !== undefined && contentOf(same) === contentOf(line));
  const both = new Set(equal.map(({ same }) => same));
  const left = matches
    .filter((match) => !equal.includes(match))
    .map(({ line, same }) => withNote(line, same === undefined ? onlyInCopy(copy) : differsInCopy(copy)));
  const allergies = copy.list.allergies.filter(
    (allergy) => !direct.list.allergies.some((own) => sameAllergy(own, allergy)),
  );
  const { list } = direct;
  return {
    ...direct,
    folded: [...direct.folded, copy],
    about: [...direct.about, `Also received through ${copy.system}: ${equal.length} of the same entries.`],
    list: {
      ...list,
      lines: [
        ...list.lines.map((line) =>
          both.has(line) ? withNote(line, `Received by two routes: also through ${copy.system}.`) : line,
        ),
        ...left,
      ],
      allergies: [...list.allergies, ...allergies],
      withdrawn: [...list.withdrawn, ...copy.list.withdrawn],
      supporting: [
        ...list.supporting,
        ...copy.list.supporting,
        ...equal.map(({ line }) => line.key),
        ...equal.flatMap(({ line }) => line.mergedFrom),
        ...copy.list.allergies.filter((one) => !allergies.includes(one)).map((one) => one.key),
      ],
      notUnderstood: [...list.notUnderstood, ...copy.list.notUnderstood],
      received: list.received + copy.list.received,
    },
  };
}

const withNote = (line: MedicineLine, note: string): MedicineLine => ({
  ...line,
  notes: [...line.notes, note],
});

const onlyInCopy = (copy: RoutedList): string =>
  `Only in the copy kept by ${copy.system}: its own system does not have it, or not any more.`;
const differsInCopy = (copy: RoutedList): string =>
  `The copy kept by ${copy.system}, which differs from its own system’s entry: a copy can lag.`;

/** A prescription's number stands on each of its items, so the medicine has to be the same too. */
const isSameEntry = (a: MedicineLine, b: MedicineLine): boolean =>
  a.key.type === b.key.type &&
  a.medicine.term === b.medicine.term &&
  a.identifiers.some((one) => b.identifiers.some((other) => identifierText(one) === identifierText(other)));

/** What a person reads of a line; a later copy of the same has the same. */
const contentOf = (line: MedicineLine): string =>
  JSON.stringify([
    line.medicine,
    line.dosages,
    line.status,
    line.doNotPerform,
    line.duration,
    line.start,
    line.end,
  ]);

const sameAllergy = (a: Allergy, b: Allergy): boolean =>
  JSON.stringify({ ...a, key: '' }) === JSON.stringify({ ...b, key: '' });
