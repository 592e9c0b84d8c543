import { afterEach, beforeEach } from 'vitest';
import { endTest, forgetAll } from './in-process/memo-per-test.ts';

beforeEach(forgetAll);
afterEach(endTest);
