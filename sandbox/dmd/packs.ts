import { amps } from './brands.ts';

/**
 * Boxes of the sample, each with the numbers its code bears (GTIN). Codes, names and numbers are those that the example
 * releases give (NHSBSA dm+d, Open Government Licence); a test checks each where they are at hand.
 */
export type SamplePack = {
  readonly code: string;
  /** Description of the product in it, as `amps` has it. */
  readonly amp: string;
  readonly size: { readonly code: string; readonly value: string; readonly unit: 'gram' | 'tablet' };
  /** The one in use last. */
  readonly gtins: readonly string[];
  /** Folder of the release. */
  readonly source: string;
};

const voltarol = 'Voltarol 12 Hour Emulgel P 2.32% gel (GlaxoSmithKline Consumer Healthcare)';
const april2019 = 'dmd/release-1';

export const packs: readonly SamplePack[] = [
  {
    code: '22479911000001108',
    amp: voltarol,
    size: { code: '22479511000001101', value: '30', unit: 'gram' },
    gtins: ['5051562030702'],
    source: april2019,
  },
  {
    code: '22479711000001106',
    amp: voltarol,
    size: { code: '22479411000001100', value: '50', unit: 'gram' },
    gtins: ['5051562030603'],
    source: april2019,
  },
  {
    code: '26352611000001103',
    amp: voltarol,
    size: { code: '26352411000001101', value: '100', unit: 'gram' },
    gtins: ['5051562033802'],
    source: april2019,
  },
  {
    code: '37365911000001107',
    amp: 'Co-amilofruse 5mg/40mg tablets (Mawdsley-Brooks & Company Ltd)',
    size: { code: '1245011000001108', value: '28', unit: 'tablet' },
    gtins: ['5012617019844', '5037563003235'],
    source: 'dmd/full-codes',
  },
];

/** The product in a box. */
export const ampOf = ({ amp }: SamplePack) => amps.find(({ description }) => description === amp);
/** As the release names it, `… gel (GlaxoSmithKline Consumer Healthcare) 50 gram`. */
export const packName = ({ amp, size }: SamplePack): string => `${amp} ${size.value} ${size.unit}`;
