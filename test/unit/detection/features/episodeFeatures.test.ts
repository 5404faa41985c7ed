/** What is measured of one episode, from scans of signals whose course is known. */
import assert from 'node:assert/strict';
import { findActivity } from '../../../../src/detection/scan/activity/activity';
import type { ChannelScan } from '../../../../src/detection/scan/activity/channelScan';
import { envelopeOf } from '../../../../src/detection/features/envelope';
import { episodeFeatures, type MeasuredEpisode } from '../../../../src/detection/features/episodeFeatures';
import type { ChannelFeatures } from '../../../../src/detection/features/features';
import { defaultParameters } from '../../../../src/detection/parameters';
import { Random } from '../../../../src/simulation/random';
import { assertNear, scanned, scanOf, type Seconds, signal } from '../channels';

const nothingSorted = {
  units: [],
  spikes: { times: new Float64Array(0), amplitudes: new Float32Array(0) },
  assignedFraction: 0,
};

/** Features of one episode over the given active stretches. */
function featuresOf(
  scan: ChannelScan,
  active: readonly Seconds[],
  stated: Partial<MeasuredEpisode> = {},
): ChannelFeatures {
  const activity = findActivity(scan, { samplingRate: 2000, unit: 'uV' }, defaultParameters);
  assert.ok(activity);
  const runs = active.map(([from, to]) => ({ from: Math.round(100 * from), to: Math.round(100 * to) }));
  const episode = { from: runs[0]!.from, to: runs.at(-1)!.to, active: runs };
  const measured: MeasuredEpisode = {
    episode,
    scan,
    envelope: envelopeOf(scan, episode),
    activity,
    sorted: nothingSorted,
    sortedPart: 1,
    place: { rate: 2000, beforeSeconds: 0.01 },
    period: undefined,
    fast: undefined,
    gridPart: undefined,
    pops: undefined,
    movements: [],
    intent: { intent: 'unknown', isStale: false },
    force: undefined,
    stretches: [],
    insertionReported: false,
    stimulusReported: false,
    crampReported: false,
    microvoltsPerUnit: 1,
    ...stated,
  };
  return episodeFeatures(measured, defaultParameters);
}

/** White noise whose RMS is a function of seconds, in µV. */
function loudness(seconds: number, rms: (t: number) => number): Promise<ChannelScan> {
  const random = new Random(5);
  return scanned(signal(seconds, 2000, (t) => random.normal(0, rms(t)), 0));
}

/** Power by the hop, of an RMS by seconds. */
const course = (seconds: number, rms: (t: number) => number): ChannelScan =>
  scanOf(Float32Array.from({ length: 100 * seconds }, (_, hop) => rms((hop + 0.5) / 100) ** 2));

describe('The features of an episode', () => {
  it('tell how long it lasts, how much of it is active, and where it begins, peaks and ends', () => {
    const scan = course(20, (t) => (t > 4 && t < 12 ? (Math.abs(t - 7) < 0.01 ? 50 : 20) : 1));
    const features = featuresOf(scan, [
      [4, 8],
      [10, 12],
    ]);
    assertNear(features.durationSeconds, 8, 1e-9);
    assertNear(features.activeSeconds, 6, 1e-9);
    assert.deepEqual({ ...features.at, peak: 0 }, { onset: 4, middle: 8, end: 12, peak: 0 });
    assertNear(features.at.peak, 7, 0.011);
    assertNear(features.peakOverNoise, 150, 0.01);
  });

  it('tell how much of it stands above the noise: little of potentials of 10 ms that come three times a second', () => {
    const raised = featuresOf(
      course(20, (t) => (t > 4 && t < 14 && (3 * t) % 1 < 0.03 ? 50 : 1)),
      [[4, 14]],
    );
    assert.ok(raised.raisedPart > 0.02 && raised.raisedPart < 0.2, `${raised.raisedPart}`);
    const held = featuresOf(
      course(20, (t) => (t > 4 && t < 14 ? 50 : 1)),
      [[4, 14]],
    );
    assertNear(held.raisedPart, 1, 0.01);
  });

  it('find steady noise as steady as noise is, to a tenth, and its crest below 3.2: an open electrode', async () => {
    const { unsteadiness, crest } = featuresOf(await loudness(20, (t) => (t > 5 && t < 15 ? 40 : 3)), [
      [5.1, 14.9],
    ]);
    assertNear(unsteadiness, 1, 0.1);
    assert.ok(crest < 3.2, `crest ${crest}`);
  });

  it('find potentials 12 times a second three times less steady, and higher than their surroundings', async () => {
    const random = new Random(5);
    const potentials = signal(
      20,
      2000,
      (t) => {
        const u = (((t * 12) % 1) - 0.5) / 12 / 0.0008;
        return random.normal(0, 3) + (t > 5 && t < 15 ? 300 * u * Math.exp(-u * u) : 0);
      },
      0,
    );
    const { unsteadiness } = featuresOf(await scanned(potentials), [[5.1, 14.9]]);
    assert.ok(unsteadiness > 3, `${unsteadiness}`);
  });

  it('find the decrement of the longest active stretch: half the RMS in its last third', () => {
    const scan = course(20, (t) => (t > 4 && t < 13 ? (t < 10 ? 40 : 20) : 1));
    assertNear(
      featuresOf(scan, [
        [4, 13],
        [14, 15],
      ]).decrement,
      0.5,
      0.01,
    );
  });

  it('find a tremor of 6 Hz at 6 Hz, and that of 4.5 Hz at 4.5 Hz, to 0.5 Hz', async () => {
    for (const hertz of [4.5, 6]) {
      const scan = await loudness(16, (t) =>
        t > 3 && t < 13 ? 60 * (1.02 + Math.sin(2 * Math.PI * hertz * t)) : 3,
      );
      const { tremor } = featuresOf(scan, [[3, 13]]);
      assertNear(tremor?.peakHz, hertz, 0.5);
      assert.ok((tremor?.prominence ?? 0) > 5, `prominence ${tremor?.prominence}`);
    }
  });

  it('find the waxing and waning of 1.5 Hz', async () => {
    const scan = await loudness(24, (t) =>
      t > 2 && t < 22 ? 60 * (1.3 + Math.sin(2 * Math.PI * 1.5 * t)) : 3,
    );
    assertNear(featuresOf(scan, [[2, 22]]).commonModulation?.peakHz, 1.5, 0.2);
  });

  it('count a movement within 0.15 s of the onset, and none a second later', () => {
    const scan = course(20, (t) => (t > 4 && t < 12 ? 20 : 1));
    const moved = (from: number) => [{ from: 100 * from, to: 100 * from + 8, overNoise: 33 }];
    assert.equal(featuresOf(scan, [[4, 12]], { movements: moved(3.84) }).movementAtOnset, 33);
    assert.equal(featuresOf(scan, [[4, 12]], { movements: moved(5) }).movementAtOnset, 0);
  });

  it('are coupled to a force that follows, and to none where there is none', () => {
    const effort = (t: number): number => (t > 4 && t < 16 ? 1 + 20 * Math.sin((Math.PI * (t - 4)) / 12) : 1);
    const force = {
      values: Float32Array.from({ length: 1000 }, (_, i) => effort((i + 0.5) / 50 - 0.1)),
      stepSeconds: 0.02,
    };
    const scan = course(20, effort);
    assert.ok((featuresOf(scan, [[4, 16]], { force }).forceCoupling ?? 0) > 0.95);
    assert.equal(featuresOf(scan, [[4, 16]]).forceCoupling, undefined);
  });
});

describe('The drop of an episode at a stretch', () => {
  const dropOf = (
    seconds: number,
    stretch: number,
    [from, to]: Seconds,
    fallen: number,
  ): number | undefined =>
    featuresOf(
      course(seconds, (t) => (t >= from && t < to ? (t < stretch + 0.5 ? 40 : fallen) : 1)),
      [[from, to]],
      { stretches: [stretch] },
    ).stretchDrop;

  it('is three quarters where the RMS falls from 40 to 10 half a second after it', () => {
    assertNear(dropOf(20, 8, [4, 14], 10), 0.75, 0.01);
  });

  it('is none where nothing changes', () => {
    assertNear(dropOf(20, 8, [4, 14], 40), 0, 0.01);
  });

  it('is none either where the recording ends 1.6 s after it, or begins 0.6 s before it', () => {
    assertNear(dropOf(10, 8.4, [4, 10], 40), 0, 0.01);
    assertNear(dropOf(10, 0.6, [0, 9], 40), 0, 0.01);
  });

  it('is unknown where the recording ends within a second, and without a stretch in the episode', () => {
    assert.equal(dropOf(10, 9.5, [4, 10], 40), undefined);
    assert.equal(dropOf(20, 15, [4, 14], 40), undefined);
  });
});
