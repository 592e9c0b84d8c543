import { directionsAsJson, type DirectionsJson } from '../../shared/dosage/dosage.ts';

/** A direction with its label, as `test/gold/directions.json` holds it. */
export type LabelledDirection = {
  readonly text: string;
  readonly expect: {
    readonly doses: readonly { readonly low?: string; readonly high?: string; readonly unit: string }[];
    readonly timing: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly asNeeded: boolean;
    readonly asNeededFor?: string;
    readonly route?: string;
    readonly site?: string;
    readonly max?: { readonly value: string; readonly unit: string; readonly per: string };
    readonly duration?: { readonly value: string; readonly unit: string };
    readonly remainder: string;
  };
};

/** One attribute of one direction, as labelled and as read. */
export type Judged = {
  readonly text: string;
  readonly attribute: string;
  readonly labelled: string;
  readonly read: string;
  readonly right: boolean;
};

export type DirectionsScore = {
  readonly directions: number;
  readonly attributes: number;
  readonly right: number;
  /** 100 x right / attributes. */
  readonly percent: number;
  /** Numbers read that the label does not hold: a dose, rate, maximum or length that was never written so. */
  readonly wrongNumbers: readonly string[];
  /** Words neither understood nor in the remainder. */
  readonly silentDrops: readonly string[];
  readonly wrong: readonly Judged[];
};

type Labelled = LabelledDirection['expect'];

const list = (values: readonly string[] | undefined): string => (values ?? []).toSorted().join(' ');
const words = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
const doses = (all: Labelled['doses'] | DirectionsJson['doses']): string =>
  all.map(({ low, high, unit }) => `${low ?? ''}..${high ?? ''} ${unit}`).join(' + ');
const per = (text: string): string =>
  ({ '24 hour': '1 d', '1 day': '1 d', '1 week': '1 wk', '1 month': '1 mo', '1 hour': '1 h' })[text] ??
  text.replace(/ hour$/, ' h');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const many = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const often = (timing: Readonly<Record<string, unknown>>): string =>
  [
    text(timing['frequency']),
    text(timing['frequencyMax']),
    text(timing['period']),
    text(timing['periodMax']),
    text(timing['periodUnit']),
  ].join('/');

function attributesOf(one: Labelled | DirectionsJson): ReadonlyMap<string, string> {
  const timing: Readonly<Record<string, unknown>> = one.timing;
  return new Map([
    ['doses', doses(one.doses)],
    ['frequency', often(timing)],
    ['when', list(many(timing['when']))],
    ['dayOfWeek', list(many(timing['dayOfWeek']))],
    ['timeOfDay', list(many(timing['timeOfDay']))],
    ['asNeeded', one.asNeeded ? 'yes' : ''],
    ['asNeededFor', words(one.asNeededFor ?? '')],
    ['route', one.route ?? ''],
    ['site', words(one.site ?? '')],
    ['max', one.max === undefined ? '' : `${one.max.value} ${one.max.unit} ${per(one.max.per)}`],
    ['duration', one.duration === undefined ? '' : `${one.duration.value} ${one.duration.unit}`],
    ['remainder', words(one.remainder)],
  ]);
}

/** Attributes that neither label nor reading mentions are not counted as right: they prove nothing. */
function judge({ text, expect }: LabelledDirection, read: DirectionsJson): readonly Judged[] {
  const labelled = attributesOf(expect);
  const found = attributesOf(read);
  return [...labelled].flatMap(([attribute, value]) => {
    const said = found.get(attribute) ?? '';
    return isSilent(value) && isSilent(said)
      ? []
      : [{ text, attribute, labelled: value, read: said, right: value === said }];
  });
}

const isSilent = (value: string): boolean => value === '' || value === '////';

const numbersIn = (value: string): readonly string[] => value.match(/\d+(?:\.\d+)?/g) ?? [];
const numeric: readonly string[] = ['doses', 'frequency', 'timeOfDay', 'max', 'duration'];

/** A number read where the label says another, or none: worse than not reading it. */
const wrongNumber = ({ attribute, labelled, read, right }: Judged): boolean =>
  !right &&
  numeric.includes(attribute) &&
  numbersIn(read).some((value) => !numbersIn(labelled).includes(value));

/** Every word of the text that the reading holds nowhere, where it also claims to have left nothing over. */
function dropped(direction: LabelledDirection, read: DirectionsJson): boolean {
  const left = words(read.remainder)
    .split(' ')
    .filter((word) => word !== '');
  const written = words(direction.text).split(' ');
  const empty = [...attributesOf(read)].every(([name, value]) => name === 'remainder' || isSilent(value));
  // A reading with no attribute at all must give back all that is not a bare verb.
  return (
    empty &&
    written.some(
      (word) =>
        !left.includes(word) && !/^(?:take|taken|use|used|apply|give|inject|insert|to|be)$/.test(word),
    )
  );
}

/** Scores the reader on labelled directions. */
export function scoreDirections(all: readonly LabelledDirection[]): DirectionsScore {
  const read = all.map((direction) => ({ direction, found: directionsAsJson(direction.text) }));
  const judged = read.flatMap(({ direction, found }) => judge(direction, found));
  const right = judged.filter((one) => one.right).length;
  return {
    directions: all.length,
    attributes: judged.length,
    right,
    percent: judged.length === 0 ? 0 : (100 * right) / judged.length,
    wrongNumbers: judged
      .filter(wrongNumber)
      .map((one) => `${one.text}: ${one.attribute} ${one.read} for ${one.labelled}`),
    silentDrops: read
      .filter(({ direction, found }) => dropped(direction, found))
      .map(({ direction }) => direction.text),
    wrong: judged.filter((one) => !one.right),
  };
}
