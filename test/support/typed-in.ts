import type { TypedLine, TypedSource } from '../../shared/typed-in/typed-in.ts';

/** One line as somebody would type it. */
export const typedLine = (
  id: string,
  name: string,
  directions = '',
  over: Partial<TypedLine> = {},
): TypedLine => ({
  id,
  name,
  directions,
  status: 'taking',
  lastTaken: null,
  indication: '',
  note: '',
  codes: [],
  pack: null,
  original: '',
  ...over,
});

/** A patient interview of these lines. */
export const interview = (lines: readonly TypedLine[], over: Partial<TypedSource> = {}): TypedSource => ({
  kind: 'patient-interview',
  informant: '',
  organisation: '',
  how: 'in-person',
  saidAt: '2026-11-18T09:40:00.000Z',
  incomplete: null,
  takesNothing: false,
  noneKnown: null,
  lines: [...lines],
  allergies: [],
  pasted: '',
  file: null,
  ...over,
});
