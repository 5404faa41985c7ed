/** Every scenario: its truth covers the recording, matches its samples, comes from its seed, and fits an EDF file. */
import assert from 'node:assert/strict';
import { judgeKind } from '../../../src/recording/kinds/judgeKind';
import { edfPlus } from '../../../src/simulation/edfPlus';
import { scenarios } from '../../../src/simulation/scenarios';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { rmsBetween } from './statistics';

const identity = {
  patient: 'X X X X',
  recording: 'Startdate 01-JAN-2024 X X X',
  startDate: '01.01.24',
  startTime: '10.00.00',
};

function assertCovered(recording: SimulatedRecording): void {
  recording.channels.forEach(({ kind }, channel) => {
    const events = recording.truth.events.filter(({ channels }) => channels.includes(channel));
    if (kind !== 'emg') {
      assert.deepEqual(events, []);
      return;
    }
    let end = 0;
    for (const event of events) {
      assert.equal(event.onsetSeconds, end);
      assert.ok(event.endSeconds > event.onsetSeconds);
      end = event.endSeconds;
    }
    assert.equal(end, recording.durationSeconds);
  });
}

/** Rest away from its neighbours is noise of the stated RMS, where no hum is in the way. */
function assertRestIsNoise({ channels, truth }: SimulatedRecording): void {
  if (truth.humMicrovolts > 0) return;
  for (const event of truth.events.filter(({ label }) => label === 'rest')) {
    const channel = channels[event.channels[0]!]!;
    const [from, to] = [event.onsetSeconds + 0.3, event.endSeconds - 0.1];
    if (to - from < 1) continue;
    const microvolts = rmsBetween(channel, from, to) * (channel.unit === 'mV' ? 1000 : 1);
    // The amplifier's high-pass takes some of the 1/f part.
    const ratio = microvolts / truth.noiseMicrovolts;
    assert.ok(ratio > 0.8 && ratio < 1.06, `${ratio} of the noise from ${from} to ${to} s`);
  }
}

/** No unit fires where the truth says that the muscle rests, but for units too small to be seen. */
function assertRestHasNoPotentials({ truth }: SimulatedRecording): void {
  for (const { channel, spikeSeconds, potential } of truth.units) {
    const size = Math.max(...potential) - Math.min(...potential);
    if (size < 5.5 * truth.noiseMicrovolts) continue;
    const rests = truth.events.filter((event) => event.label === 'rest' && event.channels[0] === channel);
    for (const { onsetSeconds, endSeconds } of rests) {
      const wrong = spikeSeconds.find((spike) => spike >= onsetSeconds && spike < endSeconds);
      assert.equal(wrong, undefined, `a potential of ${size} µV at rest`);
    }
  }
}

describe('The scenarios', () => {
  it('have names of their own', () => {
    assert.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length);
    assert.equal(scenarios.filter(({ kind }) => kind === 'class').length, 29);
    assert.equal(scenarios.filter(({ kind }) => kind === 'trap').length, 21);
    assert.equal(scenarios.filter(({ kind }) => kind === 'examination').length, 2);
  });

  for (const [index, { name, label, reason, kind, simulate }] of scenarios.entries()) {
    it(`${name}: the truth covers every moment and fits the samples`, () => {
      const recording = simulate(index);
      assertCovered(recording);
      assertRestIsNoise(recording);
      assertRestHasNoPotentials(recording);
      const told = recording.truth.events.filter((event) => event.label === label);
      assert.ok(told.length > 0);
      if (reason) assert.ok(told.every((event) => event.reason === reason));
      if (kind === 'trap') {
        assert.ok(recording.truth.events.every((event) => event.label !== 'myogenic-cramp'));
      }
      for (const channel of recording.channels) {
        assert.equal(judgeKind(channel).kind, channel.kind, channel.name);
        assert.ok(channel.values.every(Number.isFinite));
        assert.equal(channel.values.length, recording.durationSeconds * channel.samplingRate);
      }
      assert.ok(edfPlus(recording, identity).length > 0);
    });
  }

  it('give the same recording for the same seed, and another for another', () => {
    for (const { name, simulate } of scenarios.filter(({ kind }) => kind === 'trap').slice(0, 3)) {
      const [one, same, other] = [simulate(5), simulate(5), simulate(6)];
      assert.deepEqual(one, same, name);
      assert.notDeepEqual(one.truth, other.truth);
    }
  });
});
