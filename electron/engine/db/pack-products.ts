import { z } from 'zod';
import { oncePerText } from '../../../shared/core/once-per-text.ts';
import { spelling, type DmdProduct } from '../../../shared/dmd/dmd.ts';
import type { DmdLevel } from '../../../shared/medicines/codes.ts';
import type { Ask } from './pack-ask.ts';
import { levels, type CodeScope, type Found, type Pack } from './pack-facts.ts';
import { productSelects } from './pack-schema.ts';

const level = z.enum(['VTM', 'VMP', 'AMP', 'VMPP', 'AMPP']);
const orNull = (text: string): string | null => (text === '' ? null : text);

const productRow = z
  .object({
    level,
    code: z.string(),
    name: z.string(),
    vtm: z.string(),
    vmp: z.string(),
    previous_name: z.string(),
    invalid: z.string(),
    status: z.string(),
  })
  .transform((row): DmdProduct => ({
    code: row.code,
    level: row.level,
    name: row.name,
    vtm: orNull(row.vtm),
    vmp: orNull(row.vmp),
    previousName: orNull(row.previous_name),
    invalid: row.invalid === '1',
    prescribingStatus: orNull(row.status),
  }));

type Products = Pick<
  Pack,
  'product' | 'find' | 'named' | 'beginning' | 'vmpsOf' | 'ampsOf' | 'packsOf' | 'currentCode'
>;

/** The look-ups whose answer is products. */
export function packProducts(ask: Ask): Products {
  const atLevel = new Map(
    levels.map((one) => [
      one,
      oncePerText(ask(`${productSelects[one].select} WHERE ${productSelects[one].code} = ?`, productRow)),
    ]),
  );
  const atCode: AtCode = (code) => levels.flatMap((one) => atLevel.get(one)?.(code) ?? []);
  const at: AtLevel = (one, code) => atLevel.get(one)?.(code) ?? [];
  const successors = ask(
    'SELECT scope, current FROM changed_code WHERE previous = ?',
    z.object({ scope: z.string(), current: z.string() }),
  );
  const ofLevel = (wanted: DmdLevel, where: string): ((code: string) => readonly DmdProduct[]) => {
    const { select, code: column } = productSelects[wanted];
    return ask(`${select} WHERE ${column} IN (${where}) ORDER BY name, code`, productRow);
  };
  const [vmpps, amppsOfAmp, amppsOfVmpp] = [
    ofLevel('VMPP', 'SELECT vppid FROM vmpp WHERE vpid = ?'),
    ofLevel('AMPP', 'SELECT appid FROM ampp WHERE apid = ?'),
    ofLevel('AMPP', 'SELECT appid FROM ampp WHERE vppid = ?'),
  ];
  const find = oncePerText((code) => follow(code, atCode, successors));
  return {
    find,
    product: (code) => {
      const found = find(code);
      return found.kind === 'product' ? found.product : undefined;
    },
    named: naming(ask, at),
    beginning: beginnings(ask, at),
    vmpsOf: ofLevel('VMP', 'SELECT vpid FROM vmp WHERE vtmid = ?'),
    ampsOf: ofLevel('AMP', 'SELECT apid FROM amp WHERE vpid = ?'),
    packsOf: (code) => [...vmpps(code), ...amppsOfAmp(code), ...amppsOfVmpp(code)],
    currentCode: (scope, code) => currentCode(scope, code, successors),
  };
}

type AtCode = (code: string) => readonly DmdProduct[];
type AtLevel = (level: DmdLevel, code: string) => readonly DmdProduct[];
type Successors = (code: string) => readonly { readonly scope: string; readonly current: string }[];

/**
 * The product of a code. A code the release holds as valid is itself; one it does not hold, or holds as invalid, is followed
 * through every change within its level, to the end. Two ends are no answer: the wrong one would be a wrong medicine.
 */
function follow(code: string, atCode: AtCode, successors: Successors): Found {
  const here = atCode(code);
  const valid = here.find((product) => !product.invalid);
  if (valid !== undefined) return { kind: 'product', product: valid, followed: [] };
  if (successors(code).length === 0) return oneEnd([], here);
  const ends = new Map<string, { readonly product: DmdProduct; readonly followed: readonly string[] }>();
  for (const scope of levels) {
    const seen = new Set([code]);
    const ways: (readonly string[])[] = [[code]];
    for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
      for (const next of successors(way.at(-1) ?? '').filter(
        (row) => row.scope === scope && !seen.has(row.current),
      )) {
        seen.add(next.current);
        const product = atCode(next.current).find((one) => one.level === scope);
        if (product !== undefined && !product.invalid)
          ends.set(`${scope} ${product.code}`, { product, followed: way });
        else ways.push([...way, next.current]);
        if (product?.invalid === true && here.length === 0)
          ends.set(`${scope} ${product.code}`, { product, followed: way });
      }
    }
  }
  return oneEnd([...ends.values()], here);
}

function oneEnd(
  all: readonly { readonly product: DmdProduct; readonly followed: readonly string[] }[],
  here: readonly DmdProduct[],
): Found {
  // An invalid product on the way counts only when nothing valid lies behind it.
  const valid = all.filter((end) => !end.product.invalid);
  const ends = valid.length > 0 ? valid : all;
  const [end, other] = ends;
  if (other !== undefined) return { kind: 'several', products: ends.map((one) => one.product) };
  if (end !== undefined) return { kind: 'product', ...end };
  const [invalid] = here;
  return invalid === undefined ? { kind: 'unknown' } : { kind: 'product', product: invalid, followed: [] };
}

function currentCode(scope: CodeScope, code: string, successors: Successors): string {
  const seen = new Set([code]);
  for (let at = code; ;) {
    const next = successors(at).filter((row) => row.scope === scope && !seen.has(row.current));
    const [only, other] = next;
    if (only === undefined || other !== undefined) return other === undefined ? at : code;
    seen.add(only.current);
    at = only.current;
  }
}

function naming(ask: Ask, at: AtLevel): Pack['named'] {
  const rows = ask(
    'SELECT level, code, min(previous) AS previous FROM product_name WHERE key = ? GROUP BY level, code ORDER BY code',
    z.object({ level, code: z.string(), previous: z.number() }),
  );
  return (name) =>
    rows(spelling(name).trim())
      .toSorted((a, b) => a.previous - b.previous || levels.indexOf(a.level) - levels.indexOf(b.level))
      .flatMap((row) =>
        at(row.level, row.code).map((found) => ({ product: found, formerName: row.previous === 1 })),
      );
}

/** More products than this are no one medicine's. */
const mostBeginning = 300;

/** A space stands before `!` and nothing else does: the words themselves, or the words and another. */
function beginnings(ask: Ask, at: AtLevel): Pack['beginning'] {
  const rows = ask(
    `SELECT DISTINCT level, code FROM product_name
     WHERE key >= ? AND key < ? AND previous = 0 AND level IN ('VTM', 'VMP', 'AMP') LIMIT ${mostBeginning + 1}`,
    z.object({ level, code: z.string() }),
  );
  // The same medicine is named with every strength and form that its lines have.
  const begun = oncePerText((words) => {
    const found = rows(words, `${words}!`);
    return found.length > mostBeginning
      ? { products: undefined }
      : { products: found.flatMap((row) => at(row.level, row.code).filter((product) => !product.invalid)) };
  });
  return (words) => begun(words).products;
}
