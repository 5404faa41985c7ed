/**
 * Every item that a contracture needs, met or not: the answer to "why not a contracture?". Items are named
 * `contracture-…`; each that was recorded is there, so that what is missing can be read off.
 */
import { roundedSeconds } from '../../../base/roundedSeconds';
import { ambiguousFrom } from '../../../signal/noiseLevel';
import type { Evidence } from '../../result/detectedEvent';
import type { SilenceFacts } from '../../silence/silenceFacts';
import { full, isFelt, item, ofNoise, type SilenceRules } from './contractureItem';
import { courseEvidence } from './courseEvidence';

/** The items, in the order of §A.5. */
export function contractureEvidence(facts: SilenceFacts, p: SilenceRules): readonly Evidence[] {
  const { contraction, course } = facts;
  const middle = roundedSeconds((facts.onsetSeconds + facts.endSeconds) / 2);
  const length = facts.endSeconds - facts.onsetSeconds;
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
  if (course) evidence.push(...courseEvidence(facts, course, p));
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

const intentNumber = { voluntary: -1, unknown: 0, involuntary: 1 } as const;
