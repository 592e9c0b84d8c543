#!/usr/bin/env node
// Checks an audit that Concord exported, with nothing but Node: every record against its own hash and the one before it, every
// signed head against the store's key, and, where they are given, the heads that were kept elsewhere: an earlier export, or what
// the trust's own store answers to Provenance?_tag=urn:concord|audit-anchor.
//
//   node verify-audit.mjs audit.ndjson [--key audit-key.pem] [--heads earlier-audit.ndjson]
//   node verify-audit.mjs --print-key anchors.json      the key that the heads of one computer state, as PEM
//
// Says the first record at which the chain does not hold and ends with 1; ends with 0 where all of it holds, and with 2 where
// a file cannot be read.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const firstHash = '0'.repeat(64);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, heads: { type: 'string' }, 'print-key': { type: 'string' } },
});
if (values['print-key'] !== undefined) printKeys(values['print-key']);
if (positionals.length !== 1) end(2, 'usage: node verify-audit.mjs audit.ndjson [--key FILE] [--heads FILE]');

const resources = linesOf(positionals[0]);
const records = resources.filter((one) => one.resourceType === 'AuditEvent').map(fieldsOf);
const heads = headsOf(resources);
const key = values.key === undefined ? undefined : createPublicKey(readFileSync(values.key));
const everyKept = values.heads === undefined ? [] : headsOf(linesOf(values.heads));
if (key === undefined && new Set(everyKept.map(({ chain }) => chain)).size > 1)
  end(2, 'the heads kept elsewhere are of several computers: give the --key of this one');
const kept = everyKept.filter(({ chain }) => key === undefined || chain === undefined || chain === chainId());

const problem =
  brokenChain() ?? foreignHeads() ?? brokenHead(heads, 'signed') ?? brokenHead(kept, 'kept elsewhere');
if (problem !== undefined) end(1, `NOT INTACT: ${problem}`);
const anchored = Math.max(0, ...kept.map((head) => head.seq));
end(
  0,
  `intact: ${records.length} records, ${heads.length} signed heads, ` +
    (kept.length === 0
      ? 'no head kept elsewhere was given, so records cut off at the end are not found'
      : `${kept.length} heads kept elsewhere; nothing up to record ${anchored} was changed or cut off`) +
    (key === undefined ? '; no key was given, so signatures were not checked' : ''),
);

/** The first record that is changed, missing, or out of its place. */
function brokenChain() {
  let previous = firstHash;
  for (const [index, record] of records.entries()) {
    const expected = index + 1;
    if (record.seq !== String(expected)) return `record ${expected} is missing or out of its place`;
    if (record['previous-hash'] !== previous) return `record ${expected} does not follow the one before it`;
    if (record.hash !== hashOf(record)) return `record ${expected} was changed`;
    previous = record.hash;
  }
  return records.length === 0 ? 'there is no record' : undefined;
}

/** Heads that are all of other chains prove nothing of this one: it was begun anew with another key, or they are not its own. */
function foreignHeads() {
  return everyKept.length > 0 && kept.length === 0 ? 'no head kept elsewhere is of this chain' : undefined;
}

/** Which chain the key signs: a digest of the key, in hex. */
function chainId() {
  const pem = key.export({ format: 'pem', type: 'spki' }).toString().trim();
  return createHash('sha256').update(pem).digest('hex');
}

/** The first head that the chain does not hold, or that another key signed. */
function brokenHead(list, what) {
  for (const head of list) {
    const record = records[head.seq - 1];
    if (record === undefined) return `record ${head.seq}, whose hash was ${what}, is cut off`;
    if (record.hash !== head.hash) return `record ${head.seq} is not the one whose hash was ${what}`;
    if (key !== undefined && !verify(null, signed(head), key, head.signature))
      return `the head at record ${head.seq} (${what}) was signed by another key`;
  }
  return undefined;
}

function hashOf(record) {
  const fields = [
    Number(record.seq),
    record.at,
    record.user,
    record.action,
    record.subject,
    record.detail,
    record['previous-hash'],
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

function signed({ seq, at, hash }) {
  return Buffer.from(JSON.stringify(['concord audit head', seq, at, hash]));
}

/** The public keys that heads of a file state, each once with its chain: what --key is given, as it stood at the first anchor. */
function printKeys(path) {
  const keys = new Map(headsOf(linesOf(path)).map(({ chain, publicKey }) => [chain, publicKey]));
  if (keys.size !== 1) end(2, `${path} holds the keys of ${keys.size} computers: give the heads of one`);
  end(0, [...keys.values()][0]?.trim() ?? '');
}

function headsOf(list) {
  return list.filter((one) => one.resourceType === 'Provenance').map(headOf);
}

function headOf(resource) {
  const { seq, at, hash, chain, 'public-key': publicKey } = fieldsOf(resource);
  return {
    seq: Number(seq),
    at,
    hash,
    chain,
    publicKey,
    signature: Buffer.from(resource.signature?.[0]?.data ?? '', 'base64'),
  };
}

function fieldsOf(resource) {
  const start = 'urn:concord:audit:';
  return Object.fromEntries(
    (resource.extension ?? [])
      .filter(({ url }) => url.startsWith(start))
      .map(({ url, valueString }) => [url.slice(start.length), valueString ?? null]),
  );
}

function linesOf(path) {
  try {
    return (
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line))
        // An answer of the trust's store: the anchors are its entries.
        .flatMap((one) =>
          one.resourceType === 'Bundle' ? (one.entry ?? []).map(({ resource }) => resource) : [one],
        )
    );
  } catch (error) {
    return end(2, `${path} cannot be read as lines of JSON (${error.code ?? error.name})`);
  }
}

function end(code, words) {
  process.stdout.write(`${words}\n`);
  process.exit(code);
}
