import { weakEscrowKey } from './escrow-key.ts';
import { choice, text, whole } from './kinds.ts';

/**
 * Everything a trust may decide for its computers, once. The reader, the Windows template, the JSON Schema, the page of the
 * guide and the settings screen are made from this table. A value that would weaken security is refused and shown; the
 * usual one holds then.
 */
export const settings = {
  idleLockMinutes: whole(
    {
      name: 'IdleLockMinutes',
      title: 'Lock when nobody has touched the computer',
      help: 'Minutes without a key or the pointer until Concord locks by itself.',
    },
    {
      min: 1,
      max: 15,
      unit: 'minutes',
      why: 'a screen of patients may not stand open for more than 15 minutes',
    },
    5,
  ),
  purgeAfterDays: whole(
    {
      name: 'PurgeAfterDays',
      title: 'Remove patients nobody opened',
      help: "Days after which a patient's copy is removed from the computer when nobody opened or prepared it. What has not reached the trust's own store, and a case that was worked on and not signed, is never removed.",
    },
    { min: 1, max: 90, unit: 'days', why: 'copies older than 90 days may not stay on a computer' },
    30,
  ),
  purgeAfterDischargeDays: whole(
    {
      name: 'PurgeAfterDischargeDays',
      title: 'Remove patients who have left',
      help: "Days after which the copy of a patient who is on no ward list any more is removed from the computer, by the same rule: never before the trust's own store holds what was done.",
    },
    { min: 1, max: 90, unit: 'days', why: 'copies older than 90 days may not stay on a computer' },
    7,
  ),
  desktop: choice(
    {
      name: 'Desktop',
      title: 'Kind of desktop',
      help: 'A pooled desktop loses its disk at log-off: Concord then sends what waits before it closes, and asks before it closes with work that is not sent. Set EscrowKey and EscrowFolder as well, so that a sealed copy outlives the disk.',
    },
    [
      { value: 'persistent', words: 'keeps its disk' },
      { value: 'pooled', words: 'pooled: loses its disk at log-off' },
    ],
    'persistent',
  ),
  currentRule: choice(
    {
      name: 'CurrentRule',
      title: 'Which lines count as current',
      help: 'The published rule by which a line of a record is current or folded away. Nothing is dropped by any of them.',
    },
    [
      { value: 'fci', words: 'FCI 2023' },
      { value: 'gpconnect', words: 'GP Connect' },
      { value: 'scr', words: 'Summary Care Record' },
    ],
    'fci',
  ),
  whoMaySign: choice(
    {
      name: 'WhoMaySign',
      title: 'Who may sign a reconciliation',
      help: 'Technicians and those who may only read never sign, whatever stands here. A prescriber who signs still needs the history checked by a pharmacist.',
    },
    [
      { value: 'pharmacist', words: 'pharmacists' },
      { value: 'pharmacist-or-prescriber', words: 'pharmacists and prescribers' },
    ],
    'pharmacist',
  ),
  trustTables: text(
    {
      name: 'TrustTables',
      title: "The trust's own clinical tables",
      help: 'Full path of the JSON file with tables approved by the clinical safety officer. Without it the tables of this version hold.',
    },
    { maxLength: 400, weakens: onThisComputer },
  ),
  checklist: text(
    {
      name: 'Checklist',
      title: "The trust's own drug-history checklist",
      help: 'Full path of the JSON file. Without it the checklist of this version holds.',
    },
    { maxLength: 400, weakens: onThisComputer },
  ),
  dmdRelease: text(
    {
      name: 'DmdRelease',
      title: 'Where dm+d releases are put',
      help: 'Full path of a dm+d release from TRUD (a folder or a zip), or of a folder they are put into; the newest is imported by itself. Without it a release is imported on the settings screen.',
    },
    { maxLength: 400, weakens: notFromTheWeb },
  ),
  escrowKey: text(
    {
      name: 'EscrowKey',
      title: 'Escrow key',
      help: 'Public key (PEM; X25519, P-256, or RSA of 3072 bits or more) to which unsent work is sealed, so that the trust can recover it when a PIN is forgotten or a computer is lost. Without it nobody can.',
    },
    { maxLength: 4_000, weakens: weakEscrowKey },
  ),
  escrowFolder: text(
    {
      name: 'EscrowFolder',
      title: 'Folder for sealed copies',
      help: 'Full path of a folder in which the sealed copy of unsent work is put as well, for computers that lose their disk. It may be on the network: only the holder of the escrow key can read it.',
    },
    { maxLength: 400, weakens: notFromTheWeb },
  ),
  clear: text(
    {
      name: 'Clear',
      title: 'Clear this computer',
      help: 'Name of the computer that is to be cleared of everything Concord keeps on it. Nothing else ever clears one. It happens at the next unlock: what was done there, with its audit, is first sealed to EscrowKey and put into EscrowFolder; where that cannot be done nothing is removed. Drafts that nobody said are lost. Nobody can use Concord on it until the setting is taken out.',
    },
    { maxLength: 64 },
  ),
  keyChanges: whole(
    {
      name: 'KeyChanges',
      title: 'Changes of the key of the records',
      help: 'How often the trust has wanted the key changed that the records on the computer are encrypted with. Raise it by one, after a computer was out of hand, say: the next unlock encrypts everything anew, which needs as much free disk as the records take. Everybody keeps their PIN and their drafts.',
    },
    { min: 0, max: 1_000, unit: 'changes', why: 'it counts up from 0, by one' },
    0,
  ),
} as const;

const isFullPath = (path: string): boolean => /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path);

function notFromTheWeb(path: string): string | undefined {
  return isFullPath(path) ? undefined : 'it must be a full path; addresses and relative paths are not taken';
}

/** Tables decide what is found: a share that others can write to, or that may be away, is no place for them. */
function onThisComputer(path: string): string | undefined {
  return /^[\\/]{2}/.test(path)
    ? 'it must lie on this computer, where ordinary users cannot write'
    : notFromTheWeb(path);
}
