import { beforeEach } from 'vitest';
import { forgetAll } from './here/forgetful.ts';

beforeEach(forgetAll);
