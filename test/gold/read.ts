import { fail, fieldsOf, pick, readSource, type DraftSource } from './read-source.ts';
import { goldClasses } from './format.ts';
import type { GoldCase, GoldClass, GoldFinding, GoldSeverity, GoldSource } from './format.ts';

const severities: Readonly<Record<string, GoldSeverity>> = {
  minor: 'minor',
  sig: 'significant',
  serious: 'serious',
  lethal: 'potentially-lethal',
};
const historyNames = [
  'gp',
  'scr',
  'interview',
  'carer',
  'pods',
  'mar',
  'pharmacy',
  'clinic',
  'lasttto',
  'hospice',
];
const kinds = { '+': 'positive', '-': 'near-miss', '=': 'whole' } as const;
/** Classes the definitions give no severity to except in the stated special case; "significant" there is our reading. */
const unlisted: readonly GoldClass[] = [
  'duplicate-product',
  'duplicate-class',
  'duration',
  'allergy-conflict',
  'allergy-mismatch',
  'text-against-structure',
  'dose-shape',
  'code-against-display',
  'degraded-code',
  'status-contradiction',
  'stale-source',
  'source-incomplete',
  'weekly-not-weekly',
];

/** Lines sharing a letter share a row. */
function rowsOf(sources: readonly GoldSource[]): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>();
  for (const source of sources)
    for (const line of source.lines) {
      const letter = line.id.slice(0, 1);
      rows.set(letter, [...(rows.get(letter) ?? []), `${source.name}#${line.id}`]);
    }
  return rows;
}

function targetLines(target: string, sources: readonly GoldSource[], where: string): readonly string[] {
  const [, name, id] =
    /^(?:([a-z]{2,})\.?)?([a-z]\d?)?$/.exec(target) ?? fail(where, `bad target "${target}"`);
  const among = sources.filter((source) => name === undefined || source.name === name);
  if (name !== undefined && id === undefined)
    return among.length === 1 ? [`${name}#`] : fail(where, `no source "${name}"`);
  const matches = (candidate: string) =>
    candidate === id || (id?.length === 1 && candidate.length === 2 && candidate.startsWith(id));
  const found = among.flatMap((source) =>
    [...source.lines, ...source.allergies]
      .filter((item) => matches(item.id))
      .map((item) => `${source.name}#${item.id}`),
  );
  return found.length > 0 ? found : fail(where, `target "${target}" names nothing`);
}

function readFinding(raw: string, sources: readonly GoldSource[], where: string): GoldFinding {
  const [name = '', level = '', ...targets] = raw.split(' -- ')[0]?.trim().split(/\s+/) ?? [];
  const found = goldClasses.find((known) => known === name) ?? fail(where, `unknown class "${name}"`);
  const severity = severities[level] ?? fail(where, `unknown severity "${level}"`);
  return {
    class: found,
    severity,
    severityFrom: severity === 'significant' && unlisted.includes(found) ? 'reading' : 'table',
    lines: targets.flatMap((target) => targetLines(target, sources, where)),
  };
}

function readOne(block: readonly string[], file: string, number: number): GoldCase {
  const [first = '', ...rest] = block;
  const kind = kinds[pick(first.slice(0, 1), ['+', '-', '='], '+', file)];
  const id = `${file}-${{ positive: 'p', 'near-miss': 'n', whole: 'c' }[kind]}${String(number).padStart(2, '0')}`;
  const drafts: DraftSource[] = [];
  const shared: string[] = [];
  const findings: string[] = [];
  const links: string[] = [];
  const reasons = [first.slice(1).trim()];
  let asOf = '2026-11-18';
  for (const line of rest) {
    const header = /^([a-z]+):\s*(.*)$/.exec(line);
    const source = drafts.at(-1);
    if (
      header !== null &&
      (header[1] === 'chart' || header[1] === 'tto' || historyNames.includes(header[1] ?? ''))
    )
      drafts.push({ name: header[1] ?? '', fields: fieldsOf(header[2] ?? ''), lines: [], allergies: [] });
    else if (line.startsWith('! ')) findings.push(line.slice(2));
    else if (line.startsWith('~ ')) links.push(line.slice(2));
    else if (line.startsWith('# ')) reasons.push(line.slice(2));
    else if (line.startsWith('asof ')) asOf = line.slice(5);
    else if (line.startsWith('* ')) (source?.allergies ?? shared).push(line.slice(2));
    else (source ?? fail(id, `line before a source: "${line}"`)).lines.push(line);
  }
  const sources = drafts.map((draft) => readSource(draft, shared, asOf, id));
  const rows = rowsOf(sources);
  const head = (letter: string) => rows.get(letter)?.[0] ?? fail(id, `link to no row "${letter}"`);
  const about = goldClasses.find((known) => known === file);
  return {
    id,
    asOf,
    kind,
    ...(about === undefined ? {} : { about }),
    sources,
    expect: {
      rows: [...rows.values()],
      links: links.map((link) => [head(link.slice(0, 1)), head(link.slice(2, 3))]),
      findings: findings.map((finding) => readFinding(finding, sources, id)),
    },
    reason: [...reasons, ...findings.map((finding) => finding.split(' -- ')[1] ?? '')]
      .filter((part) => part !== '')
      .join('; '),
  };
}

/** Reads one file of the written notation (README.md). `file` is its base name; a class file bears its class's name. */
export function readGold(text: string, file: string): readonly GoldCase[] {
  const blocks: string[][] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('//')) continue;
    if (/^[+=-] /.test(line)) blocks.push([line]);
    else (blocks.at(-1) ?? fail(file, `text before the first item: "${line}"`)).push(line);
  }
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const mark = block[0]?.slice(0, 1) ?? '';
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
    return readOne(block, file, counts.get(mark) ?? 0);
  });
}
