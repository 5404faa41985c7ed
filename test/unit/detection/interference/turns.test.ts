import assert from 'node:assert/strict';
import { EpochMeter } from '../../../../src/detection/interference/epochs';
import { TurnCounter, type TurnSegment } from '../../../../src/detection/interference/turns';
import { Random } from '../../../../src/simulation/random';

/** The segments of a signal that comes in blocks of some size. */
function segmentsOf(values: readonly number[], block = values.length): readonly TurnSegment[] {
  const segments: TurnSegment[] = [];
  const counter = new TurnCounter((segment) => segments.push(segment));
  for (let from = 0; from < values.length; from += block) {
    counter.add(Float64Array.from(values.slice(from, from + block)), from);
  }
  return segments;
}

describe('Turns of an interference pattern', () => {
  it('are extremes at least 100 µV from the one before', () => {
    const found = segmentsOf([0, 150, 20, 160, 60.1, 300, 0, 120]);
    // 160 to 60.1 is a dip of 99.9 µV: no turn, and neither is the peak before it.
    assert.deepEqual(found, [
      { sample: 2, samples: 1, amplitudeMicrovolts: 130 },
      { sample: 5, samples: 3, amplitudeMicrovolts: 280 },
      { sample: 6, samples: 1, amplitudeMicrovolts: 300 },
    ]);
    assert.equal(segmentsOf([0, 150, 20, 160, 60, 300, 0, 120]).length, 5);
  });

  it('are the same whatever blocks the signal comes in, and whichever way up it is', () => {
    const random = new Random(3);
    const values = Array.from({ length: 4000 }, () => random.normal(0, 120));
    const whole = segmentsOf(values);
    assert.ok(whole.length > 500, `${whole.length} segments`);
    for (const block of [1, 7, 999]) assert.deepEqual(segmentsOf(values, block), whole);
    assert.deepEqual(segmentsOf(values.map((value) => -value)), whole);
  });

  it('are none in a signal that stays within 100 µV, and a missing sample parts them', () => {
    assert.deepEqual(segmentsOf(Array.from({ length: 100 }, (_, i) => 49 * Math.sin(i))), []);
    const found = segmentsOf([0, 200, 0, 200, NaN, 0, 200, 0, 200]);
    assert.deepEqual(
      found.map(({ sample }) => sample),
      [2, 7],
    );
  });
});

describe('The epochs of an interference pattern', () => {
  /** A triangle of 5 turns in each of ten stretches of 0.1 s of every second. */
  const rate = 10_000;
  const measured = (seconds: number, missing?: Uint8Array) => {
    const band = Float64Array.from(
      { length: seconds * rate },
      (_, i) => 200 * Math.sign(Math.sin((2 * Math.PI * 50 * (i + 0.5)) / rate)),
    );
    const meter = new EpochMeter(rate, 0);
    meter.add(
      band,
      band.map((value) => value / 2),
      missing,
    );
    return meter.epochs();
  };

  it('count turns and amplitude by the second, and leave out what is no whole second', () => {
    const epochs = measured(3.5);
    assert.equal(epochs.length, 3);
    const [, second] = epochs;
    assert.ok(second);
    assert.equal(second.turnsPerSecond, 100);
    assert.equal(second.amplitudeMicrovolts, 400);
    assert.equal(second.medianSegmentSeconds, 0.01);
    assert.equal(second.rmsMicrovolts, 200);
    assert.equal(second.sharpPart, 0.25);
    assert.equal(second.activity, 1);
  });

  it('leave out a second with a missing sample', () => {
    const missing = new Uint8Array(3 * rate);
    missing[15_000] = 1;
    assert.deepEqual(
      measured(3, missing).map(({ onsetSeconds }) => onsetSeconds),
      [0, 2],
    );
  });
});
