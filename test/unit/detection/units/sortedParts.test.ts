import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortedParts, TimeMap } from '../../../../src/detection/units/sortedParts';
import type { SortedSegment } from '../../../../src/detection/units/sorter/sortedSegment';

describe('the parts of an episode that are sorted', () => {
  it('are all of a short one', () => {
    const active = [
      { from: 10, to: 60 },
      { from: 80, to: 120 },
    ];
    assert.deepEqual(sortedParts({ from: 10, to: 120, active }, 90), active);
  });

  it('are beginning, middle and end of a long one', () => {
    const parts = sortedParts({ from: 0, to: 1000, active: [{ from: 0, to: 1000 }] }, 300);
    assert.deepEqual(parts, [
      { from: 0, to: 100 },
      { from: 450, to: 550 },
      { from: 900, to: 1000 },
    ]);
  });

  it('lie within the active stretches, in order, and are never longer than asked (property)', () => {
    const runs = fc
      .uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 12 })
      .map((cuts) => cuts.sort((a, b) => a - b))
      .map((cuts) =>
        cuts.flatMap((from, i) => (i % 2 === 0 && i + 1 < cuts.length ? [{ from, to: cuts[i + 1]! }] : [])),
      );
    fc.assert(
      fc.property(runs, fc.integer({ min: 9, max: 3000 }), (active, most) => {
        const episode = { from: active[0]!.from, to: active.at(-1)!.to, active };
        const parts = sortedParts(episode, most);
        assert.ok(parts.reduce((sum, { from, to }) => sum + to - from, 0) <= most);
        for (const [i, part] of parts.entries()) {
          assert.ok(part.from < part.to && (i === 0 || part.from >= parts[i - 1]!.to));
          assert.ok(active.some((run) => part.from >= run.from && part.to <= run.to));
        }
      }),
      { seed: 1 },
    );
  });
});

/** A segment of one unit whose discharges are all there is. */
function segmentOf(...seconds: number[]): SortedSegment {
  const times = Float64Array.from(seconds);
  const unit = {
    times,
    amplitudes: new Float32Array(times.length),
    template: new Float32Array(1),
    averaged: new Float32Array(1),
    snr: 9,
    missRate: 0,
    contamination: 0,
  };
  return { units: [unit], spikes: { times, amplitudes: unit.amplitudes }, assignedFraction: 1 };
}

describe("the sorter's time", () => {
  it("becomes the recording's, piece by piece", () => {
    const map = new TimeMap();
    map.add(0, 1000, 100);
    map.add(160, 5000, 100);
    const { units, spikes } = map.mapped(segmentOf(0.5, 9.9, 16, 20.25), 10, 6000);
    assert.deepEqual([...units[0]!.times], [100.5, 109.9, 500, 504.25]);
    assert.deepEqual(units[0]!.times, spikes.times);
  });

  it('is within the recording, also of a potential whose alignment point lies beyond its ends', () => {
    const map = new TimeMap();
    map.add(0, 0, 100);
    const { units, spikes } = map.mapped(segmentOf(-0.04, 0.2, 9.9, 9.93), 10, 100);
    assert.deepEqual([...units[0]!.times], [0, 0.2, 9.9, 9.9]);
    assert.deepEqual(units[0]!.times, spikes.times);
  });
});
