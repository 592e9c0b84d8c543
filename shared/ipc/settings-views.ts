import { z } from 'zod';

/** One setting and who decided it: `usual` where the trust did not, `refused` where its policy would weaken security. */
const setting = z.object({
  /** As it is called in the registry and in the policy file. */
  name: z.string(),
  title: z.string(),
  help: z.string(),
  /** What holds, in words. */
  value: z.string(),
  origin: z.enum(['usual', 'policy', 'refused']),
  why: z.string().nullable(),
});

export const settingsSchema = z.object({
  settings: z.array(setting),
  /** Where the policy of this computer lies; empty where none was looked for. */
  from: z.string(),
  /** Names in the policy that mean nothing to this version. */
  unknown: z.array(z.string()),
});

export type SettingView = z.infer<typeof setting>;
export type SettingsView = z.infer<typeof settingsSchema>;
