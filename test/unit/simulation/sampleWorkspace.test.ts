import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileLocation } from '../../../src/recording/byteSource';
import { openRecording } from '../../../src/recording/openRecording';
import { neurogenicCramp } from '../../../src/simulation/neurogenicCramp';
import { writeSampleWorkspace } from '../../../src/simulation/sampleWorkspace';
import { silentContracture } from '../../../src/simulation/silentContracture';

describe('The sample workspace', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'emg-samples-'));
    await writeSampleWorkspace(path.join(folder, 'one'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is two recordings and a guide, the same bytes every time, each below 5 MB', async () => {
    await writeSampleWorkspace(path.join(folder, 'two'));
    const hashes = async (copy: string): Promise<readonly (readonly [string, string])[]> => {
      const names = (await readdir(path.join(folder, copy))).sort();
      return Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(path.join(folder, copy, name));
          assert.ok(bytes.length < 5e6, `${name} has ${bytes.length} bytes`);
          return [name, createHash('sha256').update(bytes).digest('hex')] as const;
        }),
      );
    };
    const one = await hashes('one');
    assert.deepEqual(await hashes('two'), one);
    assert.deepEqual(
      one.map(([name]) => name),
      ['README.md', 'contracture.edf', 'cramp.edf'],
    );
  });

  for (const [name, scenario] of [
    ['cramp.edf', neurogenicCramp],
    ['contracture.edf', silentContracture],
  ] as const) {
    it(`${name} opens as the recording that was simulated, to half a digital step`, async () => {
      const simulated = scenario();
      const opened = await openRecording(fileLocation(path.join(folder, 'one', name)));
      assert.equal(opened.format, 'EDF+C');
      assert.deepEqual(opened.warnings, []);
      assert.equal(opened.durationSeconds, simulated.durationSeconds);
      assert.deepEqual(
        opened.channels.map((channel) => [channel.name, channel.kind, channel.unit, channel.samplingRate]),
        simulated.channels.map((channel) => [channel.name, channel.kind, channel.unit, channel.samplingRate]),
      );
      for (const [index, { values, physicalRange }] of simulated.channels.entries()) {
        const step = (physicalRange.maximum - physicalRange.minimum) / 65535;
        const read = await opened.read(index, 0, values.length);
        assert.equal(read.length, values.length);
        const worst = read.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
        assert.ok(worst <= step * 0.51, `${worst} for a step of ${step}`);
      }
      assert.deepEqual(await opened.readAnnotations(), simulated.annotations);
      await opened.close();
    });
  }
});
