import { showDate } from '../../../shared/core/instant.ts';
import type { WardView } from '../../../shared/ipc/ward-views.ts';
import { wardText } from '../../text/ward.ts';

type Days = WardView['within24Hours'];

export type Bar = {
  readonly day: string;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** `null` on a day without admissions: no share, which is not 0 %. */
  readonly percent: number | null;
  /** "100% (1 of 1)"; nothing where there is no share. */
  readonly label: string;
  readonly last: boolean;
};

export const percentOf = (day: Days[number]): number | null =>
  day.admitted === 0 ? null : Math.round((100 * day.reconciled) / day.admitted);

/** A share never without what it is a share of: one of one is 100% too. */
const shareLabel = (percent: number, { reconciled, admitted }: Days[number]): string =>
  `${percent}% (${reconciled} of ${admitted})`;

/** Where each day's bar stands, in the units of the drawing. The last day that has a share is the one that is named. */
export function shareChart(
  days: Days,
  area: { readonly left: number; readonly width: number; readonly height: number },
): readonly Bar[] {
  const step = area.width / Math.max(days.length, 1);
  const lastWithShare = days.findLastIndex((day) => day.admitted > 0);
  if (lastWithShare < 0) return [];
  return days.map((day, at) => {
    const percent = percentOf(day);
    return {
      day: day.day,
      x: area.left + at * step + step * 0.15,
      width: step * 0.7,
      height: percent === null ? 0 : (area.height * percent) / 100,
      percent,
      label: percent === null ? '' : shareLabel(percent, day),
      last: at === lastWithShare,
    };
  });
}

/** The chart in one sentence, for those who do not see it. */
export function shareWords(days: Days): string {
  const shares = days.flatMap((day) => {
    const percent = percentOf(day);
    return percent === null ? [] : [{ ...day, percent }];
  });
  const last = shares.at(-1);
  if (last === undefined) return wardText.chartEmpty;
  const lowest = Math.min(...shares.map((share) => share.percent));
  return `${wardText.chart}. ${showDate(last.day)}: ${shareLabel(last.percent, last)}. Lowest of ${shares.length} days: ${lowest}%. ${wardText.chartFrom}`;
}
