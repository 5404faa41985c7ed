/**
 * What may be found of a muscle over a segment of its voluntary activity: labels of a group of their own. An event says what
 * happens, a finding what the muscle is; neither overwrites the other (DETECTION.md §0, Q2).
 */
import type { BackgroundClass } from './background';

/** What a finding is about. */
export const findingKinds = ['recruitment', 'potentials', 'impression'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A finding that ships with the product. */
export type FindingLabel = `${FindingKind}-${BackgroundClass}`;

/** In the order in which they are offered. */
export const findingLabels = [
  'recruitment-normal',
  'recruitment-neurogenic',
  'recruitment-myopathic',
  'potentials-normal',
  'potentials-neurogenic',
  'potentials-myopathic',
  'impression-normal',
  'impression-neurogenic',
  'impression-myopathic',
] as const satisfies readonly FindingLabel[];
