/** What the course of the force in silence shows of a contracture (DETECTION.md §A.5 S7), item by item. */
import { roundedSeconds } from '../../../base/roundedSeconds';
import type { Evidence } from '../../result/detectedEvent';
import type { ForceCourseFact, SilenceFacts } from '../../silence/silenceFacts';
import { isFelt, item, type SilenceRules } from './contractureItem';

/** The items of a silence in which some force was recorded. */
export function courseEvidence(
  facts: SilenceFacts,
  course: ForceCourseFact,
  p: SilenceRules,
): readonly Evidence[] {
  const { contraction } = facts;
  const middle = roundedSeconds((facts.onsetSeconds + facts.endSeconds) / 2);
  // A cramp may be reported where a sensor was knocked, too: only a contracture relaxes.
  const leastDecline =
    p.silentDecline * (facts.isCrampOpen ? Math.min(1, course.heldSeconds / p.declineSeconds) : 1);
  const leastLost = 1 - Math.exp(-course.heldSeconds / p.slowestDecay);
  return [
    item(
      'contracture-continuous',
      course.isContinuous ? 1 : 0,
      '',
      1,
      course.isContinuous || facts.inRegion === 'asserted',
      facts.onsetSeconds,
    ),
    // What begins in silence, and is felt, rises in it.
    ...(isFelt(facts) && !contraction.beganWithActivity
      ? []
      : [
          item(
            'contracture-rise',
            course.risePart,
            '',
            p.silentRise,
            course.risePart <= p.silentRise,
            middle,
          ),
          item(
            'contracture-gain',
            course.gainPart,
            '',
            p.silentGain,
            course.gainPart <= p.silentGain,
            middle,
          ),
        ]),
    item(
      'contracture-smooth',
      course.ripplePart,
      '',
      p.silentRipple,
      course.ripplePart <= p.silentRipple,
      middle,
    ),
    item(
      'contracture-relaxation',
      course.heldSeconds,
      's',
      p.silentDecay,
      course.heldSeconds >= p.silentDecay,
      facts.onsetSeconds,
    ),
    item(
      'contracture-unstimulated',
      facts.isStimulated ? 0 : 1,
      '',
      1,
      !facts.isStimulated,
      facts.onsetSeconds,
    ),
    item('contracture-direction', course.isOpposed ? 0 : 1, '', 1, !course.isOpposed, facts.onsetSeconds),
    halfRelaxation(facts, course, p),
    item(
      'contracture-decline',
      course.declinePart,
      '',
      leastDecline,
      course.declinePart >= leastDecline || facts.inRegion === 'asserted',
      middle,
    ),
    item(
      'contracture-decay',
      course.lostPart,
      '',
      leastLost,
      course.lostPart >= leastLost || facts.inRegion === 'asserted',
      middle,
    ),
    ...lateDecay(facts, course, p),
    item(
      'contracture-release',
      course.fallPart,
      '',
      p.silentFall,
      course.fallPart <= p.silentFall || course.stepPart > p.silentStep || facts.inRegion === 'asserted',
      middle,
    ),
  ];
}

/**
 * That half of the force is kept long enough; of a short silence in which somebody says that the muscle is contracted, that
 * it would be at the pace of the silence.
 */
function halfRelaxation(
  facts: SilenceFacts,
  { halfSeconds, isHalfOpen, paceSeconds }: ForceCourseFact,
  { slowRelaxation }: SilenceRules,
): Evidence {
  const isShort = halfSeconds < slowRelaxation && isHalfOpen && isTold(facts);
  const kept = isShort && paceSeconds < slowRelaxation ? paceSeconds : halfSeconds;
  const isMet = isShort ? paceSeconds >= slowRelaxation : halfSeconds >= slowRelaxation;
  return item('contracture-half-relaxation', kept, 's', slowRelaxation, isMet, facts.onsetSeconds);
}

/** That it still declines late in the silence: what yields comes to a new level. Nothing is known of a short one. */
function lateDecay(
  { inRegion, endSeconds }: SilenceFacts,
  { late }: ForceCourseFact,
  { slowestDecay, yieldingPart }: SilenceRules,
): readonly Evidence[] {
  if (!late) return [];
  const least = Math.max(1 - Math.exp(-late.seconds / slowestDecay), yieldingPart * late.earlyPart);
  const isMet = late.lostPart >= least || inRegion === 'asserted';
  return [item('contracture-late-decay', late.lostPart, '', least, isMet, endSeconds)];
}

/** Whether somebody says that the muscle is contracted: the patient, or the examiner who feels it. */
function isTold({ inRegion, isCrampOpen }: SilenceFacts): boolean {
  return inRegion === 'asserted' || isCrampOpen;
}
