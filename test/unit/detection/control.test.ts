import assert from 'node:assert/strict';
import { detect } from '../../../src/detection/engine';
import { engineIdentity } from '../../../src/detection/identity';
import { defaultParameters, parameterNames, parameterTable } from '../../../src/detection/parameters';
import { noiseWithBursts, recordingOf } from './recordings';

describe('A detection run', () => {
  const values = noiseWithBursts(100, [[40, 50]], 20_000);
  /** Eight times as long: work for a second, of which others get a turn every 30 ms or so. */
  const long = new Float32Array(8 * values.length).map((_, i) => values[i % values.length]!);

  it('stops soon after it is cancelled, with the reason it was given', async () => {
    const abort = new AbortController();
    let reads = 0;
    const recording = recordingOf({ values, samplingRate: 20_000 });
    const counting: typeof recording = {
      ...recording,
      read: (...range) => {
        if (++reads === 3) abort.abort(new Error('enough'));
        return recording.read(...range);
      },
    };
    await assert.rejects(detect(counting, defaultParameters, { signal: abort.signal }), /enough/u);
    assert.equal(reads, 3);
  });

  it('says how far it is, never backwards, and ends at 1', async () => {
    const fractions: number[] = [];
    const report = (fraction: number): void => void fractions.push(fraction);
    await detect(recordingOf({ values: long, samplingRate: 20_000 }), defaultParameters, { report });
    assert.equal(fractions.at(-1), 1);
    assert.ok(fractions.length > 3, `${fractions.length} reports`);
    assert.deepEqual(
      [...fractions].sort((a, b) => a - b),
      fractions,
    );
  });

  it('lets the event loop run in between', async () => {
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await detect(recordingOf({ values: long, samplingRate: 20_000 }), defaultParameters);
    isDone = true;
    assert.ok(turns > 3, `${turns} turns`);
  });
});

describe('The engine says who it is', () => {
  it('by name, version and a hash that every parameter changes', () => {
    const identity = engineIdentity(defaultParameters);
    assert.deepEqual([identity.name, identity.version], ['emg-cramp', '0.16.0']);
    assert.match(identity.parametersHash, /^[0-9a-f]{12}$/u);
    const hashes = parameterNames.map((name) => {
      return engineIdentity({ ...defaultParameters, [name]: defaultParameters[name] + 1 }).parametersHash;
    });
    assert.equal(new Set([identity.parametersHash, ...hashes]).size, parameterNames.length + 1);
  });

  it('and by the same hash whatever order the parameters come in', () => {
    const reversed = Object.fromEntries(
      Object.entries(defaultParameters).reverse(),
    ) as typeof defaultParameters;
    assert.deepEqual(engineIdentity(reversed), engineIdentity(defaultParameters));
  });

  it('and by another hash where a study reads remarks in its own words', async () => {
    const own = await detect(
      recordingOf({ values: noiseWithBursts(3) }),
      defaultParameters,
      {},
      {
        wordings: { contract: ['los'] },
      },
    );
    assert.notEqual(own.engine.parametersHash, engineIdentity(defaultParameters).parametersHash);
  });

  it('refuses a parameter out of its range in a sentence that names it', async () => {
    const run = (change: object): Promise<unknown> =>
      detect(recordingOf(), { ...defaultParameters, ...change });
    await assert.rejects(run({ hop: 0 }), /parameter hop must be from 0.005 to 0.05 s, not 0/u);
    await assert.rejects(run({ on: NaN }), /parameter on must be/u);
    await assert.rejects(run({ off: 7 }), /off \(7\) must not exceed on \(6\)/u);
    for (const [name, { value, minimum, maximum }] of Object.entries(parameterTable)) {
      assert.ok(value >= minimum && value <= maximum, name);
    }
  });
});
