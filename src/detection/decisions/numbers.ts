/** The numbers of the decision that are fixed with the engine's version: of the criteria, of the classes, and of what is said. */
import { chosen, type FixedNumbers, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { type ActivityClass, activityClasses } from './classes';
import { criterionNumbers } from './criterionNumbers';
import { verdictNumbers } from './activeEvent';
import { artifactNumbers } from './artifactEvents';
import { activityCriterionNumbers } from './criteria/activityCriterion';
import { crampNumbers } from './criteria/cramp';
import { clockworkNumbers } from './criteria/clockwork';
import { complexRepetitiveNumbers } from './criteria/complexRepetitive';
import { fasciculationNumbers } from './criteria/fasciculation';
import { insertionNumbers } from './criteria/insertion';
import { myotonicNumbers } from './criteria/myotonic';
import { singleFibreNumbers } from './criteria/singleFibre';
import { voluntaryNumbers } from './criteria/voluntary';
import { heartNumbers } from './heartEvents';
import { humLeftNumbers } from './humLeft';
import { scoreNumbers } from './scores';
import { staleIntentNumbers } from './staleIntent';

/** Everything that stands in a class: its prior, and each criterion's numbers under the criterion's name. */
function numbersOfClass({ name, label, prior, criteria }: ActivityClass): readonly FixedNumbers[] {
  const ofClass = ratio(
    prior,
    [-5, 5],
    'How readily the class is thought of before anything is measured, as a log-likelihood ratio',
    chosen,
  );
  return [
    fixedNumbers(name ?? label, { prior: ofClass }),
    ...criteria.map((criterion) => fixedNumbers(criterion.name, criterionNumbers(criterion))),
  ];
}

export const decisionNumbers: readonly FixedNumbers[] = [
  ...activityClasses.flatMap(numbersOfClass),
  verdictNumbers,
  artifactNumbers,
  activityCriterionNumbers,
  crampNumbers,
  clockworkNumbers,
  complexRepetitiveNumbers,
  fasciculationNumbers,
  insertionNumbers,
  myotonicNumbers,
  singleFibreNumbers,
  voluntaryNumbers,
  heartNumbers,
  humLeftNumbers,
  scoreNumbers,
  staleIntentNumbers,
];
