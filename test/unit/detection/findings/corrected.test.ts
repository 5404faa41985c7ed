/** Findings go by the units that people have corrected. */
import assert from 'node:assert/strict';
import { withCorrections } from '../../../../src/detection/correctedMuscles';
import type { GivenSegment } from '../../../../src/detection/result/givenTrains';
import type { MeasuredMuscle } from '../../../../src/detection/background/channelBackground';
import type { DetectedEvent } from '../../../../src/detection/result/detectedEvent';

const segment: GivenSegment = {
  start: 0,
  end: 10_000,
  trains: [{ number: 1, samples: [100, 1100, 2100], isRejected: false }],
};

function muscle(index: number, seconds: number): MeasuredMuscle {
  const epoch = { onsetSeconds: 0 } as MeasuredMuscle['epochs'][number];
  return {
    index,
    channel: { name: `EMG ${index}`, unit: 'uV', samplingRate: 10_000 },
    epochs: Array.from({ length: seconds }, () => epoch),
    recruitment: [],
    humLeftMicrovolts: 0,
  };
}

const effort = {
  label: 'voluntary',
  channels: [1],
  onsetSeconds: 2,
  endSeconds: 8,
} as unknown as DetectedEvent;

describe('A muscle whose units were corrected', () => {
  it('is measured again by them over its voluntary activity, and no other muscle is', async () => {
    const asked: unknown[] = [];
    const recruited = { onsetSeconds: 2, endSeconds: 8, units: 1, onsetRate: 10 };
    const { muscles, potentials } = await withCorrections(
      { muscles: [muscle(0, 5), muscle(1, 5)], potentials: undefined },
      [effort],
      [{ channel: 1, given: [segment] }],
      {
        recruitment: (...of) => {
          asked.push(of);
          return Promise.resolve([recruited as never]);
        },
        units: () => assert.fail('no reference of potentials asks for units'),
        potentials: () => assert.fail('nor for potentials'),
      },
    );
    assert.deepEqual(asked, [[1, [effort], [segment]]]);
    assert.deepEqual(
      muscles.map(({ correctedSegments, recruitment }) => [correctedSegments, recruitment.length]),
      [
        [undefined, 0],
        [1, 1],
      ],
    );
    assert.equal(potentials, undefined);
  });

  it('has the potentials of its own units in the place of the engine’s', async () => {
    const features = { units: 9, values: {} } as never;
    const { potentials } = await withCorrections(
      { muscles: [muscle(0, 5), muscle(1, 5)], potentials: [features, features] },
      [effort],
      [{ channel: 1, given: [segment] }],
      {
        recruitment: () => Promise.resolve([]),
        units: () => Promise.resolve({ kind: 'no-activity' } as never),
        potentials: () => assert.fail('there are no units to measure'),
      },
    );
    assert.deepEqual(
      potentials?.map(({ units }) => units),
      [9, 0],
    );
  });

  it('stays as it is where it had no voluntary activity', async () => {
    const found = { muscles: [muscle(1, 0)], potentials: undefined };
    const none = () => assert.fail('nothing is measured');
    const shown = await withCorrections(found, [], [{ channel: 1, given: [segment] }], {
      recruitment: none,
      units: none,
      potentials: none,
    });
    assert.deepEqual(shown.muscles, found.muscles);
  });
});
