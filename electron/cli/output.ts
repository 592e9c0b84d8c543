/** What the command line says: one JSON value on standard output, or one plain line on standard error. */

export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

/** Control characters and line breaks of a message would make it more than one line. */
export const printError = (message: string): void => {
  process.stderr.write(`${message.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()}\n`);
};
