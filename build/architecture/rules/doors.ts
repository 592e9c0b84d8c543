import {
  doorNames,
  isProduct,
  openShelves,
  roomFolders,
  sideDoors,
  startsWithAny,
  strangers,
} from '../house.ts';
import { fileTargets } from '../resolve.ts';
import type { Rule } from '../source.ts';

type Room = { readonly folder: string; readonly name: string };

/** A room has one door, `<room>/<room>.ts`; from outside, its other files are not imported. Features never meet at all. */
export const doorsRule: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path))
    .flatMap((file) =>
      fileTargets(file).flatMap(({ one, path }) => {
        const says = objection(file.path, path);
        return says === undefined ? [] : [{ rule: 'doors', path: file.path, line: one.line, says }];
      }),
    );

function objection(from: string, to: string): string | undefined {
  const room = roomOf(to);
  if (room === undefined || from.startsWith(`${room.folder}${room.name}/`)) return undefined;
  const neighbours = from.startsWith(room.folder) && roomOf(from) !== undefined;
  if (neighbours && startsWithAny(room.folder, strangers))
    return `a room of ${room.folder} never imports another: ${to}`;
  if (startsWithAny(to, openShelves) || sideDoors.includes(to) || isDoor(to, room)) return undefined;
  return `${to} is inside a room; its door is ${room.folder}${room.name}/${room.name}.ts`;
}

function roomOf(path: string): Room | undefined {
  const folder = roomFolders.find((prefix) => path.startsWith(prefix));
  if (folder === undefined) return undefined;
  const [name, inside] = path.slice(folder.length).split('/');
  return name === undefined || inside === undefined ? undefined : { folder, name };
}

function isDoor(path: string, room: Room): boolean {
  const door = `${room.folder}${room.name}/${room.name}`;
  const named = doorNames.some((name) => path === `${room.folder}${room.name}/${name}`);
  return named || path === `${door}.ts` || path === `${door}.tsx` || path.endsWith('.css');
}
