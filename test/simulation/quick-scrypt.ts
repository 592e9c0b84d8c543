import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Key derivation computed at once instead of on another thread: everything else in a schedule is a promise, so with this
 * the order of what happens is the seed's alone. Same function, same result.
 */
const atOnce = (
  secret: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  length: number,
  options: crypto.ScryptOptions,
  done: (error: Error | null, key: Buffer) => void,
): void => done(null, crypto.scryptSync(secret, salt, length, options));

Object.assign(crypto, { scrypt: atOnce });
syncBuiltinESMExports();
