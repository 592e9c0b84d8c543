import { severities, severityWord } from '../../text/severity.ts';
import { belowWords, wardText } from '../../text/ward.ts';
import { Footer } from '../../ui/footer.tsx';
import { SeverityMark } from '../../ui/marks.tsx';

const hints = [
  { caps: ['J', 'K'], words: 'move' },
  { caps: ['Enter'], words: 'open case' },
  { caps: ['/'], words: 'filter' },
  { caps: ['S'], words: 'sort' },
  { caps: ['O'], words: 'prepare for offline' },
];

/** What the severity marks mean, and the keys. */
export function WardFooter({ below }: { readonly below: number }) {
  return (
    <Footer hints={hints}>
      <span className="legend">
        {below === 0 ? null : <strong>{belowWords(below)}</strong>}
        {wardText.legend}
        {severities.map((severity) => (
          <span key={severity}>
            <SeverityMark severity={severity} /> {severityWord(severity).toLowerCase()}
          </span>
        ))}
      </span>
    </Footer>
  );
}
