import type { Fields } from './precedence.ts';
import type { Rule } from './rule.ts';
import { addition } from './rules/addition.ts';
import { asNeeded } from './rules/as-needed.ts';
import { allergyConflict } from './rules/allergy-conflict.ts';
import { allergyNotChecked } from './rules/allergy-not-checked.ts';
import { allergyMismatch } from './rules/allergy-mismatch.ts';
import { brandCritical } from './rules/brand-critical.ts';
import { codeAgainstDisplay } from './rules/code-against-display.ts';
import { degradedCode } from './rules/degraded-code.ts';
import { differentMedicine } from './rules/different-medicine.ts';
import { doseShape } from './rules/dose-shape.ts';
import { dose } from './rules/dose.ts';
import { duplicateClass } from './rules/duplicate-class.ts';
import { duplicateProduct } from './rules/duplicate-product.ts';
import { duplicateSubstance } from './rules/duplicate-substance.ts';
import { duration } from './rules/duration.ts';
import { frequency } from './rules/frequency.ts';
import { indicationMissing } from './rules/indication-missing.ts';
import { lastDoseUnknown } from './rules/last-dose-unknown.ts';
import { maximum } from './rules/maximum.ts';
import { comparedWithNothing, notCompared } from './rules/not-compared.ts';
import { omission } from './rules/omission.ts';
import { onlyInOneSource } from './rules/only-in-one-source.ts';
import { overdueSupply } from './rules/overdue-supply.ts';
import { route } from './rules/route.ts';
import { sameDailyDose } from './rules/same-daily-dose.ts';
import { sourceIncomplete } from './rules/source-incomplete.ts';
import { staleSource } from './rules/stale-source.ts';
import { statusContradiction } from './rules/status-contradiction.ts';
import { strengthOrForm } from './rules/strength-or-form.ts';
import { textAgainstStructure } from './rules/text-against-structure.ts';
import { timing } from './rules/timing.ts';
import { weeklyNotWeekly } from './rules/weekly-not-weekly.ts';

/** Rules that look at a line, a row, a source or the whole case by themselves. */
export const rules: readonly Rule[] = [
  weeklyNotWeekly,
  allergyConflict,
  allergyMismatch,
  omission,
  addition,
  onlyInOneSource,
  differentMedicine,
  duplicateProduct,
  duplicateSubstance,
  duplicateClass,
  indicationMissing,
  textAgainstStructure,
  doseShape,
  codeAgainstDisplay,
  degradedCode,
  statusContradiction,
  lastDoseUnknown,
  overdueSupply,
  staleSource,
  sourceIncomplete,
  comparedWithNothing,
  allergyNotChecked,
];

/** Rules about two sides of one medicine, by the field they speak of. */
export const pairRules: Fields = {
  product: [brandCritical, strengthOrForm, route],
  directions: [dose, frequency, sameDailyDose, timing],
  besides: [asNeeded, maximum, duration],
  last: notCompared,
};
