/**
 * The classes of activity as data, to be read beside DETECTION.md §A.3 and §A.4: each is a list of criteria. A class
 * passes when all its required criteria are met and its sum is not against it.
 */
import type { EventLabel } from '../result/eventLabels';
import type { ActivityCriteria } from './criteria/activityCriterion';
import { clockwork } from './criteria/clockwork';
import { complexRepetitive } from './criteria/complexRepetitive';
import { cramp } from './criteria/cramp';
import { electrodePops } from './criteria/electrodePops';
import { fasciculation } from './criteria/fasciculation';
import { myokymic, neuromyotonic, tremor } from './criteria/grouped';
import { insertion } from './criteria/insertion';
import { myotonic } from './criteria/myotonic';
import { gridLocked, movingElectrode, openElectrode, stimulus } from './criteria/notMuscle';
import { reportedStimuli } from './criteria/reportedStimuli';
import { fibrillation, positiveSharpWave } from './criteria/singleFibre';
import { voluntary } from './criteria/voluntary';

/** A class with its criteria. */
export interface ActivityClass {
  /** What its numbers are listed under, where it is not the label. */
  readonly name?: string;
  readonly label: EventLabel;
  /** Added to every sum: how readily the class is thought of before anything is measured. */
  readonly prior: number;
  /**
   * Where it passes, no other class does: what no muscle makes is no discharge (§0.1, rule 1). It `excludes` them, whatever
   * speaks for them, where nothing of theirs can tell them from it; or it only `outweighs` them.
   */
  readonly precludesOthers?: 'outweighs' | 'excludes';
  /**
   * What of hum that is left may be taken for it; `any` where it is not said. None is for an artifact; `fibres` keep time,
   * but not as the grid does (their criteria see to it), with pauses between.
   */
  readonly hum?: 'any' | 'fibres' | 'none';
  /** It passes only where one of these criteria is met. */
  readonly needsOneOf?: readonly string[];
  readonly criteria: ActivityCriteria;
}

/** Every class of activity. */
export const activityClasses: readonly ActivityClass[] = [
  { label: 'neurogenic-cramp', prior: -0.5, criteria: cramp },
  { label: 'voluntary', prior: 0.5, criteria: voluntary },
  { label: 'fasciculation', prior: 0, criteria: fasciculation },
  { label: 'fibrillation', prior: 0, hum: 'fibres', criteria: fibrillation },
  { label: 'positive-sharp-wave', prior: 0, hum: 'fibres', criteria: positiveSharpWave },
  {
    label: 'complex-repetitive-discharge',
    prior: 0,
    needsOneOf: ['repetitive-correlation', 'repetitive-clockwork', 'repetitive-parts'],
    criteria: complexRepetitive,
  },
  { label: 'myotonic-discharge', prior: 0, criteria: myotonic },
  { label: 'neuromyotonic-discharge', prior: 0, criteria: neuromyotonic },
  { label: 'myokymic-discharge', prior: 0, criteria: myokymic },
  { label: 'tremor', prior: 0, criteria: tremor },
  {
    label: 'insertion',
    prior: -0.3,
    needsOneOf: ['insertion-movement', 'insertion-reported', 'insertion-fibres', 'insertion-running-down'],
    criteria: insertion,
  },
  {
    name: 'stimuli',
    label: 'artifact',
    hum: 'none',
    prior: 0,
    precludesOthers: 'outweighs',
    criteria: stimulus,
  },
  {
    name: 'grid-locked',
    label: 'artifact',
    hum: 'none',
    prior: 0,
    precludesOthers: 'excludes',
    criteria: gridLocked,
  },
  {
    name: 'clockwork',
    label: 'artifact',
    hum: 'none',
    prior: 0,
    precludesOthers: 'excludes',
    criteria: clockwork,
  },
  {
    name: 'reported-stimuli',
    label: 'artifact',
    hum: 'none',
    prior: 0,
    precludesOthers: 'excludes',
    criteria: reportedStimuli,
  },
  {
    name: 'electrode-pops',
    label: 'artifact',
    hum: 'none',
    prior: 0,
    precludesOthers: 'excludes',
    criteria: electrodePops,
  },
  { name: 'open-electrode', label: 'artifact', hum: 'none', prior: 0, criteria: openElectrode },
  { name: 'moving-electrode', label: 'artifact', hum: 'none', prior: 0, criteria: movingElectrode },
];
