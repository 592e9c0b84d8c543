import { valueOf } from '../../../shared/core/known.ts';
import { table } from '../../../shared/core/table.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import { cellLine, directions, termOf } from './lines.ts';
import type { OpenCase } from './open-case.ts';
import { isHeld } from './situation.ts';

type Placed = MatchRow['lines'][number];

/** What of a line tells that an item of the checklist is about it. */
type About = {
  /** Name, directions and notes as the sources wrote them. */
  readonly words: string;
  /** How often, in our words. */
  readonly often: string;
  readonly form: string;
  readonly groups: readonly string[];
  readonly weekly: boolean;
  readonly ended: boolean;
};

const notSwallowed =
  /\b(?:inhalers?|inhalation|sprays?|drops?|creams?|ointments?|gels?|lotions?|foams?|patch(?:es)?|inject\w*|implants?|depot|infusions?|syringes?|pens?|cartridges?|supposit\w*|pessar\w*|enemas?|nebul\w*)\b/i;

/** Longer than a day between doses, in words: every week, 2 weeks, month, 14 days. */
const rarely =
  /\b(?:week(?:ly)?|fortnight(?:ly)?|month(?:ly)?|every (?:\d+ )?(?:weeks?|months?)|every (?:7|1[0-9]|2[0-9]|[3-9]\d) days)\b/i;

/**
 * Which medicines an item of the checklist asks about, as far as a line itself shows it: by name, form, directions or note. It
 * only ever keeps "none" from being said in one breath beside a medicine that the case holds; it never answers an item. Items
 * that no line can show (borrowed, other people's labels) are not here. Source: BNF chapters; the checklist's own sources.
 */
const shows = table<(line: About) => boolean>({
  'over-the-counter': ({ words }) => /over the counter|\botc\b|\bbought\b/i.test(words),
  herbal: ({ words }) =>
    /herbal|st\.? john|echinacea|turmeric|ginkgo|glucosamine|cod liver|multivitamin|\bvitamins?\b/i.test(
      words,
    ),
  'not-tablets': ({ form, words }) => notSwallowed.test(`${form} ${words}`),
  'weekly-monthly': ({ weekly, often }) => weekly || rarely.test(often),
  'hospital-only': ({ words }) =>
    /hospital only|homecare|dialysis|chemotherap|oncology|clozapine|\w{3}mab\b|etanercept|abatacept|aflibercept/i.test(
      words,
    ),
  'clinical-trial': ({ words }) => /clinical trial|\btrial (?:drug|medicine)/i.test(words),
  'private-online': ({ words }) => /\bprivate(?:ly)?\b|\bonline\b/i.test(words),
  'contraception-hrt': ({ words }) =>
    /contracepti|\bhrt\b|desogestrel|levonorgestrel|etonogestrel|drospirenone|(?:ethinyl)?o?estradiol|tibolone|norethisterone|medroxyprogesterone/i.test(
      words,
    ),
  oxygen: ({ words }) => /\boxygen\b|nebuli/i.test(words),
  feeds: ({ words }) => /thicken|dressing|ensure|fortisip|fresubin|\bfeeds?\b/i.test(words),
  'opioid-substitution': ({ words, form }) =>
    /methadone|subutex|espranor|buvidal|suboxone/i.test(words) ||
    (/buprenorphine/i.test(words) && /sublingual|lyophilisate/.test(form)),
  recreational: ({ words }) => /nicotin|cannabi|\bcbd\b/i.test(words),
  'recently-stopped': ({ ended }) => ended,
  'recent-courses': ({ words, groups }) =>
    groups.some((group) =>
      /oral corticosteroid|penicillin|cephalosporin|macrolide|quinolone|tetracycline/.test(group),
    ) ||
    /cillin\b|\bcef\w+|mycin\b|floxacin\b|cycline\b|trimethoprim|nitrofurantoin|metronidazole|co-amoxiclav|prednisolone|dexamethasone/i.test(
      words,
    ),
});

/** Items about what is taken no longer look at lines that ended too. */
const alsoEnded: readonly string[] = ['recently-stopped', 'recent-courses'];

/** By item, the medicines that the case holds of it, each once. Items of which it holds none are absent. */
export function heldOfChecklist({
  matching,
  compared,
  checklist,
}: OpenCase): ReadonlyMap<string, readonly string[]> {
  const lines = matching.rows.flatMap((row) =>
    row.lines.map((placed) => ({ row, placed, about: aboutOf(placed) })),
  );
  return new Map(
    checklist.items.flatMap((item): [string, readonly string[]][] => {
      const isOf = shows[item.id];
      if (isOf === undefined) return [];
      const found = lines.filter(
        ({ placed, about }) =>
          (alsoEnded.includes(item.id) || (!about.ended && compared.current.get(placed.key) !== false)) &&
          isOf(about),
      );
      const names = new Set(found.map(({ placed }) => placed.identity.substance || termOf(placed.line)));
      return names.size === 0 ? [] : [[item.id, [...names].toSorted()]];
    }),
  );
}

function aboutOf({ line, identity, about }: Placed): About {
  const cell = cellLine(line, true);
  const written = valueOf(directions(line.dosages)) ?? '';
  const status = valueOf(line.status);
  return {
    words: [line.medicine.term, identity.substance, written, ...line.notes].join(' '),
    often: [valueOf(cell.frequency) ?? '', ...cell.steps].join(' '),
    form: identity.form,
    groups: about.groups,
    weekly: about.weekly.length > 0,
    ended: isHeld(line) ? status !== 'on-hold' : line.end.kind === 'known' || status === 'completed',
  };
}
