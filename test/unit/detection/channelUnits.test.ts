/** What the engine says of the units of one channel. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import type { DetectionInput } from '../../../src/detection/engineSource';
import type { ChannelUnits, SortedUnits } from '../../../src/detection/result/channelUnits';
import { crampBeginning, effortRecording } from '../../fixtures/effortFile';
import { noiseWithBursts, recordingOf, simulated } from './recordings';

const budgetBytes = 2 ** 28;
const effort = simulated(effortRecording());
const emg = effort.channels.findIndex(({ kind }) => kind === 'emg');

/** A recording that counts the samples that are read of its EMG. */
function counted(recording: DetectionInput): { recording: DetectionInput; read: () => number } {
  let samples = 0;
  const read: DetectionInput['read'] = async (channel, ...range) => {
    const values = await recording.read(channel, ...range);
    if (recording.channels[channel]?.kind === 'emg') samples += values.length;
    return values;
  };
  return {
    recording: { ...recording, read },
    read: () => {
      const before = samples;
      samples = 0;
      return before;
    },
  };
}

function sortedOf(units: ChannelUnits): SortedUnits {
  assert.ok(units.kind === 'sorted', units.kind);
  return units;
}

async function unitsOf(recording: DetectionInput, channel = 0): Promise<ChannelUnits> {
  return new Engine(recording, { budgetBytes: 0 }).units(channel, defaultParameters);
}

describe('The units of a channel', function () {
  this.timeout(300_000);

  it('are the same whether or not detection came first, and neither does what the other has done', async () => {
    const { recording, read } = counted(effort);
    const engine = new Engine(recording, { budgetBytes });
    await engine.detect(defaultParameters);
    const detected = read();
    assert.ok(detected > 0);
    const sorted = sortedOf(await engine.units(emg, defaultParameters));
    const both = detected + read();
    assert.ok(sorted.unitCount > 3, `${sorted.unitCount} units`);
    const other = new Engine(recording, { budgetBytes });
    assert.deepEqual(await other.units(emg, defaultParameters), sorted, 'asked for first they are the same');
    const first = read();
    await other.detect(defaultParameters);
    assert.equal(first + read(), both);
  });

  it('are those of whole episodes, however long, and every discharge lies in what was searched', async () => {
    // The cramp has begun at 12 s: more of it than is sorted for detection, and no more than that takes.
    const cramp = simulated(crampBeginning(24));
    const { episodes } = sortedOf(await unitsOf(cramp, emg));
    const { sortSeconds } = defaultParameters;
    assert.ok(
      episodes.some(({ onsetSeconds, endSeconds }) => endSeconds - onsetSeconds > sortSeconds + 1),
      'no episode is longer than what detection sorts of one',
    );
    for (const { onsetSeconds, endSeconds, searched, searchedFraction, units } of episodes) {
      const seconds = searched.reduce((sum, span) => sum + span.endSeconds - span.onsetSeconds, 0);
      assert.ok(searched.every((span, i) => span.onsetSeconds > (searched[i - 1]?.endSeconds ?? -1)));
      assert.ok(seconds > 0 && seconds <= endSeconds - onsetSeconds + 0.1, `${seconds} s were searched`);
      assert.equal(searchedFraction, 1);
      const isSearched = (time: number): boolean =>
        searched.some((span) => time >= span.onsetSeconds && time <= span.endSeconds);
      for (const { times } of units) assert.ok(times.every(isSearched));
    }
  });

  it('have a template and a mean potential, one amplitude for each discharge, and what is held of the train', async () => {
    const { unit, episodes } = sortedOf(await unitsOf(effort, emg));
    assert.equal(unit, 'µV');
    const all = episodes.flatMap(({ units }) => units);
    assert.ok(
      all.some(({ isValid }) => isValid),
      'none of them is valid',
    );
    for (const { times, amplitudes, template, meanPotential, isValid, quality } of all) {
      assert.equal(amplitudes.length, times.length);
      assert.equal(isValid, quality.doubts.length === 0);
      if (quality.irregularity !== undefined) assert.ok(times.length > 1 && quality.irregularity > 0);
      for (const { values, samplingRate, beforeSeconds } of [template, meanPotential]) {
        const aligned = beforeSeconds * samplingRate;
        assert.ok(Math.abs(aligned - Math.round(aligned)) < 1e-9 && aligned < values.length);
      }
      const swing = Math.max(...template.values) - Math.min(...template.values);
      const middle = amplitudes.toSorted()[amplitudes.length >> 1]!;
      assert.ok(swing / middle > 0.5 && swing / middle < 2, `${swing} µV against ${middle} µV`);
    }
    for (const { potentials, assignedFraction, units } of episodes) {
      const assigned = units.reduce((sum, { times }) => sum + times.length, 0);
      assert.ok(Math.abs(assigned - assignedFraction * potentials) < 0.5);
    }
  });

  it('are in microvolts where the recording is in millivolts', async () => {
    const { values, samplingRate } = effortRecording().channels[emg]!;
    const milli = sortedOf(
      await unitsOf(recordingOf({ values: values.map((v) => v / 1000), samplingRate, unit: 'mV' })),
    );
    const micro = sortedOf(await unitsOf(recordingOf({ values, samplingRate })));
    const largest = ({ episodes }: SortedUnits): number =>
      Math.max(...episodes.flatMap(({ units }) => units.flatMap(({ amplitudes }) => [...amplitudes])));
    assert.equal(milli.unit, 'µV');
    assert.ok(Math.abs(largest(milli) / largest(micro) - 1) < 0.05, `${largest(milli)} µV`);
  });

  it('are none, and why is said: not EMG, no samples, sampled too slowly, nothing active', async () => {
    const quiet = noiseWithBursts(20, [], 4000);
    const recording = recordingOf(
      { values: quiet, kind: 'mechanical', samplingRate: 4000 },
      { values: new Float32Array(0) },
      { values: noiseWithBursts(20, [[5, 8]], 1000), samplingRate: 1000 },
      { values: new Float32Array(2000), samplingRate: 100 },
      { values: quiet, samplingRate: 4000 },
      { values: new Float32Array(80_000), samplingRate: 4000 },
    );
    const { recording: counting, read } = counted(recording);
    const engine = new Engine(counting, { budgetBytes });
    const ask = (channel: number): Promise<ChannelUnits> => engine.units(channel, defaultParameters);
    assert.deepEqual(await ask(0), { kind: 'not-emg' });
    assert.deepEqual(await ask(1), { kind: 'no-samples' });
    assert.deepEqual(await ask(2), { kind: 'too-slow', rateHz: 1000, leastRateHz: 2000 });
    assert.deepEqual(await ask(3), { kind: 'too-slow', rateHz: 100, leastRateHz: 2000 });
    assert.equal(read(), 0, 'no sample is read to say so');
    assert.deepEqual(await ask(4), { kind: 'no-episode' });
    assert.deepEqual(await ask(5), { kind: 'no-episode' });
    await assert.rejects(ask(6), /There is no channel 6/u);
  });

  it('stop with the reason that they are given, and say how far they are, never backwards', async () => {
    const values = noiseWithBursts(200, [[40, 50]], 20_000);
    const recording = recordingOf({ values, samplingRate: 20_000 });
    const abort = new AbortController();
    let reads = 0;
    const counting: DetectionInput = {
      ...recording,
      read: (...range) => {
        if (++reads === 3) abort.abort(new Error('enough'));
        return recording.read(...range);
      },
    };
    const engine = new Engine(counting, { budgetBytes });
    await assert.rejects(engine.units(0, defaultParameters, {}, { signal: abort.signal }), /enough/u);
    assert.equal(reads, 3);
    const fractions: number[] = [];
    const report = (fraction: number): void => void fractions.push(fraction);
    await engine.units(0, defaultParameters, {}, { report });
    assert.equal(fractions.at(-1), 1);
    assert.ok(fractions.length > 3, `${fractions.length} reports`);
    assert.deepEqual(
      fractions,
      fractions.toSorted((a, b) => a - b),
    );
  });
});
