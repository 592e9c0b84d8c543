import type { WardView } from '../../../shared/ipc/ward-views.ts';
import { shareChart, shareWords } from './share.ts';
import { wardText } from '../../text/ward.ts';
import { showDate } from '../../../shared/core/instant.ts';

const width = 300;
const height = 62;
const left = 40;

/** The ward's measure: share of each day's admissions reconciled within 24 hours. Its words say the same. */
export function Share24Chart({
  days,
  anyRead,
}: {
  readonly days: WardView['within24Hours'];
  /** Whether anything of anybody on the ward was read on this computer: before that nothing is known of the measure. */
  readonly anyRead: boolean;
}) {
  const bars = shareChart(days, { left, width: width - left, height });
  return (
    <section className="share" aria-labelledby="share">
      <h2 id="share">
        {wardText.chart} <span className="quiet">{wardText.chartRule}</span>
      </h2>
      {bars.length === 0 ? (
        <p className="quiet small">{anyRead ? wardText.chartEmpty : wardText.chartNotKnown}</p>
      ) : (
        <svg viewBox={`0 0 ${width} ${height + 32}`} role="img" aria-label={shareWords(days)}>
          <text className="axis" x={left - 6} y={20} textAnchor="end">
            100%
          </text>
          <text className="axis" x={left - 6} y={height + 16} textAnchor="end">
            0%
          </text>
          <path className="grid" d={`M${left} 16.5H${width}M${left} ${height / 2 + 16.5}H${width}`} />
          {bars.map((bar) => (
            <rect
              key={bar.day}
              className={bar.last ? 'bar bar-last' : 'bar'}
              x={bar.x}
              y={16 + height - bar.height}
              width={bar.width}
              height={bar.height}
            />
          ))}
          <path className="base" d={`M${left} ${height + 16.5}H${width}`} />
          {bars.map((bar) =>
            bar.last && bar.percent !== null ? (
              <text key="last" className="axis axis-last" x={width} y={11} textAnchor="end">
                {bar.label}
              </text>
            ) : null,
          )}
          <text className="axis" x={left} y={height + 30}>
            {showDate(bars[0]?.day ?? '').slice(0, 6)}
          </text>
          {bars.length === 1 ? null : (
            <text className="axis" x={width} y={height + 30} textAnchor="end">
              {showDate(bars.at(-1)?.day ?? '').slice(0, 6)}
            </text>
          )}
        </svg>
      )}
    </section>
  );
}
