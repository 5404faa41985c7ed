/** The discharges of a simulated cramp against the published ones (DETECTION.md §A.1). */
import assert from 'node:assert/strict';
import { crampingUnits, crampTrains } from '../../../src/simulation/crampTrains';
import { muscle } from '../../../src/simulation/muscle';
import { Random } from '../../../src/simulation/random';
import { correlation, intervalsBetween, intervalsOf, meanOf, spreadOf } from './statistics';

const course = { from: 0, to: 50, buildUp: 4, decline: 12 };
/** All units have joined, none has left. */
const plateau = { from: 6, to: 38 };

function assertWithin(value: number, least: number, most: number, what: string): void {
  assert.ok(value >= least && value <= most, `${what}: ${value} is not within ${least} to ${most}`);
}

/** The discharges of one unit, smoothed by a Hann window of 400 ms, every 50 ms of the plateau. */
function smoothed(spikes: Float64Array): number[] {
  const half = 0.2;
  return Array.from({ length: 640 }, (_, i) => {
    const centre = plateau.from + 0.05 * i;
    return spikes.reduce((sum, spike) => {
      const distance = Math.abs(spike - centre);
      return distance < half ? sum + 0.5 + 0.5 * Math.cos((Math.PI * distance) / half) : sum;
    }, 0);
  });
}

describe('A simulated cramp', () => {
  const cramps = [1, 2, 3, 4, 5, 6].map((seed) => {
    const random = new Random(seed);
    const units = crampingUnits(random, muscle(random.fork()), 20, 1.5);
    return crampTrains(random.fork(), units, course).map(({ spikeSeconds }) => spikeSeconds);
  });
  const plateaus = cramps.flat().map((train) => intervalsBetween(train, plateau.from, plateau.to));

  it('fires at 14 to 20 pps per unit, no unit below 5 or above 40', () => {
    const rates = plateaus.map((intervals) => 1 / meanOf(intervals));
    assertWithin(meanOf(rates), 13.5, 21, 'mean rate');
    rates.forEach((rate) => assertWithin(rate, 5, 40, 'rate of a unit'));
  });

  it('is irregular: CoV 0.45 ± 0.10 over the units', () => {
    const variations = plateaus.map((intervals) => spreadOf(intervals) / meanOf(intervals));
    assertWithin(meanOf(variations), 0.41, 0.49, 'mean CoV');
    assertWithin(spreadOf(variations), 0.05, 0.12, 'spread of CoV');
  });

  it('has doublets, 1 to 12 % of its intervals, and none shorter than 2.5 ms', () => {
    const all = plateaus.flat();
    assertWithin(all.filter((interval) => interval < 0.02).length / all.length, 0.01, 0.12, 'below 20 ms');
    assert.ok(Math.min(...cramps.flat().flatMap(intervalsOf)) >= 0.0025);
  });

  it('swings in common: smoothed discharges of two units correlate by about 0.5', () => {
    const pairs = cramps.flatMap((trains) => {
      const rates = trains.slice(0, 6).map(smoothed);
      return [0, 2, 4].map((i) => correlation(rates[i]!, rates[i + 1]!));
    });
    assertWithin(meanOf(pairs), 0.38, 0.66, 'correlation');
  });

  it('builds up over seconds and declines over more, ever more irregularly', () => {
    for (const trains of cramps) {
      const activeIn = (from: number, to: number): number =>
        trains.filter((train) => train.some((spike) => spike >= from && spike < to)).length;
      assertWithin(activeIn(0, 0.4), 1, 8, 'units at the start');
      assert.equal(activeIn(5, 6.5), trains.length);
      assertWithin(activeIn(49, 50), 1, 10, 'units at the end');
    }
    const late = cramps
      .flat()
      .map((train) => intervalsBetween(train, 42, 50))
      .filter((intervals) => intervals.length >= 15)
      .map((intervals) => spreadOf(intervals) / meanOf(intervals));
    assertWithin(meanOf(late), 0.5, 0.75, 'CoV in the decline');
  });
});
