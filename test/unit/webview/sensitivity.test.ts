import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChannelView } from '../../../src/protocol/page';
import { fitAroundZero, fitWithOffset, scaleGroup } from '../../../webview/view/sensitivity';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const divisions = fc.constantFrom(2, 4, 6, 8);

function channel(kind: ChannelView['kind'], unit: string): ChannelView {
  return { name: kind, kind, unit, samplingRate: 1000, samples: 1000 };
}

describe('sensitivity', () => {
  it('shows all of an EMG at the finest step that holds it around 0', () => {
    assert.deepEqual(fitAroundZero({ minimum: -180, maximum: 90 }, 8), { unitsPerDivision: 50, centre: 0 });
    fc.assert(
      fc.property(value, value, divisions, (a, b, n) => {
        const extremes = { minimum: Math.min(a, b), maximum: Math.max(a, b) };
        const scale = fitAroundZero(extremes, n)!;
        assert.equal(scale.centre, 0);
        const reach = (scale.unitsPerDivision * n) / 2;
        // The steps allow themselves one part in 10^9.
        assert.ok(Math.max(-extremes.minimum, extremes.maximum) <= reach * (1 + 1e-8));
      }),
      { seed: 1 },
    );
  });

  it('brings a force with any offset into its lane', () => {
    assert.deepEqual(fitWithOffset({ minimum: 5, maximum: 45 }, 8), { unitsPerDivision: 5, centre: 25 });
    fc.assert(
      fc.property(value, value, divisions, (a, b, n) => {
        const extremes = { minimum: Math.min(a, b), maximum: Math.max(a, b) };
        const { centre, unitsPerDivision } = fitWithOffset(extremes, n)!;
        const reach = (unitsPerDivision * n) / 2;
        assert.ok(extremes.maximum - centre <= reach && centre - extremes.minimum <= reach);
        assert.ok(unitsPerDivision > 0);
      }),
      { seed: 2 },
    );
  });

  it('puts a constant channel on its centre line', () => {
    const { centre } = fitWithOffset({ minimum: 5, maximum: 5 }, 4)!;
    assert.equal(centre, 5);
    assert.deepEqual(fitWithOffset({ minimum: 0, maximum: 0 }, 4), { unitsPerDivision: 1, centre: 0 });
  });

  it('is shared by EMG channels of one unit, and by no others', () => {
    assert.equal(scaleGroup(channel('emg', 'µV'), 0), scaleGroup(channel('emg', 'µV'), 1));
    assert.notEqual(scaleGroup(channel('emg', 'µV'), 0), scaleGroup(channel('emg', ''), 1));
    assert.notEqual(scaleGroup(channel('mechanical', 'N'), 0), scaleGroup(channel('mechanical', 'N'), 1));
  });
});
