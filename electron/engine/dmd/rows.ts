import type { Doubt, PackRow } from '../db/pack-writer.ts';
import type { RecordShape } from '../db/pack-shapes.ts';
import { readDecimal } from '../../../shared/core/decimal.ts';
import type { XmlRecord } from './xml-records.ts';

export type ReadRow =
  | {
      readonly kind: 'row';
      readonly row: PackRow;
      readonly doubts: readonly Pick<Doubt, 'field' | 'reason' | 'content'>[];
    }
  | { readonly kind: 'rejected'; readonly reason: RejectReason };

export type RejectReason =
  | 'no such record in the schema'
  | 'a field twice'
  | 'text outside fields'
  | 'nothing inside'
  | 'a required field is missing'
  | 'a code is not a number'
  | 'said before, word for word'
  | 'its code is taken by other content';

const troubles = {
  'field-twice': 'a field twice',
  'stray-text': 'text outside fields',
  'empty-group': 'nothing inside',
} as const;

/** A record as a row of its table, with what in it is doubtful; or why it cannot be one. */
export function readRow(record: XmlRecord): ReadRow {
  const { shape, fields, trouble } = record;
  if (trouble !== null) return { kind: 'rejected', reason: troubles[trouble] };
  if (shape === undefined) return { kind: 'rejected', reason: 'no such record in the schema' };
  const value = (field: string): string => fields.get(field) ?? '';
  if (shape.required.some((field) => value(field) === ''))
    return { kind: 'rejected', reason: 'a required field is missing' };
  if (shape.required.some((field) => isCodeField(field) && !/^\d{1,18}$/.test(value(field))))
    return { kind: 'rejected', reason: 'a code is not a number' };
  const row = [
    ...(shape.listed ? [record.path[0] ?? ''] : []),
    ...shape.fields.map(value),
    extraOf(shape, fields),
  ];
  return { kind: 'row', row, doubts: shape.fields.flatMap((field) => doubtOf(field, value(field))) };
}

const isCodeField = (field: string): boolean => /(ID|CD|^ID[A-Z]+)$/.test(field);

/** Fields the schema does not name, kept as they came. */
function extraOf(shape: RecordShape, fields: ReadonlyMap<string, string>): string {
  const others = [...fields]
    .filter(([name]) => !shape.fields.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
}

/** The value is stored as it came; a look-up shows it as unreadable. */
function doubtOf(field: string, content: string): readonly Pick<Doubt, 'field' | 'reason' | 'content'>[] {
  if (content === '') return [];
  if (/(DT|DATE)$/.test(field)) return isDate(content) ? [] : [{ field, reason: 'not a date', content }];
  if (/(_VAL|QTYVAL|UDFS|STRNTH|^DDD)$/.test(field))
    return readDecimal(content).ok ? [] : [{ field, reason: 'not a number', content }];
  return [];
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDate(text: string): boolean {
  const [, month = '', day = ''] = /^\d{4}-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return Number(day) >= 1 && Number(day) <= (monthDays[Number(month) - 1] ?? 0);
}
