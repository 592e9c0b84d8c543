const withoutSlash = (issuer: string): string => issuer.replace(/\/+$/, '');

/** Servers end their issuer with a slash in one document and without it in another; nothing else may differ. */
export const sameIssuer = (a: string, b: string): boolean => withoutSlash(a) === withoutSlash(b);

/** A person as the whole project names them: `issuer#sub`, the issuer without a slash at its end. */
export const subjectOf = (issuer: string, sub: string): string => `${withoutSlash(issuer)}#${sub}`;
