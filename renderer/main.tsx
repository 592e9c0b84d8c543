import { z } from 'zod';

// The page's policy forbids eval, and zod looks for it when the first schema is made: it is told before any is.
z.config({ jitless: true });

const { start } = await import('./app.tsx');
start();
