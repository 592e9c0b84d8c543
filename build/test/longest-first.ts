import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { longestFiles } from '../check/projects.ts';

/** Begins the longest files first, so that no processor waits at the end for one that came last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longestFiles.findIndex((path) => moduleId.replaceAll('\\', '/').endsWith(`/${path}`));
      return at === -1 ? longestFiles.length : at;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method, no array's
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => place(one) - place(other));
  }
}
