import assert from 'node:assert/strict';
import { Engine } from '../../../src/detection/engine';
import { defaultParameters, parameterTable, type EngineParameters } from '../../../src/detection/parameters';
import type { DetectionInput } from '../../../src/detection/engineSource';
import type { DetectionResult } from '../../../src/detection/result/detectedEvent';
import { crampBeginning } from '../../fixtures/effortFile';
import { sampleContracture } from '../../fixtures/sampleRecordings';
import { KeptValues } from '../../../src/store/keptValues';
import { storeFolder, storeIn } from '../store/folder';
import { shelfIn } from '../store/shelves';
import { noiseWithBursts, recordingOf, simulated } from './recordings';

const bursts = noiseWithBursts(
  40,
  [
    [10, 15],
    [25, 26],
  ],
  2000,
);
const lost = Float32Array.from(bursts, (value, i) => (i > 30_000 && i < 34_000 ? NaN : value));

const recordings: Readonly<Record<string, () => DetectionInput>> = {
  // The cramp has begun at 12 s: more of it than is sorted at once.
  'of a cramp': () => simulated(crampBeginning(24)),
  'of a silent contracture': () => simulated(sampleContracture()),
  'of bursts on two channels, a stretch of one lost, a third flat': () =>
    recordingOf({ values: bursts }, { values: lost, unit: 'mV' }, { values: new Float32Array(80_000) }),
};

/** Everything that a run says, to the last bit of every number. */
function textOf({ engine, events, units }: DetectionResult): string {
  const exact = units.map(({ channel, times }) => [
    channel,
    Buffer.from(times.buffer, times.byteOffset, times.byteLength).toString('hex'),
  ]);
  return JSON.stringify({ engine, events, units: exact });
}

describe('Detection in a recording that was measured at an earlier opening', function () {
  this.timeout(120_000);
  const folder = storeFolder();

  /** A run at an opening of its own, and how many samples of EMG it read. */
  async function opened(
    recording: DetectionInput,
    parameters: EngineParameters,
  ): Promise<{ readonly text: string; readonly samples: number }> {
    let samples = 0;
    const counted: DetectionInput = {
      ...recording,
      read: async (index, ...range) => {
        const values = await recording.read(index, ...range);
        if (recording.channels[index]?.kind === 'emg') samples += values.length;
        return values;
      },
    };
    const kept = new KeptValues(shelfIn(await storeIn(folder())));
    const text = textOf(await new Engine(counted, { budgetBytes: 0, kept }).detect(parameters));
    await kept.written();
    return { text, samples };
  }

  async function anew(recording: DetectionInput, parameters: EngineParameters): Promise<string> {
    return textOf(await new Engine(recording, { budgetBytes: 0 }).detect(parameters));
  }

  for (const [name, make] of Object.entries(recordings)) {
    it(`says byte for byte what a fresh run says, and reads no sample of EMG: ${name}`, async () => {
      const recording = make();
      const first = await opened(recording, defaultParameters);
      assert.ok(first.samples > 0);
      const second = await opened(recording, defaultParameters);
      assert.equal(second.text, first.text);
      assert.equal(second.text, await anew(recording, defaultParameters));
      assert.equal(second.samples, 0);
    });
  }

  it('reads no sample after a change of a number that only decides, and all of them after one that measures', async () => {
    const recording = recordings['of a cramp']!();
    const { samples } = await opened(recording, defaultParameters);
    const decided = { ...defaultParameters, crampDuration: parameterTable.crampDuration.value + 1 };
    const after = await opened(recording, decided);
    assert.equal(after.samples, 0);
    assert.equal(after.text, await anew(recording, decided));
    const scanned = { ...defaultParameters, bandLow: parameterTable.bandLow.value + 1 };
    const again = await opened(recording, scanned);
    assert.ok(again.samples > samples / 2, `${again.samples} of ${samples} samples`);
    assert.equal(again.text, await anew(recording, scanned));
    // Both are there from now on.
    assert.equal((await opened(recording, scanned)).samples, 0);
    assert.equal((await opened(recording, defaultParameters)).samples, 0);
  });

  it('scans nothing anew after a change of what is active, how units are sorted, or what is measured of them', async () => {
    const recording = recordings['of a cramp']!();
    const { samples } = await opened(recording, defaultParameters);
    for (const name of ['on', 'mergeGap', 'unitRefractory', 'sortSeconds', 'trainLeastIntervals'] as const) {
      const changed = { ...defaultParameters, [name]: parameterTable[name].value * 1.02 + 1e-4 };
      const again = await opened(recording, changed);
      assert.ok(again.samples < samples / 3, `${name}: ${again.samples} of ${samples} samples`);
      assert.equal(again.text, await anew(recording, changed), name);
    }
  });
});
