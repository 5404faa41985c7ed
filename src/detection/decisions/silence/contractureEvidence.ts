/**
 * Every item that a contracture needs, met or not: the answer to "why not a contracture?". Items are named
 * `contracture-…`; each that was recorded is there, so that what is missing can be read off.
 */
import { roundedSeconds } from '../../../base/roundedSeconds';
import { ambiguousFrom } from '../../../signal/noiseLevel';
import type { Evidence } from '../../result/detectedEvent';
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { SilenceFacts } from '../../silence/silenceFacts';
import type { SilenceParameters } from '../../silence/parameters';

/** What the rules of silence read. */
export type SilenceRules = SilenceParameters & {
  readonly minimumQuiet: number;
  readonly silentRms: number;
  readonly liveNoise: number;
};

export const contractureNumbers = fixedNumbers('contracture', {
  met: ratio(1, [0, 2], 'Log-likelihood ratio of an item that is met', 'own: half the cap'),
  full: ratio(
    2,
    [0, 4],
    'That of force and of intent where they are met, and of every item that is not',
    '§A.3 (contributions are capped at ±2)',
  ),
  noise: ratio(0.5, [0, 2], 'That of live noise where it is met', 'own: any electrode in tissue has it'),
});
const { met: usual, full, noise: ofNoise } = contractureNumbers.values;

/** The items, in the order of §A.5. */
export function contractureEvidence(facts: SilenceFacts, p: SilenceRules): readonly Evidence[] {
  const { contraction, course } = facts;
  const middle = roundedSeconds((facts.onsetSeconds + facts.endSeconds) / 2);
  const length = facts.endSeconds - facts.onsetSeconds;
  const item = (
    criterion: string,
    value: number,
    unit: string,
    threshold: number,
    met: boolean,
    atSeconds: number,
    weight = usual,
  ): Evidence => ({
    criterion,
    value,
    unit,
    threshold,
    contribution: met ? weight : -full,
    met,
    atSeconds: roundedSeconds(atSeconds),
  });
  const evidence: Evidence[] = [
    item(
      'contracture-silence',
      facts.greatestRmsOverNoise,
      '',
      p.silentRms,
      facts.greatestRmsOverNoise <= p.silentRms,
      middle,
    ),
    item('contracture-power', length, 's', p.minimumQuiet, length >= p.minimumQuiet, facts.onsetSeconds),
    item('contracture-noise-level', facts.noiseDisagreement, '', ambiguousFrom, facts.noiseIsKnown, middle),
  ];
  if (facts.rmsMicrovolts !== undefined) {
    const isLive = facts.rmsMicrovolts >= p.liveNoise || facts.nearestActivitySeconds !== undefined;
    evidence.push(item('contracture-noise', facts.rmsMicrovolts, 'µV', p.liveNoise, isLive, middle, ofNoise));
  }
  evidence.push(
    item(
      'contracture-same-noise',
      facts.sameQuietSeconds,
      's',
      p.sameNoise,
      facts.sameQuietSeconds >= p.sameNoise,
      facts.onsetSeconds,
    ),
  );
  const nearest = facts.nearestActivitySeconds;
  evidence.push(
    item(
      'contracture-live',
      nearest ?? 0,
      's',
      p.livenessReach,
      nearest !== undefined && nearest <= p.livenessReach,
      facts.onsetSeconds,
    ),
  );
  if (contraction.state === 'unknown') {
    evidence.push({ ...item('no-mechanical-channel', 0, '', 1, true, middle, 0), contribution: 0 });
  } else {
    evidence.push(
      item(
        'contracture-force',
        contraction.value,
        contraction.unit,
        contraction.threshold,
        contraction.state === 'yes',
        contraction.atSeconds,
        full,
      ),
      item(
        'contracture-active-start',
        contraction.beganWithActivity ? 1 : 0,
        '',
        1,
        contraction.beganWithActivity || isFelt(facts),
        contraction.atSeconds,
      ),
    );
  }
  evidence.push(
    item(
      'contracture-intent',
      intentNumber[facts.intent],
      '',
      0,
      facts.intent === 'involuntary',
      facts.onsetSeconds,
      full,
    ),
    item(
      'contracture-region',
      facts.inRegion === 'not-shown' ? 0 : 1,
      '',
      1,
      facts.inRegion !== 'not-shown',
      facts.onsetSeconds,
    ),
  );
  if (course) {
    // A cramp may be reported where a sensor was knocked, too: only a contracture relaxes.
    const leastDecline =
      p.silentDecline * (facts.isCrampOpen ? Math.min(1, course.heldSeconds / p.declineSeconds) : 1);
    const leastLost = 1 - Math.exp(-course.heldSeconds / p.slowestDecay);
    evidence.push(
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
      item(
        'contracture-half-relaxation',
        course.halfSeconds,
        's',
        p.slowRelaxation,
        course.halfSeconds >= p.slowRelaxation || (course.isHalfOpen && isTold(facts)),
        facts.onsetSeconds,
      ),
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
      item(
        'contracture-release',
        course.fallPart,
        '',
        p.silentFall,
        course.fallPart <= p.silentFall || course.stepPart > p.silentStep || facts.inRegion === 'asserted',
        middle,
      ),
    );
  }
  if (facts.otherActive !== undefined) {
    evidence.push(
      item(
        'contracture-attribution',
        facts.otherActive,
        '',
        p.otherActive,
        facts.otherActive <= p.otherActive,
        middle,
      ),
    );
  }
  if (facts.crampReportedAt !== undefined) {
    evidence.push({ ...item('cramp-reported', 1, '', 1, true, facts.crampReportedAt, 0), contribution: 0 });
  }
  return evidence;
}

/**
 * Whether the examiner feels the muscle contract where the electrode is while a cramp is reported: then the force is this
 * muscle's, even where it began in silence (§A.5 S6).
 */
function isFelt({ inRegion, isCrampOpen }: SilenceFacts): boolean {
  return inRegion === 'asserted' && isCrampOpen;
}

/** Whether somebody says that the muscle is contracted: the patient, or the examiner who feels it. */
function isTold({ inRegion, isCrampOpen }: SilenceFacts): boolean {
  return inRegion === 'asserted' || isCrampOpen;
}

const intentNumber = { voluntary: -1, unknown: 0, involuntary: 1 } as const;
