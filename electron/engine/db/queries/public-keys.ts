/** The setting under which the public half of somebody's own key lies. */
export const publicKeySetting = (user: string): string => `public-key:${user}`;
