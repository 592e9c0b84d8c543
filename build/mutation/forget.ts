import { afterEach, beforeEach } from 'vitest';
import { endTest, forgetAll } from './here/forgetful.ts';

beforeEach(forgetAll);
afterEach(endTest);
