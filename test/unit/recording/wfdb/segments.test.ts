/** Multi-segment records: the real ones of ../shared/data, and made ones for what goes wrong. */
import assert from 'node:assert/strict';
import { wfdbRecord } from '../../../fixtures/writers/wfdbWriter';
import { describeWithSharedData } from '../../sharedData';
import { allDigital, openFromMemory, withRecord } from './open';

describeWithSharedData('WFDB multi-segment records of real recordings', () => {
  it('041s (fixed layout): two segments follow each other, each channel at its own rate', async () => {
    const folder = 'wfdb-formats/multi-segment/041s';
    const whole = await withRecord(`${folder}/041s.hea`, async (recording) => {
      assert.deepEqual(
        recording.channels.map(({ samplingRate, samples }) => [samplingRate, samples]),
        [...Array.from({ length: 3 }, () => [500, 8000]), ...Array.from({ length: 4 }, () => [125, 2000])],
      );
      assert.equal(recording.startTime, '1994-10-26T08:26:04');
      assert.equal(recording.signalFile.name, '041s01.dat');
      assert.deepEqual(recording.warnings, []);
      return allDigital(recording);
    });
    // Opening a segment by itself checks its checksums (format 212, four samples per frame) against the header's.
    const parts: number[][][] = [];
    for (const name of ['041s01', '041s02']) {
      parts.push(
        await withRecord(`${folder}/${name}.hea`, (recording) => {
          assert.deepEqual(recording.warnings, []);
          return allDigital(recording);
        }),
      );
    }
    assert.deepEqual(
      whole,
      whole.map((_, index) => [...(parts[0]?.[index] ?? []), ...(parts[1]?.[index] ?? [])]),
    );
  });

  it('041s: a read across the border equals the slice of the whole', async () => {
    await withRecord('wfdb-formats/multi-segment/041s/041s.hea', async (recording) => {
      const whole = await recording.read(0, 0, 8000);
      assert.deepEqual(await recording.read(0, 3990, 20), whole.slice(3990, 4010));
    });
  });

  it('p000878 (variable layout): gaps, absent signals and missing segments are NaN, the rest is read by name', async () => {
    const folder = 'wfdb-formats/multi-segment/p000878';
    const [first] = await withRecord(`${folder}/3269321_0001.hea`, allDigital);
    const second = await withRecord(`${folder}/3269321_0002.hea`, allDigital);
    await withRecord(`${folder}/p000878-2137-10-26-16-57.hea`, async (recording) => {
      assert.equal(recording.startTime, '2137-10-26T16:57:09');
      assert.deepEqual(
        recording.channels.map(({ name, unit, samples }) => [name, unit, samples]),
        [
          ['PLETH', 'NU', 52_725_000],
          ['II', 'mV', 52_725_000],
          ['V', 'mV', 52_725_000],
          ['ABP', 'mmHg', 52_725_000],
        ],
      );
      assert.match(recording.warnings.join(), /30 of 35 segments cannot be read .* 3269321_0003\.hea/u);
      // 3,750 samples without a file, 2,000 of PLETH alone, 1,750 of II and PLETH, then segments that are not here.
      const pleth = await recording.readDigital(0, 3740, 3800);
      assert(pleth.subarray(0, 10).every(Number.isNaN));
      assert(first?.some(Number.isFinite));
      assert.deepEqual([...pleth.subarray(10, 2010)], first);
      assert.deepEqual([...pleth.subarray(2010, 3760)], second[1]);
      assert(pleth.subarray(3760).every(Number.isNaN));
      assert((await recording.read(1, 3750, 2000)).every(Number.isNaN));
      assert.deepEqual([...(await recording.readDigital(1, 5750, 1750))], second[0]);
      assert((await recording.read(3, 3750, 3750)).every(Number.isNaN));
    });
  });
});

describe('WFDB multi-segment records', () => {
  const segment = (
    name: string,
    samples: number[],
    units = 'mV',
    gain = 100,
  ): ReturnType<typeof wfdbRecord> =>
    wfdbRecord({
      name,
      frameRate: 100,
      frames: samples.length,
      files: [{ name: `${name}.dat`, format: 16, signals: [{ samples, units, gain, name: 'EMG' }] }],
    });
  const two = { ...segment('a', [1, 2, 3]), ...segment('b', [4, 5]) };

  it('read a null segment as NaN and go on after it', async () => {
    const recording = await openFromMemory({ 'r.hea': 'r/3 1 100 9\na 3\n~ 4\nb 2\n', ...two });
    assert.deepEqual([...(await recording.readDigital(0, 0, 99))], [1, 2, 3, NaN, NaN, NaN, NaN, 4, 5]);
    assert.deepEqual(recording.warnings, []);
  });

  it('believe the segments where the record line states another length, and say so', async () => {
    const recording = await openFromMemory({ 'r.hea': 'r/2 1 100 99\na 3\nb 2\n', ...two });
    assert.equal(recording.channels[0]?.samples, 5);
    assert.match(recording.warnings.join(), /states 99 samples, its segments add up to 5/u);
  });

  it('show what the other segments hold when the signal file of one is missing', async () => {
    const files = Object.fromEntries(Object.entries(two).filter(([name]) => name !== 'a.dat'));
    const recording = await openFromMemory({ 'r.hea': 'r/2 1 100 5\na 3\nb 2\n', ...files });
    assert.deepEqual([...(await recording.readDigital(0, 0, 5))], [NaN, NaN, NaN, 4, 5]);
    assert.match(recording.warnings.join(), /1 of 2 segments cannot be read .* a\.dat/u);
    assert.equal(recording.signalFile.name, 'b.dat');
  });

  it('read a segment that is cut short to its end, with both numbers in a warning', async () => {
    const recording = await openFromMemory({ 'r.hea': 'r/2 1 100 9\na 7\nb 2\n', ...two });
    assert.deepEqual([...(await recording.readDigital(0, 0, 9))], [1, 2, 3, NaN, NaN, NaN, NaN, 4, 5]);
    assert.match(recording.warnings.join(), /a\.dat holds only 3 of the 7/u);
  });

  it('bring a segment in another voltage unit to the unit of the record', async () => {
    const files = {
      'r.hea': 'r/2 1 100 5\na 3\nb 2\n',
      ...segment('a', [1, 2, 3], 'mV', 100),
      ...segment('b', [4000, 5000], 'uV', 10),
    };
    const recording = await openFromMemory(files);
    assert.deepEqual([...(await recording.read(0, 0, 5))], [0.01, 0.02, 0.03, 0.4, 0.5].map(Math.fround));
  });

  it('leave a stretch in a unit that cannot be converted empty, and say so', async () => {
    const files = {
      'r.hea': 'r/2 1 100 5\na 3\nb 2\n',
      ...segment('a', [1, 2, 3]),
      ...segment('b', [4, 5], 'N'),
    };
    const recording = await openFromMemory(files);
    assert.deepEqual([...(await recording.readDigital(0, 0, 5))], [1, 2, 3, NaN, NaN]);
    assert.match(recording.warnings.join(), /b\.hea, line 2: EMG has 1 samples per frame in N/u);
  });

  it('are refused in one sentence when no segment, or not the layout, is there', async () => {
    await assert.rejects(openFromMemory({ 'r.hea': 'r/2 1 100 5\na 3\nb 2\n' }), {
      problem: 'missing-file',
      message: 'r.hea: none of its segments can be read; a.hea is not beside r.hea.',
    });
    await assert.rejects(openFromMemory({ 'r.hea': 'r/3 1 100 5\nlayout 0\na 3\nb 2\n', ...two }), {
      problem: 'missing-file',
      message: /layout\.hea is not beside r\.hea, but it lists the signals/u,
    });
  });

  it('of many segments keep only a few files open, and read each rightly whatever the order', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
    const files = Object.assign(
      { 'r.hea': `r/30 1 100 60\n${names.map((name) => `${name} 2`).join('\n')}\n` },
      ...names.map((name, index) => segment(name, [index, index + 100])),
    ) as Record<string, string | Uint8Array>;
    const recording = await openFromMemory(files);
    const expected = names.flatMap((_, index) => [index, index + 100]);
    assert.deepEqual([...(await recording.readDigital(0, 0, 60))], expected);
    const parts = await Promise.all(
      names.map(async (_, index) => [...(await recording.readDigital(0, 58 - 2 * index, 2))]),
    );
    assert.deepEqual(parts.reverse().flat(), expected);
    await recording.close();
  });
});
