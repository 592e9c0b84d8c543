import type { Rule } from '../source.ts';

// Single letters stand in brackets so that these patterns do not find themselves.
const unfinished = /\b(T[O]DO|F[I]XME|X[X]X|[Nn]ot i[m]plemented)\b/;
const machinePath = /['"`\s(]\/(root|work)\//;
const otherRegistry = /https?:\/\/[^'"\s]*(verd[a]ccio|artif[a]ctory|npm-pr[o]xy)/i;

/** Nothing unfinished is left lying about, and nothing names one machine's folders or a private registry. */
export const wordingRule: Rule = (files) =>
  files.flatMap((file) =>
    file.text.split('\n').flatMap((text, index) => {
      const at = { rule: 'wording', path: file.path, line: index + 1 };
      if (unfinished.test(text)) return [{ ...at, says: 'leaves something unfinished' }];
      if (machinePath.test(text) || otherRegistry.test(text))
        return [{ ...at, says: 'names a path or host of one machine' }];
      return [];
    }),
  );
