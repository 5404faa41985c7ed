/** Codes of trigger channels: BioSemi's Status, and EDF channels that are called so, are annotations as well as curves. */
import assert from 'node:assert/strict';
import { mayHoldCodes } from '../../../../src/recording/edf/triggerEvents';
import type { Recording } from '../../../../src/recording/recording';
import { writeEdf, type EdfChannel, type EdfVariant } from '../../../fixtures/writers/edfWriter';
import { assertWarns, openBytes, readAll } from './helpers';

const rate = 1000;

/** A file with an EMG channel and a trigger channel whose stored numbers are given. */
function open(
  codes: readonly number[],
  changes: Partial<EdfChannel> = {},
  variant: EdfVariant = 'BDF',
): Promise<Recording> {
  const top = variant.startsWith('BDF') ? 2 ** 23 : 2 ** 15;
  const range = { physicalMinimum: -top, physicalMaximum: top - 1 };
  const common = { samplesPerRecord: rate, ...range };
  const emg = { name: 'EMG', unit: 'uV', samples: new Float64Array(codes.length), ...common };
  const trigger = {
    name: 'Status',
    unit: 'Boolean',
    samples: Float64Array.from(codes),
    ...common,
    ...changes,
  };
  return openBytes(writeEdf({ variant, recordSeconds: 1, channels: [emg, trigger] }));
}

/** Three seconds at rest but for what is written over them. */
function codesOf(
  rest: number,
  events: readonly (readonly [from: number, count: number, code: number])[],
): number[] {
  const codes = Array.from({ length: 3 * rate }, () => rest);
  for (const [from, count, code] of events) codes.fill(code, from, from + count);
  return codes;
}

async function triggersOf(recording: Recording): Promise<(readonly [string, number, number])[]> {
  const found = await recording.readAnnotations();
  return found.map(
    ({ text, onsetSeconds, durationSeconds }) => [text, onsetSeconds, durationSeconds] as const,
  );
}

describe('The Status channel of BioSemi', () => {
  const expected = [
    ['trigger 7', 0.5, 0.1],
    ['trigger 300', 1, 0.001],
    ['trigger 8', 1.001, 0.05],
  ] as const;

  it('gives an annotation at each rise from the resting code, as long as the code stands', async () => {
    const events = [
      [500, 100, 7],
      [1000, 1, 300],
      [1001, 50, 8],
    ] as const;
    const recording = await open(codesOf(0, events));
    assert.deepEqual(await triggersOf(recording), expected);
    assert.equal(recording.channels[1]?.kind, 'trigger');
    assert.equal((await readAll(recording, 1))[500], 7);
  });

  it('does so whatever the eight bits of the system say, and wherever the code rests', async () => {
    const system = -(2 ** 23) + 0x10_00_00;
    const noisy = codesOf(0, [
      [500, 100, 7],
      [1000, 1, 300],
      [1001, 50, 8],
    ]).map((code, index) => (index % 3 === 0 ? system : 0x11_00_00) + code);
    assert.deepEqual(await triggersOf(await open(noisy)), expected);
    const high = codesOf(0xff00, [[500, 100, 0xff01]]);
    assert.deepEqual(await triggersOf(await open(high)), [['trigger 65281', 0.5, 0.1]]);
  });

  it('stands beside the remarks of a BDF+ file, in order, across records', async () => {
    const recording = await open(codesOf(0, [[900, 300, 2]]), {}, 'BDF+C');
    assert.deepEqual(await triggersOf(recording), [['trigger 2', 0.9, 0.3]]);
  });

  it('at rest throughout gives none', async () => {
    assert.deepEqual(await triggersOf(await open(codesOf(65_280, []))), []);
  });
});

describe('A trigger channel of an EDF file', () => {
  it('gives its codes in the file’s own values', async () => {
    const changes = { name: 'TRIG', unit: '', physicalMinimum: -3276.8, physicalMaximum: 3276.7 };
    const recording = await open(
      codesOf(0, [
        [500, 100, 5],
        [800, 1, 30],
      ]),
      changes,
      'EDF',
    );
    assert.deepEqual(await triggersOf(recording), [
      ['trigger 5', 0.5, 0.1],
      ['trigger 30', 0.8, 0.001],
    ]);
  });

  it('gives them as they are stored where their values are no whole numbers', async () => {
    const changes = { name: 'TRIG', unit: 'V', physicalMinimum: -3276.8, physicalMaximum: 3276.7 };
    const recording = await open(
      codesOf(0, [
        [500, 100, 0.5],
        [800, 1, 3],
      ]),
      changes,
      'EDF',
    );
    assert.deepEqual(await triggersOf(recording), [
      ['trigger 5', 0.5, 0.1],
      ['trigger 30', 0.8, 0.001],
    ]);
  });

  it('that is a voltage with noise, or changes without end, gives none and says so', async () => {
    const noise = codesOf(0, []).map((_, index) => (index * 7919) % 1000);
    const analog = await open(noise, { name: 'Trigger' }, 'EDF');
    assert.deepEqual(await triggersOf(analog), []);
    assertWarns(analog, /Trigger has more than 256 different values/u);
    const flicker = await open(
      Array.from({ length: 30 * rate }, (_, index) => index % 2),
      { name: 'Trigger' },
      'EDF',
    );
    assert.deepEqual(await triggersOf(flicker), []);
    assertWarns(flicker, /more often than 10000 times/u);
  });

  it('that changes with every sample, as event markers of sleep recordings do, gives none and says so', async () => {
    const wandering = Array.from({ length: rate }, (_, index) => 900 + ((index * 7) % 40));
    const recording = await open(wandering, { name: 'Event marker' }, 'EDF');
    assert.deepEqual(await triggersOf(recording), []);
    assertWarns(recording, /Event marker changes with most of its 1000 samples/u);
  });

  it('is told by its label: a switch, a clock or an EMG channel is left as the curve that it is', () => {
    for (const label of ['Trigger', 'TRIG', 'Trig 1', 'STI 014', 'Status', 'Event', 'Markers', 'TTL-1']) {
      assert.ok(mayHoldCodes(label), label);
    }
    for (const label of ['Button', 'Sync', 'EMG trigeminal', 'Stimulated arm', 'Statusless']) {
      assert.ok(!mayHoldCodes(label), label);
    }
  });

  it('can be given up', async () => {
    const controller = new AbortController();
    const recording = await open(codesOf(0, [[500, 100, 7]]));
    controller.abort();
    await assert.rejects(recording.readAnnotations({ signal: controller.signal }), { name: 'AbortError' });
  });
});
