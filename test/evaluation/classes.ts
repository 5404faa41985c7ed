/**
 * Which words of the engine are right for which truth. The engine can't know an intent that was not recorded, nor tell
 * rest from contracture without a force channel, so there the decision table's cautious word (DETECTION.md §0.1) is the
 * right one, and the confident one is a guess.
 */
import type { TruthEvent } from '../../src/simulation/simulatedRecording';

/** The differential of DESIGN.md that is told apart by its discharge. */
export const differentialClasses = [
  'fasciculation',
  'fibrillation',
  'positive-sharp-wave',
  'complex-repetitive-discharge',
  'myotonic-discharge',
  'neuromyotonic-discharge',
  'myokymic-discharge',
  'tremor',
] as const;

/** The two kinds of cramp that the product is about. */
export const crampClasses = ['neurogenic-cramp', 'myogenic-cramp'] as const;

/** Quiet or out of order: no activity that must be named. */
const passive: readonly string[] = ['rest', 'artifact'];

/** A cramp, contraction or discharge that someone has to name: not rest, artifact, or what must be left open. */
export function isActive(label: string): boolean {
  return !passive.includes(label) && label !== 'indeterminate';
}

const unknownIntent = ' (intent unknown)';
export const crampOfUnknownIntent = `neurogenic-cramp${unknownIntent}`;
export const voluntaryOfUnknownIntent = `voluntary${unknownIntent}`;

/** The class that a detected event counts as: its label, or `indeterminate:reason`. */
export function detectedKind(label: string, reason: string | undefined): string {
  return label === 'indeterminate' ? `indeterminate:${reason ?? 'unstated'}` : label;
}

const acceptedBeside: Readonly<Record<string, readonly string[]>> = {
  rest: ['rest', 'indeterminate:rest_or_contracture_indeterminate'],
  [crampOfUnknownIntent]: ['indeterminate:cramp_like_discharge'],
  [voluntaryOfUnknownIntent]: ['voluntary', 'indeterminate:unclassified_activity'],
};

/** The detected classes that are right for a true class. */
export function acceptedFor(kind: string): readonly string[] {
  return acceptedBeside[kind] ?? [kind];
}

/** The class that a true event counts under, and the detected classes that are right for it. */
export function truthKind(
  { label, reason }: Pick<TruthEvent, 'label' | 'reason'>,
  intentKnown: boolean,
): { readonly kind: string; readonly accepts: readonly string[] } {
  const needsIntent = label === 'neurogenic-cramp' || label === 'voluntary';
  const kind = needsIntent && !intentKnown ? `${label}${unknownIntent}` : detectedKind(label, reason);
  return { kind, accepts: acceptedFor(kind) };
}
