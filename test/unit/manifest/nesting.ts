/** Which files VS Code's explorer may show under a recording, as it does where a person has that switched on. */
import { unitsEnding } from '../../../src/corrections/sidecarName';
import { sidecarEnding } from '../../../src/labels/sidecarName';

/**
 * `explorer.fileNesting.patterns`: under each recording its label and unit files, the shared ones and readers'.
 * @param patterns of the files that our editor opens, such as `*.edf`
 */
export function nestingPatterns(patterns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    patterns.map((pattern) => {
      const ending = pattern.slice(pattern.indexOf('*') + 1);
      const recording = `\${capture}${ending}`;
      const nested = [sidecarEnding, unitsEnding].flatMap((own) => [
        `${recording}${own}`,
        `${recording}.*${own}`,
      ]);
      return [pattern, nested.join(', ')];
    }),
  );
}
