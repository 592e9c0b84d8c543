import { readDosages } from './read-dosage.ts';
import type { GoldAllergy, GoldLine, GoldRole, GoldSource } from './format.ts';

const roles: Readonly<Record<string, GoldRole>> = { chart: 'chart', tto: 'discharge' };

type Fields = ReadonlyMap<string, string>;
export type DraftSource = { name: string; fields: Fields; lines: string[]; allergies: string[] };

export const fail = (where: string, why: string): never => {
  throw new Error(`gold set, ${where}: ${why}`);
};

export const fieldsOf = (text: string): Fields =>
  new Map(
    text
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => [
        part.split('=')[0]?.trim() ?? '',
        part.includes('=') ? part.slice(part.indexOf('=') + 1).trim() : 'yes',
      ]),
  );

/** `-40` is forty days before the case's day; anything else is a date as written. */
function dateOf(text: string, asOf: string): string {
  if (!/^[-+]\d+$/.test(text)) return text;
  return new Date(Date.parse(`${asOf}T00:00:00Z`) + Number(text) * 86_400_000).toISOString().slice(0, 10);
}

export function pick<const T extends string>(
  text: string | undefined,
  allowed: readonly T[],
  fallback: T,
  where: string,
): T {
  if (text === undefined) return fallback;
  return allowed.find((value) => value === text) ?? fail(where, `unknown word "${text}"`);
}

function codeOf(text: string, where: string): GoldLine['code'] {
  const [, system = '', code = '', display] =
    /^(\S+) (\S+)(?: (.+))?$/.exec(text) ?? fail(where, `bad code "${text}"`);
  const space = pick(system, ['dmd', 'snomed', 'read', 'local'], 'dmd', where);
  return { system: space, code, ...(display === undefined ? {} : { display }) };
}

function optional(fields: Fields, asOf: string, where: string): Partial<GoldLine> {
  const text = (name: string, key: keyof GoldLine) => (fields.has(name) ? { [key]: fields.get(name) } : {});
  const date = (name: string, key: keyof GoldLine) =>
    fields.has(name) ? { [key]: dateOf(fields.get(name) ?? '', asOf) } : {};
  const taken = fields.get('taken');
  return {
    ...text('reason', 'statusReason'),
    ...date('end', 'end'),
    ...text('supply', 'supplyDays'),
    ...text('for', 'indication'),
    ...text('id', 'identifier'),
    ...text('note', 'note'),
    ...(fields.has('cat') ? { category: pick(fields.get('cat'), ['acute', 'repeat'], 'repeat', where) } : {}),
    ...(fields.has('code') ? { code: codeOf(fields.get('code') ?? '', where) } : {}),
    ...(taken === undefined
      ? {}
      : { lastTaken: taken === 'unknown' ? ('asked-not-known' as const) : dateOf(taken, asOf) }),
  };
}

const lineKeys = [
  'status',
  'reason',
  'start',
  'end',
  'issued',
  'supply',
  'asserted',
  'taken',
  'for',
  'id',
  'note',
  'cat',
  'code',
];

function readLine(raw: string, source: DraftSource, asOf: string, where: string): GoldLine {
  const [head = '', directions = '', options = ''] = raw.split('|').map((part) => part.trim());
  const [, id = '', text = ''] = /^([a-w]\d?) (.+)$/.exec(head) ?? fail(where, `bad line "${raw}"`);
  const fields = fieldsOf(options);
  for (const key of fields.keys()) if (!lineKeys.includes(key)) fail(where, `unknown option "${key}"`);
  const [, words = '', structure] =
    /^([^{]*)(?:\{(.*)\})?$/.exec(directions) ?? fail(where, `bad directions "${directions}"`);
  const order = source.name in roles;
  const date = (name: string, fallback: string) =>
    dateOf(fields.get(name) ?? source.fields.get(name) ?? fallback, asOf);
  const gp = source.name === 'gp' || source.name === 'scr' || source.name === 'pharmacy';
  return {
    id,
    text,
    ...(words.trim() === '' ? {} : { dosageText: words.trim() }),
    dosage: structure === undefined ? [] : readDosages(structure, where),
    status: fields.get('status') ?? 'active',
    start: date('start', order ? '-1' : '-300'),
    asserted: date('asserted', order ? '-1' : '-2'),
    ...(gp || fields.has('issued') ? { issued: date('issued', '-14') } : {}),
    ...optional(fields, asOf, where),
  };
}

const none: Readonly<Record<string, { readonly text: string; readonly code: string }>> = {
  nka: { text: 'No known allergies', code: '716186003' },
  nkda: { text: 'No known drug allergies', code: '409137002' },
  nkfa: { text: 'No known food allergies', code: '429625007' },
  nkea: { text: 'No known environmental allergies', code: '428607008' },
};

function readAllergy(raw: string, asOf: string, where: string): readonly GoldAllergy[] {
  if (raw === 'none') return [];
  const [head = '', ...rest] = raw.split(';');
  const statement = none[head.trim()];
  const fields = fieldsOf(rest.join(';'));
  const [, id = '', text = ''] =
    statement === undefined
      ? (/^([xyz]) (.+)$/.exec(head.trim()) ?? fail(where, `bad allergy "${raw}"`))
      : ['', 'none'];
  const ended = fields.get('ended');
  return [
    {
      id: statement === undefined ? id : head.trim(),
      text: statement?.text ?? text,
      ...(statement === undefined ? {} : { code: statement.code }),
      ...(fields.has('code') ? { code: fields.get('code') } : {}),
      ...(fields.has('reaction') ? { reaction: fields.get('reaction') } : {}),
      ...(fields.has('criticality')
        ? { criticality: pick(fields.get('criticality'), ['low', 'high'], 'low', where) }
        : {}),
      clinical: pick(fields.get('clinical'), ['active', 'inactive', 'resolved'], 'active', where),
      verification: pick(
        fields.get('verification'),
        ['confirmed', 'unconfirmed', 'refuted', 'entered-in-error'],
        'confirmed',
        where,
      ),
      ...(ended === undefined ? {} : { ended: dateOf(ended, asOf) }),
      category: pick(fields.get('category'), ['medication', 'food', 'environment'], 'medication', where),
    },
  ];
}

export function readSource(
  draft: DraftSource,
  shared: readonly string[],
  asOf: string,
  where: string,
): GoldSource {
  const { fields } = draft;
  const partial = fields.get('partial');
  const unavailable = fields.get('unavailable');
  const origin = fields.get('origin');
  const allergies =
    unavailable !== undefined
      ? []
      : draft.allergies.length > 0
        ? draft.allergies
        : shared.length > 0
          ? shared
          : ['nka'];
  return {
    name: draft.name,
    role: roles[draft.name] ?? 'history',
    status: unavailable !== undefined ? 'unavailable' : partial !== undefined ? 'partial' : 'complete',
    ...(partial === undefined && unavailable === undefined ? {} : { reason: partial ?? unavailable }),
    stu3: fields.has('stu3'),
    ...(origin === undefined ? {} : { origin }),
    lines: draft.lines.map((line) => readLine(line, draft, asOf, where)),
    allergies: allergies.flatMap((allergy) => readAllergy(allergy, asOf, where)),
  };
}
