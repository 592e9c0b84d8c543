/** Lines of `name: one; another` as a name with what belongs to it. */
export const entries = (...texts: readonly string[]): readonly (readonly [string, readonly string[]])[] =>
  texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => {
      const at = line.indexOf(': ');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 2).split('; ')] as const];
    });
