import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChannelView } from '../../../src/protocol/page';
import { fitEmg, fitWithOffset } from '../../../webview/view/fitScale';
import { fitNewScales } from '../../../webview/view/newScales';
import { scaleGroup, scaleOf, type Seen } from '../../../webview/view/sensitivity';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const divisions = fc.constantFrom(2, 4, 6, 8);

function channel(kind: ChannelView['kind'], unit: string): ChannelView {
  return { name: kind, kindReason: '', kind, unit, samplingRate: 1000, samples: 1000 };
}

describe('sensitivity', () => {
  it('shows all of an EMG at the finest step that holds it around 0', () => {
    assert.deepEqual(fitEmg({ 0: { minimum: -180, maximum: 90, baseline: 0 } }, 8), {
      unitsPerDivision: 50,
      centre: 0,
      baselines: { 0: 0 },
    });
    fc.assert(
      fc.property(value, value, divisions, (a, b, n) => {
        const extremes = { minimum: Math.min(a, b), maximum: Math.max(a, b) };
        const scale = fitEmg({ 3: { ...extremes, baseline: 0 } }, n)!;
        assert.deepEqual(scale.baselines, { 3: 0 });
        const reach = (scale.unitsPerDivision * n) / 2;
        // The steps allow themselves one part in 10^9.
        assert.ok(Math.max(-extremes.minimum, extremes.maximum) <= reach * (1 + 1e-8));
      }),
      { seed: 1 },
    );
  });

  it('shows EMG channels with offsets at one sensitivity, each around its own baseline', () => {
    const counts = { minimum: 1960, maximum: 2140, baseline: 2051 };
    const other = { minimum: 480, maximum: 540, baseline: 510 };
    assert.deepEqual(fitEmg({ 0: counts, 1: other }, 8), {
      unitsPerDivision: 50,
      centre: 0,
      baselines: { 0: 2051, 1: 510 },
    });
    const offset = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const height = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, height), { minLength: 1, maxLength: 5 }), divisions, (all, n) => {
        const seen = all.map(([baseline, size]) => ({
          minimum: baseline - size,
          maximum: baseline + size,
          baseline,
        }));
        const { unitsPerDivision, baselines } = fitEmg(Object.fromEntries(seen.entries()), n)!;
        const reach = ((unitsPerDivision * n) / 2) * (1 + 1e-7);
        for (const [index, { minimum, maximum }] of seen.entries()) {
          const middle = baselines![index]!;
          assert.ok(maximum - middle <= reach && middle - minimum <= reach, `${middle} ± ${reach}`);
        }
      }),
      { seed: 4 },
    );
  });

  it('leaves an EMG around 0 whose offset is small beside what it shows', () => {
    const { baselines } = fitEmg({ 0: { minimum: -400, maximum: 500, baseline: 15 } }, 8)!;
    assert.equal(baselines?.[0], 0);
  });

  it('keeps a baseline where too little is seen to tell one, unless that lies far from zero', () => {
    const potential = { minimum: 100, maximum: 300 };
    assert.equal(fitEmg({ 0: potential }, 8)?.baselines?.[0], 0);
    assert.equal(fitEmg({ 0: potential }, 8, { 0: 50 })?.baselines?.[0], 50);
    assert.equal(fitEmg({ 0: { minimum: 2040, maximum: 2060 } }, 8)?.baselines?.[0], 2050);
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

describe('the scales that the page chooses', () => {
  const emg = channel('emg', 'µV');
  const seen: Readonly<Record<number, Seen>> = {
    0: { minimum: -90, maximum: 80, baseline: 0 },
    1: { minimum: 990, maximum: 1010, baseline: 1000 },
    2: { minimum: 5, maximum: 45 },
  };
  const channels = [emg, emg, channel('mechanical', 'N')];
  const inView = (divisionsPerLane: number, end = 3) => ({
    visible: { first: 0, end },
    divisionsPerLane,
    seen: (index: number) => seen[index],
  });

  it('are chosen once, for what is in view', () => {
    const scales = fitNewScales({}, channels, inView(8));
    assert.equal(fitNewScales(scales, channels, inView(8)), scales);
    assert.deepEqual(scaleOf(scales, emg, 0), { unitsPerDivision: 50, centre: 0 });
    assert.deepEqual(scaleOf(scales, emg, 1), { unitsPerDivision: 50, centre: 1000 });
  });

  it('are fitted again to lanes of another height, and back to the same', () => {
    const scales = fitNewScales({}, channels, inView(8));
    const low = fitNewScales(scales, channels, inView(2));
    assert.deepEqual(
      [0, 1, 2].map((index) => scaleOf(low, channels[index]!, index).unitsPerDivision),
      [100, 100, 50],
    );
    assert.deepEqual(fitNewScales(low, channels, inView(8)), scales);
  });

  it('leave alone what a person has chosen, whatever the height', () => {
    const own = { 'emg µV': { unitsPerDivision: 7, centre: 0, baselines: { 0: 0, 1: 1000 } } };
    const scales = fitNewScales(own, channels, inView(2));
    assert.deepEqual(scales['emg µV'], own['emg µV']);
  });

  it('give a channel that is scrolled into view its baseline at the sensitivity of the others', () => {
    const first = fitNewScales({}, channels, inView(8, 1));
    assert.equal(first['emg µV']?.baselines?.[1], undefined);
    const both = fitNewScales(first, channels, inView(8, 2));
    assert.deepEqual(scaleOf(both, emg, 1), { unitsPerDivision: 50, centre: 1000 });
    const own = { 'emg µV': { unitsPerDivision: 7, centre: 0 } };
    assert.equal(fitNewScales(own, channels, inView(8, 2))['emg µV']?.baselines?.[1], 1000);
  });
});
