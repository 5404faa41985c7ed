import assert from 'node:assert/strict';
import { measurePotential } from '../../../../src/detection/morphology/measurePotential';
import type { Morphology } from '../../../../src/detection/result/unitMorphology';
import { Random } from '../../../../src/simulation/random';
import { band, fourPhases, frameAt, measured, type Potential, potentialsIn, templateOf } from './potentials';

const rate = 20_000;

function reasonOf(morphology: Morphology | undefined): string {
  return morphology?.kind === 'refused' ? morphology.reason : 'measured';
}

interface Made {
  readonly samplingRate?: number;
  readonly unit?: string;
  readonly discharges?: number;
  readonly potential?: Potential;
  readonly noise?: number;
}

/** One unit that fires ten times a second, in a channel of a second more. */
function channelOf({
  samplingRate = rate,
  discharges = 40,
  potential = fourPhases,
  noise = 3,
  ...more
}: Made): {
  values: Float32Array;
  samplingRate: number;
  trains: Float64Array[];
  unit?: string;
} {
  const random = new Random(7);
  const train = Float64Array.from({ length: discharges }, (_, i) => 0.5 + i / 10 + random.normal(0, 0.005));
  const values = Float32Array.from({ length: Math.round((discharges / 10 + 1) * samplingRate) }, (_, i) => {
    const near = train.find((time) => Math.abs(time - i / samplingRate) < 0.045);
    const own = near === undefined ? 0 : potential((i / samplingRate - near) * 1000);
    return own + random.normal(0, noise);
  });
  return { ...more, values, samplingRate, trains: [train] };
}

async function reasonIn(made: Made): Promise<string> {
  const [potential] = await potentialsIn(channelOf(made));
  return reasonOf(potential?.morphology);
}

describe('A potential is not measured, and the reason is said', () => {
  it('but it is where nothing is the matter', async () => {
    assert.equal(await reasonIn({}), 'measured');
  });

  it('below 8 kHz', async () => {
    assert.equal(await reasonIn({ samplingRate: 7990 }), 'sampled-too-slowly');
    assert.equal(await reasonIn({ samplingRate: 4000 }), 'sampled-too-slowly');
    assert.equal(await reasonIn({ samplingRate: 8000 }), 'measured');
  });

  it('in a channel that is not in volts; what there is of it can be drawn', async () => {
    const [potential] = await potentialsIn(channelOf({ unit: 'adc' }));
    assert.equal(reasonOf(potential?.morphology), 'not-in-volts');
    assert.equal(potential?.template?.values.length, frameAt(rate).length);
  });

  it('with fewer than eight discharges, or none', async () => {
    for (const discharges of [0, 1, 7]) {
      assert.equal(await reasonIn({ discharges }), 'few-discharges', `${discharges}`);
    }
    assert.equal(await reasonIn({ discharges: 12 }), 'measured');
  });

  it('where more than a few of its discharges are clipped', async () => {
    const channel = channelOf({});
    const clipped = [...channel.trains[0]!].map((time) => {
      return { from: Math.round(time * rate), to: Math.round(time * rate) + 5 };
    });
    const [all] = await potentialsIn({ ...channel, clipped });
    assert.equal(reasonOf(all?.morphology), 'clipped');
    const [few] = await potentialsIn({ ...channel, clipped: clipped.slice(0, 4) });
    assert.ok(few?.morphology.kind === 'measured');
    assert.ok(few.morphology.discharges <= 36, 'the clipped ones are left out');
  });

  it('where it hardly stands out of the noise', async () => {
    assert.equal(await reasonIn({ noise: 800 }), 'low-signal-to-noise');
    assert.equal(await reasonIn({ potential: () => 0 }), 'low-signal-to-noise');
  });

  it('where the baseline after it is another than before', () => {
    const stepped = (microvolts: number): string =>
      reasonOf(measured((t) => fourPhases(t) + microvolts / (1 + Math.exp(-t)), rate));
    assert.equal(stepped(4), 'measured');
    assert.equal(stepped(40), 'unsteady-baseline');
  });

  it('where it has no end within ninety milliseconds', () => {
    assert.equal(reasonOf(measured((t) => 300 * Math.sin(t / 2), rate)), 'no-edges');
  });

  it('of a thousand discharges that overlap, rather than of nothing', async () => {
    const random = new Random(3);
    const values = Float32Array.from({ length: 4 * rate }, () => random.normal(0, 300));
    const trains = Array.from({ length: 4 }, () => {
      return Float64Array.from({ length: 1000 }, () => random.uniform(0.1, 3.9)).sort();
    });
    const found = await potentialsIn({ values, samplingRate: rate, trains });
    assert.deepEqual(
      found.map(({ morphology }) => reasonOf(morphology)),
      Array(4).fill('low-signal-to-noise'),
    );
  });

  it('where other discharges were left out as unlike the rest until too few remained', () => {
    const template = templateOf(Array<Potential>(7).fill(fourPhases), rate, { microvolts: 1 });
    const { morphology } = measurePotential(template, { frame: frameAt(rate), band, clippedFraction: 0.1 });
    assert.deepEqual(morphology, { kind: 'refused', reason: 'few-discharges', discharges: 7, least: 8 });
  });
});
