import type { NeededAccess } from './needed-scopes.ts';

/** Scopes as SMART writes them: one text, parted by spaces. */
export const scopeList = (text: string): readonly string[] => text.split(/\s+/).filter((one) => one !== '');

const clinical = /^(patient|user|system)\/([A-Za-z]+|\*)\.([a-z*]+)(\?.*)?$/;

type Clinical = { readonly level: string; readonly type: string; readonly letters: string };

function readClinical(scope: string): Clinical | undefined {
  const [, level = '', type = '', verbs = ''] = clinical.exec(scope) ?? [];
  if (level === '') return undefined;
  // SMART v1 words mean v2 letters.
  const letters = verbs === 'read' ? 'rs' : verbs === 'write' ? 'cud' : verbs === '*' ? 'cruds' : verbs;
  return { level, type, letters };
}

/**
 * What was not granted: of what sources need, by type with the letters that are lacking; of the rest (`openid`,
 * `offline_access`), what was asked for. A scope with a query grants a part only, so it covers nothing. `launch` only asks for
 * the context of a launch, and nobody loses anything without it.
 */
export function missingScopes(
  asked: readonly string[],
  needed: readonly NeededAccess[],
  granted: readonly string[],
): readonly string[] {
  const rest = asked.filter(
    (one) => readClinical(one) === undefined && !/^launch(?:\/|$)/.test(one) && !granted.includes(one),
  );
  const have = granted.flatMap((one) => (one.includes('?') ? [] : (readClinical(one) ?? [])));
  const lacking = needed.flatMap(({ type, letters }) => {
    const covered = have
      .filter((one) => one.level === 'user' && (one.type === '*' || one.type === type))
      .map((one) => one.letters)
      .join('');
    const left = Array.from(letters).filter((letter) => !covered.includes(letter));
    return left.length === 0 ? [] : [`user/${type}.${left.join('')}`];
  });
  return [...rest, ...lacking];
}

/** Whether anything of a record can be read at all. */
export const grantsSomethingClinical = (granted: readonly string[]): boolean =>
  granted.some(
    (scope) => readClinical(scope)?.letters.match(/[rs]/) !== null && readClinical(scope) !== undefined,
  );

/**
 * Whether a sign-in may read one patient only. Where a type was granted at `patient/` and not at `user/`, the server answers for
 * everybody else with nothing, and that nothing says nothing about them.
 */
export function isForOnePatient(granted: readonly string[]): boolean {
  const read = granted.flatMap((one) => (one.includes('?') ? [] : (readClinical(one) ?? [])));
  const forAll = read.filter(({ level, letters }) => level === 'user' && letters.includes('s'));
  return granted
    .flatMap((one) => readClinical(one) ?? [])
    .filter(({ level }) => level === 'patient')
    .some(({ type }) => !forAll.some((one) => one.type === '*' || one.type === type));
}
