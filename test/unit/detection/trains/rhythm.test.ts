import assert from 'node:assert/strict';
import { envelopeModulation, rhythm, tremorRhythm } from '../../../../src/detection/trains/rhythm';
import { Random } from '../../../../src/simulation/random';
import { parameters } from './trains';

const rate = 50;

/** Noise of this spread about 10, with a sine on it. */
function envelope(random: Random, seconds: number, hertz: number, depth: number): Float64Array {
  return Float64Array.from(
    { length: seconds * rate },
    (_, i) => 10 + random.normal() + depth * Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}

describe('A rhythm', () => {
  it('is found at its frequency', () => {
    const random = new Random(1);
    for (const hertz of [3.5, 5, 8, 11]) {
      const found = tremorRhythm(envelope(random, 10, hertz, 1), rate, parameters);
      assert.ok(Math.abs((found?.peakHz ?? NaN) - hertz) < 0.4, `${found?.peakHz} Hz for ${hertz}`);
      assert.ok((found?.prominence ?? 0) > 6, `prominence ${found?.prominence}`);
    }
  });

  it('is not found in noise: prominence stays below 6 from 3 s on for tremor, from 6 s on for cramp', () => {
    const random = new Random(2);
    for (let run = 0; run < 200; run++) {
      const tremor = tremorRhythm(envelope(random, 3, 0, 0), rate, parameters)?.prominence ?? 0;
      const cramp = envelopeModulation(envelope(random, 6, 0, 0), rate, parameters)?.prominence ?? 0;
      assert.ok(tremor < 6 && cramp < 6, `tremor ${tremor.toFixed(2)}, cramp ${cramp.toFixed(2)}`);
    }
  });

  it('is not the slope of a slow build-up, nor a rhythm outside the band', () => {
    const ramp = Float64Array.from({ length: 500 }, (_, i) => 1 - Math.exp(-i / 100));
    assert.ok((tremorRhythm(ramp, rate, parameters)?.prominence ?? 0) < 6);
    const slow = tremorRhythm(envelope(new Random(3), 20, 1.4, 2), rate, parameters);
    assert.ok((slow?.prominence ?? 0) < 3, `${slow?.prominence}`);
  });

  it('is as deep as bursts with pauses, 1.57, or as an effort that only swells, 0.3', () => {
    const beats = (of: (phase: number) => number): number | undefined =>
      tremorRhythm(
        Float64Array.from({ length: 1000 }, (_, i) => of((2 * Math.PI * 6 * i) / rate)),
        rate,
        parameters,
      )?.depth;
    const bursts = beats((phase) => Math.max(0, Math.sin(phase)));
    const swelling = beats((phase) => 1 + 0.3 * Math.sin(phase));
    assert.ok(Math.abs((bursts ?? 0) - Math.PI / 2) < 0.08, `bursts ${bursts}`);
    assert.ok(Math.abs((swelling ?? 0) - 0.3) < 0.02, `swelling ${swelling}`);
  });

  it('does not mind gaps, and needs two cycles, a sampling rate and some variation', () => {
    const gappy = envelope(new Random(4), 10, 5, 2).map((value, i) => (i % 50 === 7 ? NaN : value));
    assert.ok((tremorRhythm(gappy, rate, parameters)?.prominence ?? 0) > 6);
    assert.equal(rhythm(new Float64Array(30), rate, [3, 12]), undefined);
    assert.equal(rhythm(new Float64Array(1000), rate, [3, 12]), undefined);
    assert.equal(rhythm(new Float64Array(1000).fill(NaN), rate, [3, 12]), undefined);
    assert.equal(rhythm(envelope(new Random(5), 10, 5, 1), 20, [3, 12]), undefined);
    assert.equal(rhythm(new Float64Array(), rate, [3, 12]), undefined);
  });
});
