import assert from 'node:assert/strict';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { JointTrain } from '../../../../../src/detection/units/decompose/jointTrain';
import { JointUnits } from '../../../../../src/detection/units/decompose/jointUnits';
import { UnitShape } from '../../../../../src/detection/units/decompose/unitShape';
import { geometryOf } from '../../../../../src/detection/units/sorter/geometry';
import type { SortedSegment, SortedUnit } from '../../../../../src/detection/units/sorter/sortedSegment';
import { Random } from '../../../../../src/simulation/random';
import { potentialOf, type Scene, scene, sort, steadyTrain, workingRate } from '../sorter/scenes';

const seconds = 10;
const geometry = geometryOf(workingRate, defaultParameters);

/** What of a scene is found joint, in one block. */
function jointOf({ detection, wide, input }: Scene, sorted: SortedSegment): SortedSegment {
  const joint = new JointUnits(input, sorted, defaultParameters);
  const block = { signal: Float64Array.from(detection), wide, begins: 0, from: 0, to: seconds };
  for (const steps = joint.add(block); !steps.next().done;);
  return joint.result();
}

function epochOf(random: Random): Scene {
  const units = [200, 70].map((peak, i) => ({
    potential: potentialOf(random, peak, 0.4 + 0.2 * i),
    times: steadyTrain(random, 9 + 2 * i, 0.15, 0.1, seconds - 0.1),
  }));
  return scene(random, units, seconds, 2);
}

describe('The joint trains of an episode', () => {
  const epoch = epochOf(new Random(31));
  const sorted = sort(epoch);

  it('come with one amplitude for each discharge, in order of time, the largest unit first', () => {
    const { units, spikes, assignedFraction } = jointOf(epoch, sorted);
    assert.equal(units.length, 2);
    const sizes = units.map(({ amplitudes }) => amplitudes.reduce((a, b) => a + b, 0) / amplitudes.length);
    assert.ok(sizes[0]! > sizes[1]!);
    for (const { times, amplitudes } of units) {
      assert.equal(amplitudes.length, times.length);
      assert.deepEqual(times, times.toSorted());
    }
    const all = units.reduce((sum, { times }) => sum + times.length, 0);
    assert.deepEqual(spikes.times, spikes.times.toSorted());
    assert.ok(Math.abs(assignedFraction * spikes.times.length - all) < 1e-6);
  });

  it('find a unit that the sorter did not know in what the others leave', () => {
    const [largest] = sorted.units;
    const known = { ...sorted, units: [largest!] };
    assert.equal(jointOf(epoch, known).units.length, 2);
  });

  it('are found without the sorter’s units where so many potentials overlap that those are mixtures', () => {
    const times = Float64Array.from({ length: 300 * seconds }, (_, i) => i / 300);
    const crowded = { units: [], spikes: { times, amplitudes: new Float32Array(times.length).fill(50) } };
    const { units } = jointOf(epoch, { ...sorted, ...crowded });
    const found = units.map((unit) => unit.times.length).sort((a, b) => b - a);
    assert.deepEqual(
      found,
      sorted.units.map((unit) => unit.times.length).sort((a, b) => b - a),
    );
  });

  it('keep a train of the sorter’s of which the joint search finds nothing', () => {
    const template = new Float32Array(geometry.width);
    template[geometry.before] = 400;
    template[geometry.before + 1] = -400;
    const times = steadyTrain(new Random(33), 7, 0.1, 0.2, seconds - 0.2);
    const amplitudes = new Float32Array(times.length).fill(800);
    const [like] = sorted.units;
    const lost: SortedUnit = { ...like!, times, amplitudes, template, snr: 40 };
    const { units } = jointOf(epoch, { ...sorted, units: [lost, ...sorted.units] });
    assert.ok(units.includes(lost));
  });
});

describe('One unit’s joint train', () => {
  const template = new Float32Array(geometry.width);
  template[geometry.before] = 100;
  template[geometry.before + 1] = -60;
  const times = Float64Array.from({ length: 40 }, (_, i) => 0.5 * i);
  const sorted: SortedUnit = {
    times,
    amplitudes: Float32Array.from(times, (t) => (t < 10 ? 160 : 240)),
    template,
    averaged: new Float32Array(geometry.averageWidth),
    snr: 30,
    missRate: 0,
    contamination: 0,
  };

  it('begins a block with the sorter’s waveform in the size that it has there', () => {
    const train = new JointTrain(geometry, sorted);
    const peakOf = (from: number, to: number): number => Math.max(...train.seed(from, to).template);
    assert.ok(Math.abs(peakOf(0, 10) - 100) < 1e-3);
    assert.ok(Math.abs(peakOf(10, 20) - 150) < 1e-3);
  });

  it('goes on with the waveform of the block before, and counts no discharge of a margin', () => {
    const train = new JointTrain(geometry, sorted);
    const shape = new UnitShape(Float64Array.of(0, 90, -50, 0), 1);
    const found = {
      seed: 0,
      times: Float64Array.of(0.1, 0.6, 1.2, 2.4),
      scales: new Float64Array(4).fill(1),
      shape,
    };
    const signal = new Float64Array(3 * workingRate);
    train.add(found, { wide: Float32Array.from(signal), noise: 1, begins: 5, from: 5.5, to: 7 });
    assert.deepEqual(train.unit(1, defaultParameters).times, Float64Array.of(5.6, 6.2));
    assert.deepEqual(train.seed(7, 9).template, Float32Array.from(shape.values));
  });
});
