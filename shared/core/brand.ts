/** The only file that casts: a branded primitive is made here after its maker has checked it. */
declare const brandName: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brandName]: Name };

/** Marks a checked primitive with its brand. Call it only from the function that does the checking. */
export const brand = <B extends Brand<string | number, string>>(value: string | number): B => value as B;

export type JsonObject = { readonly [key: string]: unknown };

/** True for a plain JSON object (not null, not an array). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
