/**
 * fhirclient prints tokens when DEBUG names it, and reads the variable once, when it is loaded. This file is imported
 * before it.
 */
delete process.env['DEBUG'];

export const hasNoDebugOutput = true;
