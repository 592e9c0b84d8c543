/** Why an entry is taken back that somebody gave up for a list. */
export const keptTheirs = 'the list that somebody else signed was kept';
/** Why all of a signature is taken back that stood against a list, where that was not right either. */
export const neitherRight = 'neither that list nor mine was right';
