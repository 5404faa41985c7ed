/** What would be proposed of single recordings: findings of disease, and how many of them are right. */
import type { BackgroundReference } from '../../../src/detection/background/reference';
import { shippedReference } from '../../../src/detection/background/reference';
import { proposedAlone } from './judge';
import type { MeasuredRecording } from './measured';
import { recruitmentMeasures } from './rows';
import { poolOf, templateOf } from './selection';
import { laboratories } from './subjects';

const seeds = [1, 2, 3, 4, 5];

/** A line for each kind of finding and each laboratory. */
export function proposedLines(recordings: readonly MeasuredRecording[]): readonly string[] {
  const recruitment = templateOf(poolOf(shippedReference), recruitmentMeasures);
  const claims = shippedReference.recruitment?.claims ?? [];
  return [
    ...linesOf('Impressions', recordings, shippedReference),
    ...linesOf('Findings of recruitment', recordings, { ...recruitment, claims }),
  ];
}

function linesOf(
  name: string,
  recordings: readonly MeasuredRecording[],
  template: BackgroundReference,
): readonly string[] {
  const proposed = seeds.flatMap((seed) => proposedAlone(recordings, template, seed));
  return laboratories.map((laboratory) => {
    const own = proposed.filter((each) => each.laboratory === laboratory);
    const mean = (count: number): string => (count / seeds.length).toFixed(1);
    const wrong = own.filter(({ isRight }) => !isRight);
    const healthy = wrong.filter(({ diagnosis }) => diagnosis === 'normal').length;
    const all = recordings.filter((each) => each.laboratory === laboratory).length;
    return `- ${name} of disease, ${laboratory}: of ${all} single recordings ${mean(own.length)} get one, ${mean(wrong.length)} of them wrong (${mean(healthy)} of healthy subjects).`;
  });
}
