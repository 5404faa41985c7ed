/** Reading stretches of a channel at the working rate. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChannelReader } from '../../../../../src/detection/scan/conditioning/channelReader';
import { assertNear, channelOf, planOf, signal, scanned, sourceOf } from '../../channels';

function readerOf(values: Float32Array, samplingRate: number, blockSamples?: number): ChannelReader {
  const channel = channelOf(values, { samplingRate });
  const source = sourceOf(values, channel, blockSamples === undefined ? {} : { blockSamples });
  return new ChannelReader(source, planOf(samplingRate));
}

/** Noise with holes: start and length of each in samples. */
const holed = (length: number, holes: readonly (readonly [number, number])[]): Float32Array => {
  const values = signal(length, 1, () => 0, 5);
  for (const [from, count] of holes) values.fill(NaN, from, from + count);
  return values;
};
const holes = fc.array(fc.tuple(fc.nat(1999), fc.nat(200)), { maxLength: 3 });

describe('A channel at the working rate', () => {
  it("is the channel's own samples where the recording is slower than 18 kHz", async () => {
    const values = signal(1, 2000, () => 40);
    const { first, values: read, missing } = await readerOf(values, 2000).read(100, 900, undefined);
    assert.equal(first, 100);
    assert.deepEqual(Float32Array.from(read), values.subarray(100, 900));
    assert.equal(missing, undefined);
  });

  it('is the same to the last bit whatever the size of the reads beneath', async () => {
    await fc.assert(
      fc.asyncProperty(holes, fc.integer({ min: 1, max: 700 }), async (gaps, block) => {
        const values = holed(2000, gaps);
        const whole = await readerOf(values, 48_000).read(-20, 520, undefined);
        assert.deepEqual(await readerOf(values, 48_000, block).read(-20, 520, undefined), whole);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('is the same to the last bit whatever stretch is asked for around a sample', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -8, max: 500 }),
        fc.integer({ min: 1, max: 200 }),
        async (from, count) => {
          const reader = readerOf(holed(2000, []), 48_000);
          const whole = await reader.read(-20, 720, undefined);
          const part = await reader.read(from, from + count, undefined);
          assert.deepEqual(part.values, whole.values.slice(from + 20, from + 20 + count));
        },
      ),
      { seed: 2, numRuns: 30 },
    );
  });

  it('leaves a potential of 0.5 ms where it is, to a quarter of a working sample, and its height to 5 %', async () => {
    const moment = 0.05;
    const potential = (t: number): number => 200 * Math.exp(-(((t - moment) / 0.0003) ** 2));
    for (const rate of [24_000, 30_000, 48_000, 50_000]) {
      const reader = readerOf(signal(0.1, rate, potential, 0), rate);
      const { values } = await reader.read(0, reader.count, undefined);
      const peak = values.indexOf(Math.max(...values));
      const [a, b, c] = [values[peak - 1]!, values[peak]!, values[peak + 1]!];
      const place = peak + (a - c) / (2 * (a - 2 * b + c));
      assertNear(place / reader.plan.rate, moment, 0.25 / reader.plan.rate, `at ${rate} Hz`);
      assertNear(b, 200, 10, `height at ${rate} Hz`);
    }
  });

  it('keeps out what lies above the working band: 20 kHz of 100 µV leaves less than 0.5 µV', async () => {
    const reader = readerOf(
      signal(0.2, 48_000, (t) => 100 * Math.sin(2 * Math.PI * 20_000 * t), 0),
      48_000,
    );
    const { values } = await reader.read(100, reader.count - 100, undefined);
    const greatest = Math.max(...values.map(Math.abs));
    assert.ok(greatest < 0.5, `${greatest} µV`);
  });

  it('draws a straight line over missing samples and says which they are', async () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => 3 * i);
    values.fill(NaN, 40, 60);
    values[70] = Infinity;
    const { values: read, missing } = await readerOf(values, 2000).read(0, 100, undefined);
    read.forEach((value, i) => assertNear(value, 3 * i, 1e-4, `sample ${i}`));
    const told = [...missing!].flatMap((flag, i) => (flag === 1 ? [i] : []));
    assert.deepEqual(told, [...Array.from({ length: 20 }, (_, i) => 40 + i), 70]);
  });

  it('at a quarter of the rate marks the working samples whose own samples are missing, no others', async () => {
    const { missing } = await readerOf(holed(2000, [[401, 7]]), 48_000).read(0, 500, undefined);
    const told = [...missing!].flatMap((flag, i) => (flag === 1 ? [i] : []));
    assert.deepEqual(told, [100, 101]);
  });

  it('holds the ends beyond the channel, which are not missing', async () => {
    const values = Float32Array.from({ length: 50 }, (_, i) => 7 + i);
    const { values: read, missing } = await readerOf(values, 2000).read(-30, 80, undefined);
    assert.ok(read.subarray(0, 31).every((value) => value === 7));
    assert.ok(read.subarray(79).every((value) => value === 56));
    assert.equal(missing, undefined);
  });

  it("hands over the channel's own samples of the stretch, holes and all, without the margins", async () => {
    const values = holed(2000, [[1000, 10]]);
    const got: { from: number; values: Float32Array }[] = [];
    const use = (raw: Float32Array, from: number): unknown => got.push({ from, values: raw.slice() });
    await readerOf(values, 48_000).read(200, 300, undefined, use);
    await readerOf(values, 48_000).read(-5, 510, undefined, use);
    assert.deepEqual(got[0], { from: 800, values: values.slice(800, 1200) });
    assert.deepEqual(got[1], { from: 0, values });
  });

  it('ends where reading ends: a channel that promised 1000 samples and gives 600 has 600', async () => {
    const values = signal(0.3, 2000, () => 0);
    const channel = channelOf(values, { samples: 1000 });
    const reader = new ChannelReader(sourceOf(values, channel, { blockSamples: 256 }), planOf(2000));
    assert.equal(reader.count, 1000);
    const { missing } = await reader.read(500, 1000, undefined);
    assert.equal(reader.count, 600);
    assert.equal(missing!.indexOf(1), 100);
    const beyond = await reader.read(700, 800, undefined);
    assert.ok(beyond.values.every(Number.isFinite) && beyond.missing!.every((flag) => flag === 1));
  });

  it('is without hum of 100 µV to 1 µV, and the potential upon it keeps its height to 2 µV', async () => {
    const potential = (t: number): number => 80 * Math.exp(-(((t - 2) / 0.001) ** 2));
    const humming = signal(4, 2000, (t) => potential(t) + 100 * Math.sin(2 * Math.PI * 50 * t + 1), 0);
    const { mains } = await scanned(humming);
    const { values } = await readerOf(humming, 2000).read(0, 8000, mains);
    const left = values.map((value, i) => value - potential(i / 2000));
    const greatest = Math.max(...left.map(Math.abs));
    assert.ok(greatest < 2, `${greatest} µV left`);
  });

  it('stops reading when it is told to, with the reason it is given', async () => {
    const values = signal(1, 2000, () => 0);
    const control = { signal: AbortSignal.abort(new Error('no more')) };
    const reader = new ChannelReader(sourceOf(values, channelOf(values), { control }), planOf(2000));
    await assert.rejects(reader.read(0, 100, undefined), /no more/u);
  });
});
