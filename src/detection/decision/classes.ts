/**
 * The classes of activity as data, to be read beside DETECTION.md §A.3 and §A.4: each is a list of criteria. A class
 * passes when all its required criteria are met and its sum is not against it.
 */
import type { EventLabel } from '../eventLabels';
import type { ActivityCriteria } from './criteria/activityCriterion';
import { complexRepetitive } from './criteria/complexRepetitive';
import { crampCriteria } from './criteria/cramp';
import { fasciculation } from './criteria/fasciculation';
import { myokymic, neuromyotonic, tremor } from './criteria/grouped';
import { insertion } from './criteria/insertion';
import { myotonic } from './criteria/myotonic';
import { type ArtifactParameters, movingElectrode, openElectrode, stimulus } from './criteria/notMuscle';
import { fibrillation, positiveSharpWave } from './criteria/singleFibre';
import { voluntary } from './criteria/voluntary';
import type { DecisionParameters } from './parameters';

/** A class with its criteria. */
export interface ActivityClass {
  readonly label: EventLabel;
  /** Added to every sum: how readily the class is thought of before anything is measured. */
  readonly prior: number;
  /** Where it passes, the others are out of the question: what no muscle makes is no discharge (§0.1, rule 1). */
  readonly precludesOthers?: true;
  readonly criteria: ActivityCriteria;
}

/** What the classes read. */
export type ClassParameters = DecisionParameters & ArtifactParameters;

/** Every class of activity, under these parameters. */
export function activityClasses(p: ClassParameters): readonly ActivityClass[] {
  return [
    { label: 'neurogenic-cramp', prior: -0.5, criteria: crampCriteria(p) },
    { label: 'voluntary', prior: 0.5, criteria: voluntary(p) },
    { label: 'fasciculation', prior: 0, criteria: fasciculation(p) },
    { label: 'fibrillation', prior: 0, criteria: fibrillation(p) },
    { label: 'positive-sharp-wave', prior: 0, criteria: positiveSharpWave(p) },
    { label: 'complex-repetitive-discharge', prior: 0, criteria: complexRepetitive(p) },
    { label: 'myotonic-discharge', prior: 0, criteria: myotonic(p) },
    { label: 'neuromyotonic-discharge', prior: 0, criteria: neuromyotonic(p) },
    { label: 'myokymic-discharge', prior: 0, criteria: myokymic(p) },
    { label: 'tremor', prior: 0, criteria: tremor(p) },
    { label: 'insertion', prior: -0.3, criteria: insertion(p) },
    { label: 'artifact', prior: 0, precludesOthers: true, criteria: stimulus(p) },
    { label: 'artifact', prior: 0, criteria: openElectrode(p) },
    { label: 'artifact', prior: 0, criteria: movingElectrode(p) },
  ];
}
