import assert from 'node:assert/strict';
import { CloudsError, readClouds, shippedClouds } from '../../../src/detection/background/clouds';
import type { InterferenceEpoch } from '../../../src/detection/interference/epochs';
import { patternView, recruitmentViews } from '../../../src/editor/views/patternViews';

function epoch(
  turnsPerSecond: number,
  amplitudeMicrovolts: number | undefined,
  onsetSeconds = 0,
): InterferenceEpoch {
  return {
    ...{ onsetSeconds, turnsPerSecond, amplitudeMicrovolts, activity: 0.5, smallSegmentsPerSecond: 20 },
    ...{ upperAmplitudeMicrovolts: 900, medianAmplitudeMicrovolts: 200, medianSegmentSeconds: 0.002 },
    ...{ upperSegmentSeconds: 0.004, rmsMicrovolts: 50, sharpPart: 0.2 },
  };
}

const biceps = { name: 'Left biceps', unit: 'mV', samplingRate: 20_000 };

describe('An interference pattern as a page is told it', () => {
  it('has medians, and each second that has turns', () => {
    const view = patternView([epoch(100, 200), epoch(0, undefined), epoch(300, 400)], biceps);
    assert.equal(view.measuredSeconds, 3);
    assert.equal(view.seconds.length, 2);
    assert.equal(view.figures.turnsPerSecond, 100);
    assert.equal(view.figures.amplitudeMicrovolts, 300);
    assert.equal(view.figures.fullness, 'reduced');
    assert.equal(view.refusal, undefined);
  });

  it('counts what lies beyond the area of its muscle, and nothing where the area does not reach', () => {
    // At 300 turns a second healthy biceps have exp(4.021 + 0.324 ln 300) = 354 µV, 261 to 511.
    const seconds = [epoch(300, 354), epoch(300, 250), epoch(300, 520), epoch(300, 530), epoch(20, 5000)];
    const { reference } = patternView(seconds, biceps);
    assert.ok(reference.kind === 'area');
    assert.deepEqual(
      [reference.muscle, reference.compared, reference.below, reference.above],
      ['biceps brachii', 4, 1, 2],
    );
    assert.match(reference.source, /Mendeley Data/u);
  });

  it('has no area for another muscle, at a low rate, and where nothing is measured says why', () => {
    for (const channel of [
      { ...biceps, name: 'Soleus' },
      { ...biceps, samplingRate: 4000 },
    ]) {
      const { reference } = patternView([epoch(300, 354)], channel);
      assert.ok(reference.kind === 'none');
      assert.match(reference.sentence, /^No reference area: /u);
    }
    assert.match(patternView([], { ...biceps, unit: '' }).refusal ?? '', /not in volts/u);
    assert.match(patternView([], biceps).refusal ?? '', /a whole second/u);
  });

  it('has efforts whose doubts are words', () => {
    const rates = { onsetRate: 5, recruitmentRate: undefined, fastestRate: undefined, ratio: undefined };
    const effort = { onsetSeconds: 1, endSeconds: 3, effortBy: 'amplitude', units: 1, ...rates } as const;
    const [view] = recruitmentViews([{ ...effort, doubts: ['too-few-units', 'never-few-units'] }], []);
    assert.equal(view!.remark, 'too few units could be followed; more than four units fire all the time');
  });
});

describe('Reference areas', () => {
  it('ship with a source, and are refused with what is wrong with them', () => {
    assert.ok(shippedClouds.clouds.length > 0 && shippedClouds.source.length > 50);
    const [cloud] = shippedClouds.clouds;
    for (const wrong of [
      null,
      { ...shippedClouds, source: '' },
      { ...shippedClouds, clouds: {} },
      { ...shippedClouds, clouds: [{ ...cloud, residual: [0.4, -0.4] }] },
      { ...shippedClouds, clouds: [{ ...cloud, slope: 'steep' }] },
      { ...shippedClouds, clouds: [{ ...cloud, words: [''] }] },
    ]) {
      assert.throws(() => readClouds(wrong), CloudsError);
    }
  });
});
