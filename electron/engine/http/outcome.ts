import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { OutcomeIssue } from './faults.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 300) : '');

/** The issues of an OperationOutcome; empty for anything else. */
export function readOutcome(value: JsonObject): readonly OutcomeIssue[] {
  if (value['resourceType'] !== 'OperationOutcome' || !Array.isArray(value['issue'])) return [];
  return value['issue'].filter(isObject).map((issue) => {
    const details = isObject(issue['details']) ? textOf(issue['details']['text']) : '';
    const text = textOf(issue['diagnostics']);
    const codes = codesOf(issue['details']);
    return {
      severity: textOf(issue['severity']),
      code: textOf(issue['code']),
      text: details === '' ? text : details,
      ...(codes.length === 0 ? {} : { details: codes }),
    };
  });
}

const codesOf = (details: unknown): readonly string[] => {
  const coding =
    isObject(details) && Array.isArray(details['coding']) ? details['coding'].filter(isObject) : [];
  return coding.flatMap((one) => [textOf(one['code']), textOf(one['display'])]).filter((one) => one !== '');
};
