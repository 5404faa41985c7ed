import assert from 'node:assert/strict';
import { backgroundOf, type MeasuredMuscle } from '../../../../src/detection/background/channelBackground';
import {
  readReference,
  ReferenceError,
  shippedReference,
} from '../../../../src/detection/background/reference';
import shipped from '../../../../src/detection/background/reference.json';
import { voluntarySpans } from '../../../../src/detection/background/voluntarySpans';
import type { InterferenceEpoch } from '../../../../src/detection/interference/epochs';
import { type ChannelBackground } from '../../../../src/detection/result/background';
import type { DetectedEvent } from '../../../../src/detection/result/detectedEvent';

const epoch: InterferenceEpoch = {
  onsetSeconds: 0,
  turnsPerSecond: 400,
  amplitudeMicrovolts: 450,
  activity: 0.97,
  smallSegmentsPerSecond: 150,
  upperAmplitudeMicrovolts: 1500,
  medianAmplitudeMicrovolts: 400,
  medianSegmentSeconds: 0.0018,
  upperSegmentSeconds: 0.003,
  rmsMicrovolts: 250,
  sharpPart: 0.06,
};
const largeUnits = {
  amplitudeMicrovolts: 1100,
  upperAmplitudeMicrovolts: 6000,
  medianAmplitudeMicrovolts: 800,
  sharpPart: 0.03,
};
const smallUnits = {
  amplitudeMicrovolts: 260,
  upperAmplitudeMicrovolts: 700,
  medianAmplitudeMicrovolts: 230,
  medianSegmentSeconds: 0.0011,
  sharpPart: 0.2,
};

function muscle(
  changes: Partial<InterferenceEpoch> = {},
  others: Partial<MeasuredMuscle> = {},
): MeasuredMuscle {
  return {
    index: 0,
    channel: { name: 'Deltoid R', unit: 'uV', samplingRate: 32_768 },
    epochs: Array.from({ length: 5 }, () => ({ ...epoch, ...changes })),
    recruitment: [],
    humLeftMicrovolts: 0,
    ...others,
  };
}

function judged(one: MeasuredMuscle): ChannelBackground {
  const [only] = backgroundOf([one], { reference: shippedReference }).channels;
  assert.ok(only);
  return only;
}

describe('The background of a muscle', () => {
  it('is neurogenic where units are large and stand out, myopathic where they are small and sharp', () => {
    const [neurogenic, myopathic] = [judged(muscle(largeUnits)), judged(muscle(smallUnits))];
    assert.ok((neurogenic.probabilities?.neurogenic ?? 0) > 0.7, JSON.stringify(neurogenic.probabilities));
    assert.ok((myopathic.probabilities?.myopathic ?? 0) > 0.6, JSON.stringify(myopathic.probabilities));
  });

  it('has probabilities that add up to 1, and features with what each says', () => {
    const { probabilities, features, ratios } = judged(muscle(largeUnits));
    assert.ok(probabilities && ratios);
    assert.ok(Math.abs(Object.values(probabilities).reduce((a, b) => a + b, 0) - 1) < 1e-12);
    assert.equal(features.length, shippedReference.features.length);
    const { groupCap, muscleCap } = shippedReference.limits;
    for (const side of ['neurogenic', 'myopathic'] as const) {
      const groups = new Map<string, number>();
      for (const each of features) groups.set(each.group, (groups.get(each.group) ?? 0) + each[side]);
      const capped = [...groups.values()].map((sum) => Math.max(-groupCap, Math.min(groupCap, sum)));
      const whole = capped.reduce((a, b) => a + b, shippedReference.offset[side]);
      assert.ok(Math.abs(ratios[side] - Math.max(-muscleCap, Math.min(muscleCap, whole))) < 1e-9);
    }
  });

  it('gives a reason instead of a number where there is too little to compare', () => {
    const cases: readonly (readonly [MeasuredMuscle, string])[] = [
      [muscle({}, { epochs: [epoch, epoch] }), 'too-little-voluntary-activity'],
      [muscle({ turnsPerSecond: 3 }), 'too-few-turns'],
      [muscle({}, { channel: { name: 'Deltoid', unit: 'uV', samplingRate: 4000 } }), 'sampled-too-slowly'],
      [muscle({}, { channel: { name: 'Deltoid', unit: 'counts', samplingRate: 32_768 } }), 'not-in-volts'],
    ];
    for (const [one, reason] of cases) {
      const found = judged(one);
      assert.equal(found.reason, reason);
      assert.equal(found.probabilities, undefined);
      assert.deepEqual(found.features, []);
    }
  });

  it('claims nothing of a muscle that the reference does not have, unless told which it is', () => {
    const unnamed = muscle(largeUnits, { channel: { name: 'channel 1', unit: 'uV', samplingRate: 32_768 } });
    assert.equal(judged(unnamed).reason, 'unknown-muscle');
    const [told] = backgroundOf([unnamed], { reference: shippedReference, muscle: 'deltoid' }).channels;
    assert.ok(told?.muscle === 'deltoid');
    assert.notEqual(told.reason, 'unknown-muscle');
  });

  it('claims nothing of an effort stronger than any healthy subject made: more turns and a greater amplitude', () => {
    const most = (name: string): number =>
      shippedReference.effort?.measures.find((each) => each.name === name)?.most ?? NaN;
    const [turns, amplitude] = [most('turns'), most('amplitude')];
    const at = (turnsBy: number, amplitudeBy: number): ChannelBackground =>
      judged(
        muscle({
          ...largeUnits,
          turnsPerSecond: turns * turnsBy,
          amplitudeMicrovolts: amplitude * amplitudeBy,
        }),
      );
    const strong = at(1.01, 1.01);
    assert.equal(strong.reason, 'effort-beyond-reference');
    assert.ok(strong.probabilities && strong.features.length > 0); // they are shown all the same
    // Fewer turns, a smaller amplitude, or an amplitude that is large even for so many turns.
    for (const within of [at(0.99, 1.5), at(1.5, 0.99), at(1.01, 2)]) {
      assert.notEqual(within.reason, 'effort-beyond-reference');
    }
  });

  it('claims nothing that rests on a value beyond those of all subjects, and what stands without it', () => {
    const model = (most: number) => ({
      ...shippedReference,
      claims: shippedReference.claims.map((claim) => ({ ...claim, lowerArea: 0.9, roomArea: 0.5 })),
      features: shippedReference.features.map((each) =>
        each.name === 'upper-amplitude' ? { ...each, wholeRange: [100, most] as const } : each,
      ),
    });
    const outstanding = muscle({ upperAmplitudeMicrovolts: 9000 });
    const reasonBy = (most: number) =>
      backgroundOf([outstanding], { reference: model(most) }).channels[0]?.reason;
    assert.equal(reasonBy(10_000), undefined); // within: claimed
    assert.equal(reasonBy(8000), undefined); // beyond, and the edge says so as well
    assert.equal(reasonBy(1000), 'beyond-reference');
  });

  it('is said of several muscles together by those efforts alone that the reference knows', () => {
    const both = (turnsPerSecond: number) =>
      backgroundOf(
        [
          muscle({ ...largeUnits, turnsPerSecond: 2000 }),
          muscle(
            { ...largeUnits, turnsPerSecond },
            { index: 1, channel: { name: 'Biceps', unit: 'uV', samplingRate: 32_768 } },
          ),
          muscle(largeUnits, { index: 2 }),
        ],
        { reference: shippedReference },
      ).together;
    assert.equal(both(2000), undefined);
    assert.ok(both(400));
  });

  it('never claims myopathic against normal, which hum separates as well in the recordings it was fitted on', () => {
    const claim = shippedReference.claims.find(
      ({ pair }) => pair.includes('myopathic') && pair.includes('normal'),
    );
    assert.ok(claim && claim.lowerArea <= claim.roomArea, JSON.stringify(claim));
    let pairs = 0;
    for (let small = 0; small <= 1; small += 0.05) {
      const between = (from: number, to: number): number => from + small * (to - from);
      const { probabilities, reason } = judged(
        muscle({ sharpPart: between(0.03, 0.25), amplitudeMicrovolts: between(450, 260) }),
      );
      assert.ok(probabilities);
      if (Math.min(probabilities.myopathic, probabilities.normal) < probabilities.neurogenic) continue;
      pairs++;
      assert.ok(reason === 'pair-not-separated' || reason === 'no-class-likely', `${reason} at ${small}`);
    }
    assert.ok(pairs > 3, `${pairs} cases`);
  });

  it('is said of several muscles together, of those that are known', () => {
    const other = muscle(largeUnits, {
      index: 1,
      channel: { name: 'Biceps', unit: 'uV', samplingRate: 32_768 },
    });
    const both = backgroundOf([muscle(largeUnits), other], { reference: shippedReference });
    const alone = judged(muscle(largeUnits)).probabilities?.neurogenic ?? 1;
    assert.ok((both.together?.probabilities?.neurogenic ?? 0) >= alone);
    assert.equal(backgroundOf([muscle()], { reference: shippedReference }).together, undefined);
  });
});

describe('What a background is measured of', () => {
  const event = (
    label: DetectedEvent['label'],
    leads?: DetectedEvent['label'],
    channel = 0,
  ): DetectedEvent => ({
    label,
    onsetSeconds: 1,
    endSeconds: 5,
    channels: [channel],
    probability: 0.8,
    alternatives: leads === undefined ? [] : [{ label: leads, probability: 0.1 }],
    evidence: [],
  });

  it('is voluntary effort, and never a cramp or what may be one', () => {
    const spans = voluntarySpans(
      [
        event('voluntary'),
        event('neurogenic-cramp', 'voluntary'),
        event('indeterminate', 'neurogenic-cramp'),
        event('indeterminate', 'voluntary'),
        event('voluntary', undefined, 1),
        event('rest'),
      ],
      0,
    );
    assert.equal(spans.length, 2);
  });
});

describe('A reference of the background', () => {
  it('ships with a source for every measure and every limit', () => {
    assert.deepEqual(readReference(shipped, 'reference.json'), shippedReference);
    const sources = JSON.stringify(shipped).match(/"source":"[^"]{5,}"/gu) ?? [];
    assert.ok(sources.length >= shippedReference.features.length + 7 + 3, `${sources.length} sources`);
  });

  it('is refused with a sentence that says where it is wrong', () => {
    const wrong: readonly (readonly [object, RegExp])[] = [
      [{ ...shipped, features: [] }, /no features/u],
      [{ ...shipped, features: [{ ...shipped.features[0], deviation: 0 }] }, /amplitude\.deviation/u],
      [{ ...shipped, features: [shipped.features[0], shipped.features[0]] }, /twice/u],
      [{ ...shipped, features: [{ ...shipped.features[0], source: '' }] }, /amplitude\.source/u],
      [{ ...shipped, limits: {} }, /limits\.groupCap/u],
      [{ ...shipped, effort: { measures: [], source: 'mine' } }, /effort\.measures is empty/u],
      [{ ...shipped, effort: { ...shipped.effort, proportion: {} } }, /effort\.proportion\.name/u],
      [{ ...shipped, effort: { measures: [{ name: 'force', most: 1 }] } }, /effort\.measures\[0\]\.name/u],
      [{ ...shipped, claims: [{ pair: ['neurogenic', 'gout'] }] }, /claims\[0\]\.pair\[1\]/u],
    ];
    for (const [value, sentence] of wrong) {
      assert.throws(
        () => readReference(value, 'mine.json'),
        (error) =>
          error instanceof ReferenceError &&
          sentence.test(error.message) &&
          error.message.includes('mine.json'),
      );
    }
    for (const value of [null, 3, 'text', []]) {
      assert.throws(() => readReference(value, 'mine.json'), ReferenceError);
    }
  });
});
