// Stores the rows of a file with one library, in lots of 500, and prints the milliseconds of processor it took.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [peer, file] = process.argv.slice(2);
const rows = JSON.parse(readFileSync(file, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'concord-peer-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const lots = [];
for (let from = 0; from < rows.length; from += 500) lots.push(rows.slice(from, from + 500));

const peers = {
  'pouchdb-node': async () => {
    const { default: PouchDB } = await import('pouchdb-node');
    const db = new PouchDB(join(folder, 'pouch'));
    return async (lot) => {
      await db.bulkDocs(lot.map(({ id, body }) => ({ _id: id, body })));
    };
  },
  '@powersync/node': async () => {
    const { PowerSyncDatabase, Schema, Table, column } = await import('@powersync/node');
    const schema = new Schema({ resource: new Table({ body: column.text }, { localOnly: true }) });
    const db = new PowerSyncDatabase({
      schema,
      database: { dbFilename: 'power.db', dbLocation: folder, implementation: { type: 'node:sqlite' } },
    });
    await db.init();
    return (lot) =>
      db.executeBatch(
        'INSERT OR REPLACE INTO resource (id, body) VALUES (?, ?)',
        lot.map(({ id, body }) => [id, body]),
      );
  },
  rxdb: async () => {
    const { createRxDatabase } = await import('rxdb');
    const { getRxStorageMemory } = await import('rxdb/plugins/storage-memory');
    const db = await createRxDatabase({ name: 'bench', storage: getRxStorageMemory() });
    const schema = {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: { id: { type: 'string', maxLength: 200 }, body: { type: 'string' } },
      required: ['id', 'body'],
    };
    const { resource } = await db.addCollections({ resource: { schema } });
    return async (lot) => {
      await resource.bulkInsert(lot);
    };
  },
};

const open = peers[peer];
if (open === undefined) throw new Error(`no peer ${peer}`);
const store = await open();
const before = process.cpuUsage();
for (const lot of lots) await store(lot);
const { user, system } = process.cpuUsage(before);
process.stdout.write(`\n${(user + system) / 1000}\n`);
process.exit();
