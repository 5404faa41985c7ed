/** The heart in a muscle's channel: found with its beats, and not taken from muscles and movements that keep time. */
import assert from 'node:assert/strict';
import { ChannelReader } from '../../../../../src/detection/scan/conditioning/channelReader';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { findHeartbeat, type Heartbeat } from '../../../../../src/detection/scan/validity/heartbeat';
import { emgChannel, type PlacedTrain } from '../../../../../src/simulation/emgChannel';
import { fibreSpike, nearUnit, positiveSharpWave } from '../../../../../src/simulation/fibreShapes';
import { heartbeat } from '../../../../../src/simulation/heartbeat';
import { Random } from '../../../../../src/simulation/random';
import { placed } from '../../../../../src/simulation/spontaneous';
import { quietSetting } from '../../../simulation/scenes';
import { channelOf, planOf, scanned, signal, sourceOf } from '../../channels';

const secondsLong = 40;
const setting = quietSetting(secondsLong);

async function heartIn(
  values: Float32Array,
  samplingRate = setting.samplingRate,
): Promise<Heartbeat | undefined> {
  const channel = channelOf(values, { samplingRate });
  const reader = new ChannelReader(sourceOf(values, channel), planOf(samplingRate));
  return findHeartbeat(reader, await scanned(values, { samplingRate }), defaultParameters);
}

function channelWith(
  trains: readonly PlacedTrain[],
  disturbances: Parameters<typeof emgChannel>[3]['disturbances'] = [],
): Float32Array {
  return emgChannel(new Random(7), setting, trains, { name: 'EMG', disturbances }).values;
}

/** A potential once a second, as regularly as a heart. */
function everySecond(shape: Float64Array): PlacedTrain {
  const random = new Random(3);
  const spikes = Array.from({ length: secondsLong - 2 }, (_, i) => ({
    seconds: 1 + i + random.normal(0, 0.02),
  }));
  return placed([shape], spikes);
}

describe('A heart in the channel', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`is found with every beat, within its QRS complex, drawn by ${seed}`, async () => {
      const truth = heartbeat(new Random(seed), secondsLong);
      const found = await heartIn(channelWith([], [truth.disturbance]));
      assert.ok(found, 'no heart');
      const middle = truth.beatSeconds.filter((beat) => beat > 0.5 && beat < secondsLong - 0.5);
      const seen = middle.filter((beat) =>
        found.beatSeconds.some((own) => Math.abs(own - beat) < truth.reachSeconds),
      );
      assert.ok(seen.length >= 0.95 * middle.length, `${seen.length} of ${middle.length} beats`);
      const wrong = found.beatSeconds.filter(
        (own) => !truth.beatSeconds.some((beat) => Math.abs(own - beat) < truth.reachSeconds),
      );
      assert.equal(wrong.length, 0);
      const trueRate =
        (60 * (truth.beatSeconds.length - 1)) / (truth.beatSeconds.at(-1)! - truth.beatSeconds[0]!);
      assert.ok(
        Math.abs(found.beatsPerMinute / trueRate - 1) < 0.05,
        `${found.beatsPerMinute} for ${trueRate}`,
      );
      assert.ok(found.likeness > 0.97);
    });
  }

  const muscular = {
    'a fibrillation': fibreSpike(new Random(1), setting.samplingRate, 200),
    'a positive sharp wave': positiveSharpWave(new Random(2), setting.samplingRate, 400),
    'a motor unit': nearUnit(new Random(3), setting.samplingRate, 2000)[0]!,
  };
  for (const [name, shape] of Object.entries(muscular)) {
    it(`is not what ${name} at 60 per minute is`, async () => {
      assert.equal(await heartIn(channelWith([everySecond(shape)])), undefined);
    });
  }

  it('is not a limb that swings once a second, nor noise, nor silence', async () => {
    const swinging = signal(secondsLong, 2000, (t) => 400 * Math.sin(2 * Math.PI * t));
    assert.equal(await heartIn(swinging, 2000), undefined);
    assert.equal(
      await heartIn(
        signal(secondsLong, 2000, () => 0),
        2000,
      ),
      undefined,
    );
    assert.equal(await heartIn(new Float32Array(2000 * secondsLong), 2000), undefined);
  });

  it('is not four beats', async () => {
    const truth = heartbeat(new Random(1), 2.5);
    assert.ok(truth.beatSeconds.length <= 4);
    assert.equal(await heartIn(channelWith([], [truth.disturbance])), undefined);
  });
});
