import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { PackFault } from './pack-fault.ts';
import type { Pack, PackAbout } from './pack-facts.ts';
import { packDetails } from './pack-details.ts';
import { packSearch } from './pack-search.ts';
import { packProducts } from './pack-products.ts';
import { packApplicationId, packSchemaVersion } from './pack-schema.ts';
import type { Ask } from './pack-ask.ts';
import { troubleOf } from './sqlite-faults.ts';

export type { Pack } from './pack-facts.ts';

/**
 * Opens a dm+d pack for reading; nothing is ever written to it. The whole file is checked first, unless `check` says that
 * it was checked before (a whole release takes a second or two).
 *
 * @example const pack = openPack('dmd.pack'); if (pack.ok) pack.value.product('318136009')
 */
export function openPack(path: string, check: 'whole' | 'header' = 'whole'): Result<Pack, PackFault> {
  if (!existsSync(path)) return err({ kind: 'no-pack' });
  const opened = connect(path);
  if (!opened.ok) return opened;
  const db = opened.value;
  const fault = refusal(db, check);
  if (fault === undefined) return ok(packOf(db));
  db.close();
  return err(fault);
}

function connect(path: string): Result<Sqlite.Database, PackFault> {
  try {
    return ok(new Sqlite(path, { readonly: true, fileMustExist: true }));
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return err({ kind: 'not-a-pack' });
    throw error;
  }
}

function refusal(db: Sqlite.Database, check: 'whole' | 'header'): PackFault | undefined {
  try {
    db.pragma('temp_store=MEMORY');
    db.pragma('cache_size=-16000');
    // The lock is taken once, not at every question; the file is never written by anybody.
    db.pragma('locking_mode=EXCLUSIVE');
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    if (pragma('application_id') !== packApplicationId) return { kind: 'not-a-pack' };
    const version = z.number().parse(pragma('user_version'));
    if (version > packSchemaVersion) return { kind: 'from-the-future' };
    if (version < packSchemaVersion) return { kind: 'from-the-past' };
    if (check === 'whole' && pragma('quick_check') !== 'ok') return { kind: 'damaged' };
    return undefined;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return { kind: trouble === 'wrong-key' ? 'not-a-pack' : 'damaged' };
  }
}

function packOf(db: Sqlite.Database): Pack {
  const ask: Ask = (sql, row) => {
    const statement = db.prepare(sql);
    const rows = z.array(row);
    return (...values) => rows.parse(statement.all(...values));
  };
  const about = aboutOf(ask);
  const products = packProducts(ask);
  return {
    ...products,
    ...packDetails(ask),
    ...packSearch(ask, products.product),
    about,
    release: about.release,
    sample: about.sample,
    close: () => db.close(),
  };
}

function aboutOf(ask: Ask): PackAbout {
  const said = new Map(
    ask('SELECT name, value FROM about', z.object({ name: z.string(), value: z.string() }))().map((row) => [
      row.name,
      row.value,
    ]),
  );
  const date = said.get('releaseDate') ?? '';
  return {
    release: said.get('release') ?? '',
    releaseDate: date === '' ? null : date,
    sample: said.get('sample') === 'true',
    schema: Number(said.get('schema')),
    files: ask(
      'SELECT kind, name, sha256, received, stored, rejected FROM source_file ORDER BY kind',
      z.object({
        kind: z.string(),
        name: z.string(),
        sha256: z.string(),
        received: z.number(),
        stored: z.number(),
        rejected: z.number(),
      }),
    )(),
  };
}
