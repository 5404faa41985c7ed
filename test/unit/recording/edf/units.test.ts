/** Units that cannot be right are told, and only they; BioSemi's status channel keeps its bits. */
import assert from 'node:assert/strict';
import { writeEdf, type EdfChannel, type EdfVariant } from '../../../fixtures/writers/edfWriter';
import { assertWarns, openBytes, readAll } from './helpers';

/** A channel of noise between -1 and 1 times `amplitude` about `offset`, in a header range of ±`limit`. */
function noise(unit: string, limit: number, amplitude: number, offset = 0): EdfChannel {
  const samples = Float64Array.from(
    { length: 2000 },
    (_, index) => offset + amplitude * Math.sin(index * index),
  );
  return {
    name: 'EMG biceps',
    unit,
    samplesPerRecord: 2000,
    samples,
    physicalMinimum: -limit,
    physicalMaximum: limit,
  };
}

function open(channels: readonly EdfChannel[], variant: EdfVariant = 'EDF') {
  return openBytes(writeEdf({ variant, recordSeconds: 1, channels }));
}

describe('The unit of an EMG channel', () => {
  it('is doubted when half the samples are tens of millivolts away from the rest', async () => {
    const recording = await open([noise('mV', 500, 50)]);
    assertWarns(
      recording,
      /^Half the samples of "EMG biceps" are more than \d+ mV from the median .* unit "mV".*probably wrong/u,
    );
  });

  it('is doubted when the whole range is below an amplifier’s noise', async () => {
    const recording = await open([noise('uV', 0.77, 0.5), noise('uV', 0.77, 0.5)]);
    assertWarns(recording, /^The whole range of "EMG biceps" \(and of 1 more EMG channels\) is 1\.5 µV/u);
  });

  for (const [what, channel, variant] of [
    ['ordinary surface EMG', noise('uV', 5000, 400), 'EDF'],
    ['EMG in volts', noise('V', 0.01, 0.001), 'EDF'],
    ['small EMG in the whole input range of a BioSemi amplifier', noise('uV', 262_144, 300), 'BDF'],
    ['EMG on a large electrode offset', noise('mV', 400, 1, 250), 'BDF'],
    ['a force channel of any range', { ...noise('V', 10, 9), name: 'Force' }, 'EDF'],
    ['a channel without a unit of potential', noise('', 30_000, 20_000), 'EDF'],
  ] as const) {
    it(`is not doubted for ${what}`, async () => {
      assert.deepEqual((await open([channel], variant)).warnings, []);
    });
  }
});

describe('The Status channel of a BDF file', () => {
  it('is a trigger whose 24 bits come through exactly', async () => {
    const codes = [0, 1, 255, 65_280, 0x01_00_00, 0x7f_ff_ff, -(2 ** 23), -1];
    const status: EdfChannel = {
      name: 'Status',
      unit: 'Boolean',
      samplesPerRecord: codes.length,
      samples: Float64Array.from(codes),
      physicalMinimum: -8_388_608,
      physicalMaximum: 8_388_607,
    };
    const recording = await open([status], 'BDF');
    assert.equal(recording.channels[0]?.kind, 'trigger');
    assert.deepEqual([...(await readAll(recording, 0))], codes);
  });
});
