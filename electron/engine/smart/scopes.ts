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

/** A scope asked for is covered by an equal one, or by one that allows the same and more of it. */
function covers(granted: string, asked: string): boolean {
  if (granted === asked) return true;
  const [have, want] = [readClinical(granted), readClinical(asked)];
  if (have === undefined || want === undefined || granted.includes('?') || have.level !== want.level)
    return false;
  return (
    (have.type === '*' || have.type === want.type) &&
    Array.from(want.letters).every((one) => have.letters.includes(one))
  );
}

/** What was asked for and not granted, in the order asked. */
export function missingScopes(asked: readonly string[], granted: readonly string[]): readonly string[] {
  return asked.filter((one) => !granted.some((have) => covers(have, one)));
}

/** Whether anything of a record can be read at all. */
export const grantsSomethingClinical = (granted: readonly string[]): boolean =>
  granted.some(
    (scope) => readClinical(scope)?.letters.match(/[rs]/) !== null && readClinical(scope) !== undefined,
  );
