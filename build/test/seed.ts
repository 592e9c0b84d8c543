import * as fc from 'fast-check';

/**
 * Properties draw the same cases in every ordinary run, so that a red test is somebody's change and not chance; another
 * seed looks elsewhere: `CONCORD_SEED=7 npx vitest run --project unit`.
 */
fc.configureGlobal({ seed: Number(process.env['CONCORD_SEED'] ?? '20261118') });
