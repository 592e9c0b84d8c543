import type { Scene } from '../scene.ts';
import { serverNames, serverOf } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { namesOf } from './written.ts';

/** Nothing is written in the name of somebody who did not sign it: each entry goes with its own signer's token. */
export function findWrongWriter(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return left.flatMap(({ client, entries }) =>
    serverNames.flatMap((server) => {
      const signers = new Map(
        entries
          .filter((entry) => serverOf[entry.endpoint] === server)
          .map((entry) => [entry.id, entry.createdBy]),
      );
      return scene.servers[server].store.all().flatMap((kept) =>
        kept.versions
          .filter(({ by, ifMatch }) => by === client.name && ifMatch === undefined)
          .flatMap(({ resource, user, id }): readonly Finding[] => {
            const signer =
              resource === undefined
                ? undefined
                : namesOf(resource)
                    .map((name) => signers.get(name))
                    .find((one) => one !== undefined);
            return signer === undefined || signer === user
              ? []
              : [
                  {
                    kind: 'means-otherwise',
                    detail: `${client.name}: ${kept.type}/${kept.id} version ${id} of ${signer} was written with the token of ${user ?? 'nobody'}`,
                  },
                ];
          }),
      );
    }),
  );
}
