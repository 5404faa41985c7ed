/** Stretches in which a channel is no live electrode. */
import assert from 'node:assert/strict';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { unassessableStretches } from '../../../../../src/detection/scan/validity/unassessable';
import { bursts, channelOf, replaced, scanned, scanOf } from '../../channels';

const channel = { samplingRate: 2000, unit: 'uV' };

describe('A stretch that can not be assessed', () => {
  it('is a line that stands still, from the hop it begins in to the hop it ends in, with its length', async () => {
    const values = replaced(bursts(6, 2000, []), 2000, [2.0045, 3.2055], 12);
    const stretches = unassessableStretches(await scanned(values), channelOf(values), defaultParameters);
    // It has no noise either.
    const [only, ...others] = stretches.filter(({ cause }) => cause === 'flat-line');
    assert.ok(stretches.every(({ from, to }) => from >= 200 && to <= 321));
    assert.deepEqual(others, []);
    assert.deepEqual(
      { from: only?.from, to: only?.to, cause: only?.cause },
      { from: 200, to: 321, cause: 'flat-line' },
    );
    assert.ok(Math.abs((only?.value ?? 0) - 1.201) < 0.001, `${only?.value} s`);
  });

  it('is not a pause of 40 ms, nor potentials that follow each other closely', async () => {
    const values = replaced(bursts(6, 2000, [[4, 5]]), 2000, [2, 2.04], 12);
    assert.deepEqual(unassessableStretches(await scanned(values), channelOf(values), defaultParameters), []);
  });

  it('is a line of 0.05 µV for half a second, whatever voltage the file counts in', () => {
    const power = new Float32Array(400)
      .fill(9)
      .fill(0.05 ** 2, 100, 160)
      .fill(0.05 ** 2, 300, 340);
    const inMicrovolts = unassessableStretches(scanOf(power), channel, defaultParameters);
    assert.deepEqual(
      inMicrovolts.map(({ from, to, cause }) => ({ from, to, cause })),
      [{ from: 100, to: 160, cause: 'dead-line' }],
    );
    assert.ok(Math.abs((inMicrovolts[0]?.value ?? 0) - 0.05) < 1e-6, `${inMicrovolts[0]?.value} µV`);
    const inMillivolts = unassessableStretches(
      scanOf(power.map((value) => value / 1e6)),
      { ...channel, unit: 'mV' },
      defaultParameters,
    );
    assert.deepEqual(
      inMillivolts.map(({ from, to }) => [from, to]),
      [[100, 160]],
    );
  });

  it('is not told by the level where the unit is no voltage, nor where samples are missing', () => {
    const power = new Float32Array(400).fill(9).fill(1e-6, 100, 300);
    assert.deepEqual(unassessableStretches(scanOf(power), { ...channel, unit: '' }, defaultParameters), []);
    const holed = new Float32Array(400).fill(9).fill(NaN, 100, 300);
    assert.deepEqual(unassessableStretches(scanOf(holed), channel, defaultParameters), []);
  });

  it('comes in order of onset, flat and dead lines together', () => {
    const power = new Float32Array(600).fill(9).fill(1e-6, 50, 150);
    const scan = scanOf(power, {
      flat: [
        { from: 400, to: 600 },
        { from: 8000, to: 9000 },
      ],
    });
    const told = unassessableStretches(scan, channel, defaultParameters).map(
      ({ from, cause }) => `${from} ${cause}`,
    );
    assert.deepEqual(told, ['20 flat-line', '50 dead-line', '400 flat-line']);
  });
});
