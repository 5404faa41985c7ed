/** When a mechanical channel shows a contraction, and when it must not be believed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contractionDuring, type Contraction } from '../../../../src/detection/context/contraction';
import { mechanicalQuantity } from '../../../../src/detection/context/mechanicalQuantity';
import type { MechanicalTrack } from '../../../../src/detection/context/mechanicalTrack';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import type { TimeSpan } from '../../../../src/detection/context/timeSpan';
import { describeWithSharedData, sharedData } from '../../sharedData';
import { parameters, plateau, sampled, scan } from './courses';

const guards = { startSeconds: 0.5, endSeconds: 0.5 };
const none = { startSeconds: 0, endSeconds: 0 };

function during(
  track: MechanicalTrack | undefined,
  from: number,
  to: number,
  activity?: readonly TimeSpan[],
  edges = guards,
): Contraction {
  assert.ok(track);
  return contractionDuring([track], from, to, edges, parameters, activity);
}

function near(actual: number | undefined, expected: number, tolerance: number): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance,
    `${actual} is not within ${tolerance} of ${expected}`,
  );
}

describe('A mechanical track', () => {
  for (const samplingRate of [10, 100, 1000, 10000]) {
    it(`finds a contraction's edges within 0.1 s at ${samplingRate} Hz`, () => {
      const force = sampled(samplingRate, 40, (t) => 50 * plateau(t, 10, 20), 0.2);
      const track = scan(force, samplingRate);
      assert.equal(track?.contracting.length, 1);
      near(track.contracting[0]?.onsetSeconds, 10, 0.1);
      // Time constant 0.1 s: 5 % of the plateau is reached 0.3 s after its end.
      near(track.contracting[0]?.endSeconds, 20.3, 0.1);
      near(track.baseline, 0, 0.1);
      near(track.greatest, 50, 1);
    });
  }

  it('takes no creep for a contraction, whatever its size: along a line, an exponential or a slow swing', () => {
    const creeps: readonly (readonly [what: string, course: (t: number) => number])[] = [
      ['line', (t) => t / 60],
      ['rising, 12 s', (t) => 1 - Math.exp(-t / 12)],
      ['rising, 40 s', (t) => 1 - Math.exp(-t / 40)],
      ['falling, 12 s', (t) => Math.exp(-t / 12)],
      ['falling, 40 s', (t) => Math.exp(-t / 40)],
      ['swing, 50 s', (t) => Math.sin((2 * Math.PI * t) / 50)],
      ['swing from its top, 80 s', (t) => Math.cos((2 * Math.PI * t) / 80)],
    ];
    for (const newtons of [1, 10, -40]) {
      for (const [what, course] of creeps) {
        const track = scan(
          sampled(100, 60, (t) => newtons * course(t), 0.1),
          100,
        );
        assert.deepEqual(track?.contracting, [], `${what}, ${newtons} N`);
      }
    }
  });

  it('believes a contraction that was there when the recording began where the muscle lets go of it', () => {
    const track = scan(
      sampled(100, 40, (t) => 50 * plateau(t + 5, 0, 15), 0.2),
      100,
    );
    assert.equal(track?.contracting.length, 1);
    near(track.contracting[0]?.onsetSeconds, 0, 0.02);
    near(track.contracting[0]?.endSeconds, 10.3, 0.1);
  });

  it('finds it in a channel of one sample per second too, within two samples', () => {
    const track = scan(
      sampled(1, 60, (t) => 50 * plateau(t, 20, 40), 0.2),
      1,
    );
    assert.equal(track?.contracting.length, 1);
    near(track.contracting[0]?.onsetSeconds, 20, 2);
    near(track.contracting[0]?.endSeconds, 40, 2);
  });

  it('believes neither an untared sensor nor one that pushes', () => {
    for (const [offset, sign] of [
      [130, 1],
      [130, -1],
      [-40, 1],
      [-40, -1],
    ] as const) {
      const track = scan(
        sampled(100, 60, (t) => offset + sign * 30 * plateau(t, 20, 30), 0.1),
        100,
      );
      near(track?.baseline, offset, 0.2);
      assert.deepEqual(track?.contracting.length, 1, `offset ${offset}, sign ${sign}`);
      assert.equal(during(track, 21, 29).contraction, 'yes');
      assert.equal(during(track, 32, 60).contraction, 'no');
    }
  });

  it('takes a contracture that decays over minutes for force, not for the relaxed level', () => {
    for (const tau of [20, 60, 200]) {
      const course = (t: number): number =>
        t < 15 ? 40 * plateau(t, 10, 99) : 40 * Math.exp(-(t - 15) / tau);
      const track = scan(sampled(200, 75, course, 0.05), 200);
      const said = during(track, 15, 55);
      assert.equal(said.contraction, 'yes', `τ ${tau} s`);
      near(said.heldSeconds, 39, 0.1);
      near(track?.baseline, 0, 1);
    }
  });

  it('follows a slow drift, and does not call one a contraction', () => {
    const drift = (t: number): number => 0.01 * t;
    const moved = scan(
      sampled(100, 120, (t) => drift(t) + 40 * plateau(t, 50, 60), 0.05),
      100,
    );
    assert.equal(moved?.contracting.length, 1);
    assert.equal(during(moved, 80, 120).contraction, 'no');
    const alone = scan(
      sampled(100, 120, (t) => drift(t), 0.01),
      100,
    );
    assert.deepEqual(alone?.contracting, []);
    assert.notEqual(during(alone, 20, 40).contraction, 'yes');
    assert.notEqual(during(alone, 80, 110).contraction, 'yes');
  });

  it('says of a step without activity on any channel that no activity proves it', () => {
    const track = scan(
      sampled(100, 60, (t) => (t < 30 ? 0 : 20), 0.05),
      100,
    );
    const activity = [{ onsetSeconds: 5, endSeconds: 8 }];
    const step = during(track, 32, 58, activity);
    assert.deepEqual([step.contraction, step.provenByActivity], ['yes', false]);
    const real = during(track, 32, 58, [{ onsetSeconds: 29.95, endSeconds: 31 }]);
    const later = during(track, 45, 58, [{ onsetSeconds: 40, endSeconds: 42 }]);
    assert.equal(later.provenByActivity, false, 'activity on top of a force that was there before');
    assert.deepEqual([real.contraction, real.provenByActivity], ['yes', true]);
  });

  it('leaves the electromechanical delay at the edges of activity out (T24)', () => {
    // EMG ends at 20 s; force lags by 0.08 s and relaxes with 0.1 s.
    const track = scan(
      sampled(1000, 40, (t) => 50 * plateau(t, 10.08, 20.08), 0.1),
      1000,
    );
    assert.equal(during(track, 20, 30).contraction, 'no');
    assert.equal(during(track, 2, 10).contraction, 'no');
  });

  it('knows nothing where samples are missing, and of a channel that never moves or has one sample', () => {
    const gap = sampled(100, 60, (t) => (t >= 30 && t < 45 ? NaN : 50 * plateau(t, 10, 20)), 0.1);
    assert.equal(during(scan(gap, 100), 32, 44).contraction, 'unknown');
    assert.equal(during(scan(gap, 100), 46, 59).contraction, 'no');
    assert.equal(during(scan(gap, 100), 55, 90).contraction, 'unknown');
    assert.equal(
      during(
        scan(
          sampled(100, 60, () => 3),
          100,
        ),
        10,
        20,
      ).contraction,
      'unknown',
    );
    assert.equal(during(scan(Float32Array.of(5), 100), 0, 10).contraction, 'unknown');
    assert.equal(scan(Float32Array.of(NaN, Infinity), 100), undefined);
    assert.equal(scan(new Float32Array(), 100), undefined);
  });

  it('takes an angle that is held for 2 s, never an angle for rest, and no acceleration for force', () => {
    const values = sampled(100, 60, (t) => 20 * plateau(t, 10, 15) + 20 * plateau(t, 30, 31), 0.05);
    const angle = scan(values, 100, { name: 'Knee angle', unit: 'deg' });
    assert.equal(angle?.quantity, 'angle');
    assert.equal(during(angle, 10, 15).contraction, 'yes');
    assert.equal(during(angle, 29, 33).contraction, 'unknown');
    assert.equal(during(angle, 40, 50).contraction, 'unknown');
    const acceleration = scan(values, 100, { name: 'AccX', unit: 'g' });
    assert.equal(acceleration?.quantity, 'acceleration');
    assert.deepEqual(acceleration.contracting, []);
    assert.equal(contractionDuring([acceleration], 10, 15, none, parameters).track, undefined);
  });

  it('does not take the steps of a coarse converter for force', () => {
    const track = scan(
      sampled(100, 60, (t) => Math.round(0.5 + 0.4 * Math.sin(t / 2))),
      100,
    );
    assert.deepEqual(track?.contracting, []);
  });

  it('does not depend on block size, sign or unit', () => {
    const course = (t: number): number => 5 + 30 * plateau(t, 8, 14) * Math.exp(-Math.max(0, t - 14) / 30);
    const whole = sampled(128, 30, course, 0.1);
    const one = scan(whole, 128);
    assert.ok(one);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom(-1, 1),
        fc.integer({ min: -10, max: 20 }),
        (block, sign, power) => {
          const scale = sign * 2 ** power;
          const other = scan(
            whole.map((value) => value * scale),
            128,
            { block },
          );
          assert.ok(other);
          assert.deepEqual(other.contracting, one.contracting);
          assert.equal(other.threshold, one.threshold * Math.abs(scale));
          assert.deepEqual(
            other.deviation,
            one.deviation.map((value) => value * Math.abs(scale)),
          );
        },
      ),
      { seed: 2, numRuns: 25 },
    );
  });

  it('tells the quantity by unit, then by name', () => {
    const cases = [
      ['x', 'N', 'force'],
      ['x', 'N·m', 'torque'],
      ['x', '% MVC', 'force'],
      ['Torque', 'V', 'torque'],
      ['AccX1', '', 'acceleration'],
      ['x', 'deg', 'angle'],
      ['x', 'deg/s', 'other'],
      ['Grip', 'g', 'force'],
      ['x', 'g', 'acceleration'],
      ['Goniometer', 'V', 'angle'],
      ['MMG', 'V', 'other'],
      ['x', 'mm', 'other'],
    ] as const;
    for (const [name, unit, quantity] of cases) {
      assert.equal(mechanicalQuantity({ name, unit }), quantity, `${name} [${unit}]`);
    }
  });
});

describeWithSharedData('A real recording with torque and angle', () => {
  it('shows its two contractions in the torque, and no contraction while the limb is moved and held', async () => {
    const recording = await openRecording(fileLocation(sharedData('emg-with-torque/knee.edf')));
    try {
      const tracks: MechanicalTrack[] = [];
      for (const [index, channel] of recording.channels.entries()) {
        if (channel.kind !== 'mechanical') continue;
        const track = scan(await recording.read(index, 0, channel.samples), channel.samplingRate, channel);
        assert.ok(track);
        tracks.push(track);
      }
      assert.deepEqual(
        tracks.map(({ quantity }) => quantity),
        ['torque', 'angle'],
      );
      // Read off the plotted EMG: both channels are active from 3.1 to 5.2 s and from 28.2 to 30.9 s.
      const activity = [
        { onsetSeconds: 3.1, endSeconds: 5.2 },
        { onsetSeconds: 28.2, endSeconds: 30.9 },
      ];
      const said = (from: number, to: number): Contraction =>
        contractionDuring(tracks, from, to, none, parameters, activity);
      for (const { onsetSeconds, endSeconds } of activity) {
        const { contraction, provenByActivity, track } = said(onsetSeconds, endSeconds);
        assert.deepEqual([contraction, provenByActivity, track?.quantity], ['yes', true, 'torque']);
      }
      // The dynamometer extends the knee from 7 to 25 s, and bends it again from 83 s on: only the limb's weight changes.
      for (const [from, to] of [
        [6, 14],
        [16, 27],
        [31.5, 60],
        [60, 85],
        [86, 110],
      ] as const) {
        assert.notEqual(said(from, to).contraction, 'yes', `${from} to ${to} s`);
      }
    } finally {
      await recording.close();
    }
  });
});
