/** How an episode begins, holds and ends, from its power. */
import assert from 'node:assert/strict';
import {
  type EndsSeen,
  type EnvelopeShape,
  envelopeShape,
} from '../../../../src/detection/features/envelopeShape';
import { assertNear } from '../channels';

const bothSeen: EndsSeen = { onset: true, end: true };

/** What a shape is where both ends are seen. */
type WholeShape = { readonly [Name in Exclude<keyof EnvelopeShape, 'heldSeconds'>]: number };

/** Shape of an episode from 5 s to `end`, with the RMS of a function of seconds since its onset; noise of RMS 1. */
function shapeOf(rms: (t: number) => number, end = 25): WholeShape {
  const power = Float32Array.from({ length: 3500 }, (_, hop) => {
    const t = (hop + 0.5) / 100;
    return t >= 5 && t < end ? Math.max(1, rms(t - 5)) ** 2 : 1;
  });
  return whole(envelopeShape(power, { from: 500, to: Math.round(100 * end) }, 0.01, 1, bothSeen));
}

function whole({ buildUpSeconds, declineSeconds, heldSeconds, fluctuation }: EnvelopeShape): WholeShape {
  assert.ok(buildUpSeconds !== undefined && declineSeconds !== undefined);
  assert.equal(heldSeconds, undefined, 'its own beginning is seen');
  return { buildUpSeconds, declineSeconds, fluctuation };
}

describe('The shape of an envelope', () => {
  it('of a burst that is there at once builds up and declines within 0.15 s', () => {
    const shape = shapeOf(() => 30);
    assert.ok(shape.buildUpSeconds <= 0.15, `${shape.buildUpSeconds} s`);
    assert.ok(shape.declineSeconds <= 0.15, `${shape.declineSeconds} s`);
    assertNear(shape.fluctuation, 0, 0.01);
  });

  it('of one that grows a thousandfold over 5 s takes four of them from 10 to 90 %, in its logarithm', () => {
    // ln RMS grows evenly from 0 to ln 1000 within 5 s.
    const { buildUpSeconds, declineSeconds } = shapeOf((t) => 1000 ** Math.min(1, t / 5));
    assertNear(buildUpSeconds, 4, 0.15);
    assert.ok(declineSeconds <= 0.15, `${declineSeconds} s`);
  });

  it('of one that dies away has a decline as long as the mirrored one builds up', () => {
    const rising = shapeOf((t) => 1000 ** Math.min(1, t / 5));
    const falling = shapeOf((t) => 1000 ** Math.min(1, (20 - t) / 5));
    assertNear(falling.declineSeconds, rising.buildUpSeconds, 0.05);
    assertNear(falling.buildUpSeconds, rising.declineSeconds, 0.05);
  });

  it('is not changed by a burst of 0.3 s before it has grown or as it dies away', () => {
    const course = (t: number): number => 300 ** Math.min(1, t / 6, (20 - t) / 6);
    const plain = shapeOf(course);
    const bursting = shapeOf((t) => (Math.abs(t - 1) < 0.15 || Math.abs(t - 19) < 0.15 ? 300 : course(t)));
    assertNear(bursting.buildUpSeconds, plain.buildUpSeconds, 0.3);
    assertNear(bursting.declineSeconds, plain.declineSeconds, 0.3);
    assert.ok(plain.declineSeconds > 4, `${plain.declineSeconds} s`);
  });

  it('of one that swings between 10 and 20 times the noise fluctuates by their ratio', () => {
    const { fluctuation } = shapeOf((t) => (t % 4 < 2 ? 10 : 20));
    assertNear(fluctuation, Math.log(2), 0.05);
  });

  it('of what goes on from other activity says how long it holds half of its height, which a release does not for long', () => {
    const held = (rms: (t: number) => number): number | undefined => {
      const power = Float32Array.from({ length: 1000 }, (_, hop) => Math.max(1, rms((hop + 0.5) / 100)) ** 2);
      return envelopeShape(power, { from: 0, to: 800 }, 0.01, 1, { onset: false, end: true }).heldSeconds;
    };
    assertNear(held((t) => 200 * Math.max(0, 1 - t / 8)) ?? NaN, 4.2, 0.3);
    assertNear(held((t) => 200 * Math.exp(-t)) ?? NaN, 1, 0.4);
    assertNear(held((t) => (t < 6 ? 200 : 40)) ?? NaN, 6, 0.2);
  });

  it('has finite numbers for one hop, and beside missing samples', () => {
    const power = new Float32Array(300).fill(1);
    power[150] = 400;
    power.fill(NaN, 160, 200);
    for (const range of [
      { from: 150, to: 151 },
      { from: 140, to: 160 },
      { from: 0, to: 3 },
    ]) {
      for (const [name, value] of Object.entries(whole(envelopeShape(power, range, 0.01, 1, bothSeen)))) {
        assert.ok(Number.isFinite(value), `${name} is ${value}`);
      }
    }
  });

  it('has no build-up and no decline where the recording does not show them, and the rest as ever', () => {
    const power = new Float32Array(1000).fill(400);
    const shape = envelopeShape(power, { from: 0, to: 1000 }, 0.01, 1, { onset: false, end: false });
    assert.deepEqual([shape.buildUpSeconds, shape.declineSeconds], [undefined, undefined]);
    assertNear(shape.fluctuation, 0, 1e-6);
  });
});
