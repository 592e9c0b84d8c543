import { aspects, notApplicable, type Aspect, type Proof } from './aspects.ts';

/** The table of architectures as the trust's engineer reads it: each cell leads to the tests that prove it. */
export function architecturesPage(proofs: readonly Proof[]): string {
  const columns = Object.entries(aspects) as readonly (readonly [Aspect, string])[];
  const rows = Object.entries(notApplicable).map(([topology, reasons]) => {
    const cells = columns.map(([aspect]) => reasons[aspect] ?? linkTo(proofs, topology, aspect));
    return `| ${topology} | ${cells.join(' | ')} |`;
  });
  return `# What is shown for each architecture

Made by \`npm run architectures -- --write\` from what passed in the last \`npm test\`, which itself fails where a cell has no
passing test. Each topology is a running one of the sandbox: real OAuth, real FHIR server code, a listener for every server.

| | ${columns.map(([, name]) => name).join(' | ')} |
|---|${columns.map(() => '---').join('|')}|
${rows.join('\n')}

${columns.map(([aspect, name]) => section(proofs, aspect, name)).join('\n\n')}
`;
}

function linkTo(proofs: readonly Proof[], topology: string, aspect: Aspect): string {
  const count = proofs.filter((proof) => proof.topology === topology && proof.aspect === aspect).length;
  return count === 0 ? 'not shown' : `[${count}](#${aspects[aspect].replace(' ', '-')})`;
}

function section(proofs: readonly Proof[], aspect: Aspect, name: string): string {
  const titles = new Map<string, Set<string>>();
  for (const proof of proofs.filter((one) => one.aspect === aspect)) {
    const test = `\`${proof.file}\`: ${proof.title.slice(proof.title.indexOf(': ') + 2)}`;
    titles.set(test, (titles.get(test) ?? new Set()).add(proof.topology));
  }
  const lines = [...titles].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `## ${name}\n\n${lines.map(([test, topologies]) => `- ${test} (${[...topologies].toSorted().join(', ')})`).join('\n')}`;
}
