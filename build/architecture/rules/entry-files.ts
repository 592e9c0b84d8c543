import {
  entryNames,
  isProduct,
  openFolders,
  roomFolders,
  moreEntryFiles,
  startsWithAny,
  strangers,
} from '../boundaries.ts';
import { fileTargets } from '../resolve.ts';
import type { Rule } from '../source.ts';

type Room = { readonly folder: string; readonly name: string };

/** A room has one entry file, `<room>/<room>.ts`; from outside, its other files are not imported. Features never meet at all. */
export const entryFilesRule: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path))
    .flatMap((file) =>
      fileTargets(file).flatMap(({ one, path }) => {
        const says = objection(file.path, path);
        return says === undefined ? [] : [{ rule: 'entry-files', path: file.path, line: one.line, says }];
      }),
    );

function objection(from: string, to: string): string | undefined {
  const room = roomOf(to);
  if (room === undefined || from.startsWith(`${room.folder}${room.name}/`)) return undefined;
  const neighbours = from.startsWith(room.folder) && roomOf(from) !== undefined;
  if (neighbours && startsWithAny(room.folder, strangers))
    return `a room of ${room.folder} never imports another: ${to}`;
  if (startsWithAny(to, openFolders) || moreEntryFiles.includes(to) || isEntry(to, room)) return undefined;
  return `${to} is private to its room; import ${room.folder}${room.name}/${room.name}.ts`;
}

function roomOf(path: string): Room | undefined {
  const folder = roomFolders.find((prefix) => path.startsWith(prefix));
  if (folder === undefined) return undefined;
  const [name, inside] = path.slice(folder.length).split('/');
  return name === undefined || inside === undefined ? undefined : { folder, name };
}

function isEntry(path: string, room: Room): boolean {
  const entry = `${room.folder}${room.name}/${room.name}`;
  const named = entryNames.some((name) => path === `${room.folder}${room.name}/${name}`);
  return named || path === `${entry}.ts` || path === `${entry}.tsx` || path.endsWith('.css');
}
