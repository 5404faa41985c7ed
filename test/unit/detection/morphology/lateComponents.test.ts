import assert from 'node:assert/strict';
import { measurePotential } from '../../../../src/detection/morphology/measurePotential';
import { Random } from '../../../../src/simulation/random';
import { band, figuresOf, fourPhases, frameAt, type Potential, templateOf } from './potentials';

const rate = 20_000;
const under = { frame: frameAt(rate), band, clippedFraction: 0 };
const spike = (t: number): number => -120 * t * Math.exp(-0.5 * (t / 0.4) ** 2) * 4;

function measuredWith(discharges: readonly Potential[], microvolts = 3): ReturnType<typeof figuresOf> {
  return figuresOf(measurePotential(templateOf(discharges, rate, { microvolts }), under).morphology);
}

/** Forty discharges, each by its place. */
function discharges(each: (i: number) => Potential): readonly Potential[] {
  return Array.from({ length: 40 }, (_, i) => each(i));
}

describe('A satellite', () => {
  const alone = measuredWith(discharges(() => fourPhases));
  const linked = measuredWith(discharges(() => (t) => fourPhases(t) + spike(t - 14)));

  it('is a spike that comes late with every discharge: counted, and in none of the figures', () => {
    assert.equal(alone.satellites.length, 0);
    const [satellite, ...others] = linked.satellites;
    assert.ok(satellite && others.length === 0);
    assert.ok(satellite.startMilliseconds > 12 && satellite.endMilliseconds < 16, JSON.stringify(satellite));
    assert.ok(satellite.linkedFraction >= 0.95, `${satellite.linkedFraction}`);
    assert.ok(Math.abs(linked.durationMilliseconds - alone.durationMilliseconds) < 0.3);
    assert.equal(linked.turns, alone.turns);
  });

  it('is none that comes with seven of ten discharges', () => {
    const often = measuredWith(
      discharges((i) => (i % 10 < 7 ? (t): number => fourPhases(t) + spike(t - 14) : fourPhases)),
    );
    assert.equal(often.satellites.length, 0);
  });
});

describe('Jiggle', () => {
  const random = new Random(5);
  /** Two parts of a potential that jitter against each other. */
  const jittering = (milliseconds: number): Potential => {
    const [first, second] = [random.normal(0, milliseconds), random.normal(0, milliseconds)];
    return (t) => fourPhases(t - first) / 2 + fourPhases(t - second - 0.6) / 2;
  };
  const steady = measuredWith(discharges(() => jittering(0)));
  const healthy = measuredWith(discharges(() => jittering(0.02)));
  const jiggling = measuredWith(discharges(() => jittering(0.12)));

  it('is next to none where every discharge is the same, whatever the noise', () => {
    const { consecutiveAmplitudeDifference, consecutiveCorrelation } = steady.jiggle!;
    assert.ok(consecutiveAmplitudeDifference < 0.02, `${consecutiveAmplitudeDifference}`);
    assert.ok(consecutiveCorrelation > 0.99, `${consecutiveCorrelation}`);
  });

  it('grows with what jitters: differences up, correlation down', () => {
    const differences = [steady, healthy, jiggling].map(
      ({ jiggle }) => jiggle!.consecutiveAmplitudeDifference,
    );
    assert.deepEqual(
      [...differences].sort((a, b) => a - b),
      differences,
    );
    assert.ok(differences[2]! > 3 * differences[1]!, differences.join(' '));
    assert.ok(jiggling.jiggle!.consecutiveCorrelation < healthy.jiggle!.consecutiveCorrelation);
  });

  it('is not told from fewer than twenty pairs, nor where noise hides it', () => {
    assert.equal(measuredWith(discharges(() => fourPhases).slice(0, 20)).jiggle, undefined);
    assert.equal(
      measuredWith(
        discharges(() => fourPhases),
        25,
      ).jiggle,
      undefined,
    );
  });
});
