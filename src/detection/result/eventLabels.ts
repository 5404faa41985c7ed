/** The labels the engine may write, and every label that ships: the list of DESIGN.md. A study can add its own. */

export const eventLabels = [
  'neurogenic-cramp',
  'myogenic-cramp',
  'fasciculation',
  'fibrillation',
  'positive-sharp-wave',
  'complex-repetitive-discharge',
  'myotonic-discharge',
  'neuromyotonic-discharge',
  'myokymic-discharge',
  'tremor',
  'voluntary',
  'rest',
  'insertion',
  'artifact',
  'indeterminate',
] as const;

/** A label that ships with the product. */
export type EventLabel = (typeof eventLabels)[number];
