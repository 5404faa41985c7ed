import assert from 'node:assert/strict';
import fc from 'fast-check';
import { silenceParameterTable } from '../../../../../src/detection/silence/parameters';
import type { SilenceFacts } from '../../../../../src/detection/silence/silenceFacts';
import type { SilenceRules } from '../../../../../src/detection/decisions/silence/contractureItem';
import { judgeSilence } from '../../../../../src/detection/decisions/silence/silenceRules';

const rules = {
  ...Object.fromEntries(Object.entries(silenceParameterTable).map(([name, { value }]) => [name, value])),
  minimumQuiet: 2,
  silentRms: 1.5,
  liveNoise: 0.5,
} as SilenceRules;

const force = {
  state: 'yes',
  value: 40,
  threshold: 5,
  unit: 'N',
  atSeconds: 41,
  beganWithActivity: true,
} as const;

/** A silent part that shows everything a contracture needs. */
const contracture: SilenceFacts = {
  onsetSeconds: 40,
  endSeconds: 70,
  noiseDisagreement: 1.1,
  noiseIsKnown: true,
  greatestRmsOverNoise: 1.1,
  rmsMicrovolts: 2,
  nearestActivitySeconds: 0,
  sameQuietSeconds: 3,
  contraction: force,
  inRegion: 'active-before',
  course: {
    isContinuous: true,
    isOpposed: false,
    risePart: 0.01,
    declinePart: 0.2,
    lostPart: 0.3,
    gainPart: 0,
    fallPart: 0.05,
    stepPart: 0.02,
    ripplePart: 0.003,
    heldSeconds: 15,
    halfSeconds: 30,
    isHalfOpen: true,
    paceSeconds: 40,
    late: { lostPart: 0.1, earlyPart: 0.1, seconds: 7 },
  },
  otherActive: 0,
  intent: 'involuntary',
  isStimulated: false,
  crampReportedAt: 42,
  isCrampOpen: true,
};

const label = (changes: Partial<SilenceFacts>): string => {
  const { label: said, reason } = judgeSilence({ ...contracture, ...changes }, rules);
  return reason === undefined ? said : `${said}: ${reason}`;
};

describe('a silent stretch', () => {
  it('is a contracture where silence, a live electrode, contraction and its being involuntary are all shown', () => {
    assert.equal(label({}), 'myogenic-cramp');
    assert.equal(label({ otherActive: undefined, crampReportedAt: undefined }), 'myogenic-cramp');
  });

  it('that begins without EMG is one where the examiner feels it and a cramp is reported, though the force rises in it', () => {
    const began = {
      contraction: { ...force, beganWithActivity: false },
      course: { ...contracture.course!, isContinuous: false, risePart: 0.9 },
    };
    assert.equal(label({ ...began, inRegion: 'asserted' }), 'myogenic-cramp');
    assert.equal(label({ ...began }), 'indeterminate: silent_with_force');
    assert.equal(
      label({ ...began, inRegion: 'asserted', isCrampOpen: false, crampReportedAt: undefined }),
      'indeterminate: rest_or_contracture_indeterminate',
    );
    const rippling = { ...began.course, ripplePart: 0.08 };
    assert.equal(
      label({ ...began, course: rippling, inRegion: 'asserted' }),
      'indeterminate: silent_with_force',
    );
  });

  it('while another muscle does what was asked for is nothing that can be decided', () => {
    assert.equal(
      label({ intent: 'voluntary', otherActive: 0 }),
      'indeterminate: electrode_not_in_active_region',
    );
    assert.equal(
      label({ intent: 'voluntary', otherActive: 0.9, crampReportedAt: undefined }),
      'indeterminate: rest_or_contracture_indeterminate',
    );
  });

  const missing: readonly (readonly [what: string, changes: Partial<SilenceFacts>])[] = [
    ['no EMG began the contraction', { contraction: { ...force, beganWithActivity: false } }],
    ['the intent is unknown', { intent: 'unknown' }],
    ['no potential shows that the electrode is live', { nearestActivitySeconds: undefined }],
    ['the last potential is two minutes away', { nearestActivitySeconds: 120 }],
    ['the electrode is not shown to be in the contracting region', { inRegion: 'not-shown' }],
    ['the noise level is in doubt', { noiseIsKnown: false, noiseDisagreement: 3 }],
    ['no quiet of the same noise lies beyond the activity', { sameQuietSeconds: 0.2 }],
    ['another channel is active', { otherActive: 0.8 }],
    ['the EMG is not quite silent', { greatestRmsOverNoise: 1.8 }],
    ['the force came from the baseline', { course: { ...contracture.course!, isContinuous: false } }],
    ['the force rose in silence', { course: { ...contracture.course!, risePart: 0.5 } }],
    ['the force ripples', { course: { ...contracture.course!, ripplePart: 0.08 } }],
    ['the force pulled the other way', { course: { ...contracture.course!, isOpposed: true } }],
    [
      'the force was half gone within seconds',
      { course: { ...contracture.course!, halfSeconds: 4, isHalfOpen: false } },
    ],
    [
      'the force was let go as a muscle lets go',
      { course: { ...contracture.course!, fallPart: 0.9, stepPart: 0.43 } },
    ],
    [
      'the force would be half gone within seconds, short though the silence is',
      { course: { ...contracture.course!, halfSeconds: 4.7, heldSeconds: 4.7, paceSeconds: 5 } },
    ],
    [
      'the force came to a new level',
      {
        course: { ...contracture.course!, late: { lostPart: 0.004, earlyPart: 0.03, seconds: 6 } },
      },
    ],
    ['the force was taken up anew', { course: { ...contracture.course!, gainPart: 0.4 } }],
    ['a stimulation is reported to begin', { isStimulated: true }],
    ['the force was gone at once', { course: { ...contracture.course!, heldSeconds: 0.4 } }],
  ];
  for (const [what, changes] of missing) {
    it(`with force stays undecided where ${what}, and says so`, () => {
      const verdict = judgeSilence({ ...contracture, ...changes }, rules);
      assert.equal(verdict.label, 'indeterminate');
      assert.equal(verdict.reason, 'silent_with_force');
      const unmet = verdict.evidence.filter(
        ({ criterion, met }) => criterion.startsWith('contracture-') && !met,
      );
      assert.equal(unmet.length, 1, `unmet: ${unmet.map(({ criterion }) => criterion).join(', ')}`);
      assert.equal(verdict.alternatives[0]?.label, 'myogenic-cramp');
    });
  }

  const untold = { crampReportedAt: undefined, isCrampOpen: false };

  it('counts though its force is gone at once in the end, where no muscle is so fast or the examiner feels this one contract', () => {
    const released = { ...contracture.course!, fallPart: 0.9 };
    assert.equal(label({ course: { ...released, stepPart: 0.9 } }), 'myogenic-cramp');
    assert.equal(label({ course: released, inRegion: 'asserted' }), 'myogenic-cramp');
  });

  it('that nobody feels is none where the force loses less of its level than the slowest contracture', () => {
    const kept = { course: { ...contracture.course!, lostPart: 0.02 } };
    assert.equal(label(kept), 'indeterminate: silent_with_force');
    assert.equal(label({ ...kept, inRegion: 'asserted' }), 'myogenic-cramp');
  });

  it('that nobody feels or reports is none where the force is seen for seconds only', () => {
    const short = { course: { ...contracture.course!, halfSeconds: 5 } };
    assert.equal(label({ ...untold, ...short }), 'indeterminate: silent_with_force');
    assert.equal(label({ ...untold, ...short, inRegion: 'asserted' }), 'myogenic-cramp');
    assert.equal(label(short), 'myogenic-cramp');
  });

  it('that nobody feels is none where the force does not decline, though a cramp is reported: a knocked sensor stays', () => {
    const flat = { course: { ...contracture.course!, declinePart: 0 } };
    assert.equal(label({ ...untold, ...flat }), 'indeterminate: silent_with_force');
    assert.equal(label(flat), 'indeterminate: silent_with_force');
    assert.equal(label({ ...flat, inRegion: 'asserted' }), 'myogenic-cramp');
  });

  it('of which a cramp is reported needs as much less of a decline as it is shorter than half a minute', () => {
    const course = { ...contracture.course!, declinePart: 0.006, heldSeconds: 15 };
    assert.equal(label({ course }), 'myogenic-cramp');
    assert.equal(label({ course, ...untold }), 'indeterminate: silent_with_force');
    assert.equal(label({ course: { ...course, heldSeconds: 25 } }), 'indeterminate: silent_with_force');
  });

  it('is the wrong site, never a contracture, while the person pulls on request', () => {
    assert.equal(label({ intent: 'voluntary' }), 'indeterminate: electrode_not_in_active_region');
  });

  it('is rest where the mechanical channel stays at its baseline', () => {
    const contraction = { ...contracture.contraction, state: 'no' as const, value: 0.2 };
    assert.equal(label({ contraction, course: undefined }), 'rest');
  });

  it('is neither rest nor suspected of contracture where the force moved without any EMG and nobody reports a cramp', () => {
    const contraction = { ...force, beganWithActivity: false };
    assert.equal(
      label({ contraction, crampReportedAt: undefined, isCrampOpen: false }),
      'indeterminate: rest_or_contracture_indeterminate',
    );
  });

  it('decides nothing without a mechanical channel, whether or not a cramp is reported', () => {
    const contraction = { ...contracture.contraction, state: 'unknown' as const };
    const unknown = { contraction, course: undefined };
    assert.equal(label(unknown), 'indeterminate: silence_during_reported_cramp');
    assert.equal(
      label({ ...unknown, crampReportedAt: undefined }),
      'indeterminate: rest_or_contracture_indeterminate',
    );
  });

  it('is never called a contracture unless every single item is met (property)', () => {
    const maybe = <T>(value: T): fc.Arbitrary<T | undefined> =>
      fc.option(fc.constant(value), { nil: undefined });
    const facts = fc.record({
      noiseIsKnown: fc.boolean(),
      greatestRmsOverNoise: fc.double({ min: 0, max: 4, noNaN: true }),
      nearestActivitySeconds: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: undefined }),
      state: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      inRegion: fc.constantFrom('asserted' as const, 'active-before' as const, 'not-shown' as const),
      isContinuous: fc.boolean(),
      risePart: fc.double({ min: 0, max: 1, noNaN: true }),
      otherActive: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      intent: fc.constantFrom('voluntary' as const, 'involuntary' as const, 'unknown' as const),
      crampReportedAt: maybe(42),
    });
    fc.assert(
      fc.property(facts, ({ state, isContinuous, risePart, ...rest }) => {
        const verdict = judgeSilence(
          {
            ...contracture,
            ...rest,
            contraction: { ...contracture.contraction, state },
            course: { ...contracture.course!, isContinuous, risePart },
          },
          rules,
        );
        const isShown =
          rest.noiseIsKnown &&
          rest.greatestRmsOverNoise <= 1.5 &&
          (rest.nearestActivitySeconds ?? Infinity) <= 60 &&
          state === 'yes' &&
          rest.inRegion !== 'not-shown' &&
          (isContinuous || rest.inRegion === 'asserted') &&
          risePart <= rules.silentRise &&
          (rest.otherActive ?? 0) <= rules.otherActive &&
          rest.intent === 'involuntary';
        assert.equal(verdict.label === 'myogenic-cramp', isShown);
      }),
      { numRuns: 2000 },
    );
  });
});
