import { personName, type StatedName } from '../../shared/patients/patients.ts';

/** A person's name, the family name in capitals and bold; where a part is not recorded, that is said. */
export function PersonName({ name }: { readonly name: StatedName }) {
  const { family, given } = name;
  if (family.trim() === '' || given.trim() === '') return <>{personName(name)}</>;
  return (
    <>
      <span className="family">{family}</span>, {given}
    </>
  );
}
