/** Contracture and focal miss: the same silence here, and a force that tells them apart (DETECTION.md §A.2, §G.3). */
import assert from 'node:assert/strict';
import { scenarios } from '../../../src/simulation/scenarios';
import type {
  SimulatedChannel,
  SimulatedRecording,
  TruthEvent,
} from '../../../src/simulation/simulatedRecording';
import { meanOf } from './statistics';

function simulated(name: string, seed: number): SimulatedRecording {
  const found = scenarios.find((scenario) => scenario.name === name);
  assert.ok(found, name);
  return found.simulate(seed);
}

/** The main event and the force over it, without its first and last seconds, as deviations from the start of the recording. */
function silenceOf(
  recording: SimulatedRecording,
  label: TruthEvent['label'],
): {
  readonly event: TruthEvent;
  readonly force: Float32Array;
  readonly channel: SimulatedChannel;
} {
  const event = recording.truth.events.find((candidate) => candidate.label === label);
  const channel = recording.channels.find(({ kind }) => kind === 'mechanical');
  assert.ok(event && channel);
  const { samplingRate, values } = channel;
  const base = meanOf(values.subarray(0, 2 * samplingRate));
  const from = Math.ceil((event.onsetSeconds + 1.5) * samplingRate);
  const to = Math.floor((event.endSeconds - 1) * samplingRate);
  return { event, channel, force: values.subarray(from, to).map((value) => value - base) };
}

/** RMS of the steps of half-second means' second differences relative to the mean force: ripple, not slow decay. */
function ripple(force: Float32Array, samplingRate: number): number {
  const length = Math.round(samplingRate / 5);
  const means = Array.from({ length: Math.floor(force.length / length) }, (_, i) =>
    meanOf(force.subarray(i * length, (i + 1) * length)),
  );
  const bends = means.slice(2).map((mean, i) => mean - 2 * means[i + 1]! + means[i]!);
  return Math.sqrt(meanOf(bends.map((bend) => bend ** 2))) / Math.abs(meanOf(means));
}

const seeds = [1, 2, 3, 4];

describe('A simulated contracture', () => {
  const contractures = seeds.map((seed) => simulated('myogenic-cramp', seed));

  it('follows 20 to 60 s of exercise with potentials at this site, and has none itself', () => {
    for (const recording of contractures) {
      const { event } = silenceOf(recording, 'myogenic-cramp');
      const exercise = recording.truth.events.filter(({ label }) => label === 'voluntary');
      const begins = exercise[0]!.onsetSeconds;
      assert.ok(event.onsetSeconds - begins >= 19 && event.onsetSeconds - begins <= 61);
      assert.ok(recording.truth.units.length >= 5);
      for (const { spikeSeconds } of recording.truth.units) {
        assert.ok(spikeSeconds.every((spike) => spike < event.onsetSeconds));
      }
    }
  });

  it('pulls on in the silence, smoothly, and ever less', () => {
    for (const recording of contractures) {
      const { force, channel } = silenceOf(recording, 'myogenic-cramp');
      const half = Math.floor(force.length / 2);
      const [early, late] = [meanOf(force.subarray(0, half)), meanOf(force.subarray(half))];
      assert.ok(early > late && late > 0.3 * early, `${early}, then ${late}`);
      assert.ok(ripple(force, channel.samplingRate) < 0.02, String(ripple(force, channel.samplingRate)));
    }
  });
});

describe('A simulated cramp in another head', () => {
  it('has the ripple and the swing of a cramp in its force, and no potential here', () => {
    for (const seed of seeds) {
      const recording = simulated('focal-miss', seed);
      const { event, force, channel } = silenceOf(recording, 'indeterminate');
      for (const { spikeSeconds } of recording.truth.units) {
        assert.ok(spikeSeconds.every((spike) => spike < event.onsetSeconds || spike > event.endSeconds));
      }
      assert.ok(ripple(force, channel.samplingRate) > 0.03, String(ripple(force, channel.samplingRate)));
    }
  });

  it('comes in all its forms: with and without a contraction before, with and without a return of the force', () => {
    const forms = Array.from({ length: 8 }, (_, i): string => {
      const { truth } = simulated('focal-miss', 20 + i);
      const silence = truth.events.findIndex(({ label }) => label === 'indeterminate');
      return truth.events[silence - 1]?.label === 'voluntary'
        ? 'straight on'
        : truth.events.some(({ label }) => label === 'voluntary')
          ? 'after a pause'
          : 'alone';
    });
    for (const form of ['straight on', 'after a pause', 'alone']) assert.ok(forms.includes(form), form);
  });
});
