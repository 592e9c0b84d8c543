import { noPolicy, readPolicy, type SettingState } from '../../electron/engine/policy/policy.ts';
import { adml, admx } from './template.ts';

/** What is made from the table of settings, by its path below `docs/it/policy`. */
export function policyFiles(): ReadonlyMap<string, string> {
  const { states } = readPolicy(noPolicy);
  return new Map([
    ['Concord.admx', admx(states)],
    // Group policy falls back to en-US where it has no words of the administrator's own language.
    ['en-GB/Concord.adml', adml(states)],
    ['en-US/Concord.adml', adml(states)],
    ['policy.schema.json', `${JSON.stringify(jsonSchema(states), null, 2)}\n`],
    ['README.md', page(states)],
  ]);
}

/** For editors that check `policy.json` while it is written. */
function jsonSchema(states: readonly SettingState[]): unknown {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Concord policy',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      states.map(({ name, title, help, kind }) => [name, { title, description: help, ...shape(kind) }]),
    ),
  };
}

function shape(kind: SettingState['kind']): Readonly<Record<string, unknown>> {
  switch (kind.is) {
    case 'whole':
      return { type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'choice':
      return { enum: kind.options.map(({ value }) => value) };
    case 'text':
      return { type: 'string', maxLength: kind.maxLength };
  }
}

function page(states: readonly SettingState[]): string {
  const rows = states.map(
    ({ name, title, help, kind, value }) => `| \`${name}\` | ${type(kind)} | ${title}. ${help} | ${value} |`,
  );
  return `# Policy

Made from the program's own table of settings; run \`npm run policy\` after changing it.

On Windows the values stand under \`HKLM\\SOFTWARE\\Policies\\Concord\`: copy \`Concord.admx\` and the language folders into the
central store. Elsewhere they stand in \`policy.json\` beside the trust's configuration (\`/etc/concord\`, or
\`/Library/Application Support/Concord\`); \`policy.schema.json\` checks it. A value of the wrong type, or one that would weaken
security, is refused by itself: the usual one holds, and the screen *Settings* says so. A policy that is there and cannot be
read stops Concord from starting.

| name | type | what it does | without it |
|---|---|---|---|
${rows.join('\n')}
`;
}

function type(kind: SettingState['kind']): string {
  switch (kind.is) {
    case 'whole':
      return `whole number, ${kind.min} to ${kind.max} (REG_DWORD)`;
    case 'choice':
      return `${kind.options.map(({ value }) => `\`${value}\``).join(' or ')} (REG_SZ)`;
    case 'text':
      return 'text (REG_SZ)';
  }
}
