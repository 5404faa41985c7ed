/** Independent truth: the figures of DETECTION.md §O2, measured by another programme. */
import assert from 'node:assert/strict';
import { interferencePattern } from '../../../../src/detection/interference/pattern';
import type { InterferenceEpoch } from '../../../../src/detection/interference/epochs';
import { defaultParameters } from '../../../../src/detection/parameters';
import { scanChannel } from '../../../../src/detection/scan/activity/channelScan';
import { workingPlan } from '../../../../src/detection/scan/conditioning/workingPlan';
import { Pace, ThreadTurn } from '../../../../src/products/pace';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import { microvoltsPerUnit } from '../../../../src/recording/units';
import { median } from '../../../../src/signal/statistics';
import { describeWithSharedData, sharedData } from '../../sharedData';

/** Every whole second of a recording. */
async function epochsOf(file: string): Promise<readonly InterferenceEpoch[]> {
  const recording = await openRecording(fileLocation(sharedData(file)));
  try {
    const [channel] = recording.channels;
    const plan = channel && workingPlan(channel.samplingRate, defaultParameters);
    const microvolts = channel && microvoltsPerUnit(channel.unit);
    assert.ok(channel && plan && microvolts !== undefined);
    const source = () => ({
      recording,
      index: 0,
      pace: new Pace({}, channel.samples, new ThreadTurn()),
      blockSamples: 2 ** 18,
    });
    const scan = await scanChannel(source(), channel, plan, defaultParameters);
    return await interferencePattern({ source: source(), scan, microvolts }, [
      { from: 0, to: channel.samples },
    ]);
  } finally {
    await recording.close();
  }
}

const medianOf = (epochs: readonly InterferenceEpoch[], of: (epoch: InterferenceEpoch) => number): number =>
  median(Float64Array.from(epochs, of)) ?? NaN;

function assertNear(actual: number, expected: number, part: number, what: string): void {
  assert.ok(Math.abs(actual / expected - 1) <= part, `${what} ${actual}, not ${expected}`);
}

describeWithSharedData('The interference pattern of real recordings', () => {
  for (const { name, turns, amplitude, ratio } of [
    { name: 'emg_healthy', turns: 150, amplitude: 252, ratio: 0.58 },
    { name: 'emg_myopathy', turns: 417, amplitude: 295, ratio: 1.41 },
    { name: 'emg_neuropathy', turns: 160, amplitude: 1008, ratio: 0.168 },
  ]) {
    it(`has the published turns, amplitude and ratio in ${name}, within 2 %`, async () => {
      const epochs = await epochsOf(`physionet-emgdb/${name}.hea`);
      assertNear(
        medianOf(epochs, (epoch) => epoch.turnsPerSecond),
        turns,
        0.02,
        'turns',
      );
      assertNear(
        medianOf(epochs, (epoch) => epoch.amplitudeMicrovolts ?? NaN),
        amplitude,
        0.02,
        'amplitude',
      );
      const own = medianOf(epochs, (epoch) => epoch.turnsPerSecond / (epoch.amplitudeMicrovolts ?? NaN));
      assertNear(own, ratio, 0.02, 'ratio');
    });
  }
});
