import { table } from '../core/table.ts';
import { identify } from './identity.ts';

/** Abbreviations that are written, and may not be relied on: a person is asked. Source: ISMP and NPSA lists of error-prone abbreviations. */
const abbreviations: Readonly<Record<string, string>> = table({
  mtx: 'methotrexate',
  aza: 'azathioprine',
  hcq: 'hydroxychloroquine',
  mmf: 'mycophenolate mofetil',
  cbz: 'carbamazepine',
  amox: 'amoxicillin',
  'co-amox': 'co-amoxiclav',
  fluclox: 'flucloxacillin',
  clari: 'clarithromycin',
  trimeth: 'trimethoprim',
  nitro: 'nitrofurantoin',
  bendro: 'bendroflumethiazide',
  levo: 'levothyroxine',
  hctz: 'hydrochlorothiazide',
  dhc: 'dihydrocodeine',
  fesulf: 'ferrous sulfate',
  azt: 'zidovudine',
});

/** What a name no table knows may be an abbreviation of. */
export const abbreviated = (name: string): string | undefined => abbreviations[name];

/** The substance that a name no table knows would name without its last words; `undefined` for a name that is known. */
export function withoutLastWords(name: string): string | undefined {
  if (remembered.has(name)) return remembered.get(name);
  const found = identify(name).recognised ? undefined : find(name.split(' '));
  if (remembered.size >= most) remembered.clear();
  remembered.set(name, found);
  return found;
}

function find(words: readonly string[]): string | undefined {
  for (let count = words.length - 1; count > 0; count -= 1) {
    const start = words.slice(0, count).join(' ');
    const identity = identify(start);
    if (identity.recognised) return identity.substance;
  }
  return undefined;
}

/** Emptied when full, so that it cannot grow. */
const remembered = new Map<string, string | undefined>();
const most = 5_000;
