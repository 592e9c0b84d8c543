import { riskOf, type Hazard } from './hazards.ts';

/** The hazard log as it is read: one section a hazard, worst residual risk first. */
export function hazardLog(hazards: readonly Hazard[]): string {
  const sorted = hazards.toSorted(
    (a, b) => riskOf(b.residual) - riskOf(a.residual) || riskOf(b.initial) - riskOf(a.initial),
  );
  return `# Hazard log

Made from \`hazards.json\` by \`npm run safety -- --write\`. Severity, likelihood and risk (1 to 5) are the words and the matrix
of the NHS guidance to DCB0129. The ratings are a proposal of the makers: a trust's clinical safety officer confirms them before
any use with patients. Each control cites the tests that show it; \`npm run safety\` fails where one does not run, and \`npm test\`
where one did not pass.

| hazard | initial | residual |
|---|---|---|
${sorted.map(({ id, hazard, initial, residual }) => `| [${hazard}](#${id}) | ${riskOf(initial)} | ${riskOf(residual)} |`).join('\n')}

${sorted.map(section).join('\n\n')}
`;
}

const section = ({ id, hazard, causes, effect, initial, residual, controls }: Hazard): string => `## ${id}

**${hazard}.** Causes: ${causes.join('; ')}. Effect: ${effect}
Initial: ${words(initial)}. Residual: ${words(residual)}.

${controls.map(({ control, tests }) => [`- ${control}`, ...tests.map((name) => `  - \`${name}\``)].join('\n')).join('\n')}`;

const words = (rating: Hazard['initial']): string =>
  `${rating.severity}, ${rating.likelihood} (risk ${riskOf(rating)})`;
