/** The page that is kept of an evaluation of the background. */
import * as path from 'node:path';
import { pairs } from './figures';
import type { MeasuredRecording } from './measured';
import { subjectCount } from './rows';

/** What is on it. */
export interface PageParts {
  readonly all: readonly MeasuredRecording[];
  readonly pattern: string;
  readonly chosen: string;
  readonly roomAreas: readonly number[];
  readonly laboratories: string;
  readonly potentials: string;
  readonly proposed: readonly string[];
  readonly clouds: readonly string[];
}

/** In Markdown. */
export function pageOf(parts: PageParts): string {
  const { all, roomAreas } = parts;
  const judged = all.filter(({ reason }) => reason === undefined);
  const rooms = pairs.map((pair, k) => `${pair.join('–')} ${roomAreas[k]?.toFixed(3)}`).join(', ');
  const refused = all.flatMap(({ file, reason }) =>
    reason === undefined ? [] : [`${path.basename(file)} (${reason})`],
  );
  return `# How well the background is known

Made by \`npm run evaluate:background -- --write\`; not written by hand. Subjects of EMGLAB N2001 and Mendeley Data
10.17632/543xpjycj9.1 (the development parts), each judged by what was fitted without it, in six folds and five ways to make
them; areas under the curve by pair of classes, 95 % intervals by bootstrap over subjects.
${judged.length} of ${all.length} recordings are judged, of ${subjectCount(judged)} of ${subjectCount(all)} subjects. Not judged: ${refused.join(', ')}.

## The interference pattern, with what the room does

The measures are those that quantitative studies publish (turns, amplitude, activity, small segments, upper amplitude:
Stålberg 1983, Nandedkar 1986; short intervals and high frequencies: Fuglsang-Frederiksen): none was chosen by figures of these
subjects, but whoever settled on them had seen some. “Chosen in the folds” has been blind to the subjects that it judges; the
reference claims no more than that.
Matched: overlap weights, so that no class has more hum than another.
Hum removed: 50 Hz and nineteen harmonics are fitted second by second and taken away, of every recording alike.

${parts.pattern}

${parts.chosen}
The room alone, at its best (hum or noise, fitted or ranked, over all or in one laboratory): ${rooms}.

## Each laboratory, and from one to the other

${parts.laboratories}

## Motor unit potentials

${parts.potentials}

## What would be proposed of single recordings

Mean over five ways to make folds, of subjects that were not fitted on.

${parts.proposed.join('\n')}

## Reference areas of the turns–amplitude cloud

${parts.clouds.join('\n')}
`;
}
