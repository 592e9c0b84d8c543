import { beforeEach } from 'vitest';
import { forgetAll } from './forgetful.ts';

beforeEach(forgetAll);
