import assert from 'node:assert/strict';
import { contextParameterTable } from '../../../src/detection/context/parameters';
import { decisionParameterTable } from '../../../src/detection/decisions/parameters';
import { Engine } from '../../../src/detection/engine';
import { eventsProduct } from '../../../src/detection/products';
import { activityParameterTable } from '../../../src/detection/scan/activity/parameters';
import { sampleRunParameterTable } from '../../../src/detection/scan/activity/sampleRunParameters';
import { validityParameterTable } from '../../../src/detection/scan/validity/parameters';
import { episodeParameterTable } from '../../../src/detection/episodes/parameters';
import { defaultParameters, parameterNames, parameterTable } from '../../../src/detection/parameters';
import type { ParameterName } from '../../../src/detection/parameters';
import { silenceParameterTable } from '../../../src/detection/silence/parameters';
import { noiseWithBursts, recordingOf } from './recordings';

const kept = 2 ** 28;

/** A recording that counts the samples that are read of it. */
function counted(): { recording: ReturnType<typeof recordingOf>; read: () => number } {
  const recording = recordingOf({ values: noiseWithBursts(60, [[20, 30]], 4000), samplingRate: 4000 });
  let samples = 0;
  return {
    recording: {
      ...recording,
      read: async (...range) => {
        const values = await recording.read(...range);
        samples += values.length;
        return values;
      },
    },
    read: () => {
      const before = samples;
      samples = 0;
      return before;
    },
  };
}

/** Another allowed value of a parameter. */
function other(name: ParameterName): typeof defaultParameters {
  const { value, minimum, maximum } = parameterTable[name];
  return {
    ...defaultParameters,
    [name]: value < (minimum + maximum) / 2 ? value * 1.02 + 1e-4 : value * 0.98,
  };
}

function namesIn(...tables: readonly object[]): readonly ParameterName[] {
  return parameterNames.filter((name) => tables.some((table) => Object.hasOwn(table, name)));
}

describe('Detection that is run again on an open recording', () => {
  it('depends on every parameter and on the wordings, by name', () => {
    assert.deepEqual([...eventsProduct.dependsOn].sort(), [...parameterNames, 'wordings'].sort());
  });

  it('reads no sample where nothing has changed, and says the same', async () => {
    const { recording, read } = counted();
    const engine = new Engine(recording, { budgetBytes: kept });
    const first = await engine.detect(defaultParameters);
    assert.ok(read() >= 60 * 4000);
    assert.deepEqual(await engine.detect(defaultParameters), first);
    assert.equal(read(), 0);
  });

  it('reads no sample after a change of any parameter of a decision or of silence', async () => {
    const { recording, read } = counted();
    const engine = new Engine(recording, { budgetBytes: kept });
    await engine.detect(defaultParameters);
    read();
    for (const name of namesIn(decisionParameterTable, silenceParameterTable)) {
      await engine.detect(other(name));
      assert.equal(read(), 0, `${name} made samples be read`);
    }
  });

  it('scans nothing anew after a change of what is active, valid or one episode: it reads episodes alone', async () => {
    const { recording, read } = counted();
    const engine = new Engine(recording, { budgetBytes: kept });
    await engine.detect(defaultParameters);
    const all = read();
    const afterScan = namesIn(
      activityParameterTable,
      validityParameterTable,
      episodeParameterTable,
      contextParameterTable,
    );
    for (const name of afterScan.filter((each) => !Object.hasOwn(sampleRunParameterTable, each))) {
      await engine.detect(other(name));
      const again = read();
      assert.ok(again < all / 2, `${name} made ${again} of ${all} samples be read`);
    }
  });

  it('gives exactly what a run of its own gives, whichever parameter changes', async function () {
    this.timeout(120_000);
    const { recording } = counted();
    const engine = new Engine(recording, { budgetBytes: kept });
    // Each from the state that the last has left.
    for (const name of parameterNames.filter((_, index) => index % 5 === 0)) {
      const parameters = other(name);
      assert.deepEqual(
        await engine.detect(parameters),
        await new Engine(recording, { budgetBytes: 0 }).detect(parameters),
        `after ${name}`,
      );
    }
  });
});
