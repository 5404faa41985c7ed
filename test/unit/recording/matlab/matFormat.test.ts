/** MATLAB level 5: what is written is what is read, and signals are told from parameters. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileLocation, openFileSource } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import type { OpenOptions } from '../../../../src/recording/format';
import { matFormat } from '../../../../src/recording/matlab/matFormat';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import {
  row,
  writeMat,
  type MatFileContent,
  type MatStorage,
  type MatVariable,
} from '../../../fixtures/writers/matlabWriter';
import { describeWithSharedData, sharedData } from '../../sharedData';
import { assertFails, openBytes, wave } from './openMat';

const seed = 20250104;

function openVariables(
  variables: MatFileContent['variables'],
  options: OpenOptions = {},
): Promise<Recording> {
  return openBytes(writeMat({ variables }), options);
}

const ranges: Readonly<Record<MatStorage, fc.Arbitrary<number>>> = {
  int8: fc.integer({ min: -128, max: 127 }),
  uint8: fc.nat(255),
  int16: fc.integer({ min: -32768, max: 32767 }),
  uint16: fc.nat(65535),
  int32: fc.integer(),
  uint32: fc.nat(2 ** 32 - 1),
  single: fc.float({ noNaN: true }),
  double: fc.double({ noNaN: true, min: -1e30, max: 1e30 }),
};

interface Case {
  readonly storage: MatStorage;
  readonly channels: readonly (readonly number[])[];
  readonly timeRunsDown: boolean;
  readonly compressed: boolean;
  readonly bigEndian: boolean;
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    storage: fc.constantFrom(...(Object.keys(ranges) as MatStorage[])),
    channelCount: fc.integer({ min: 1, max: 5 }),
    samples: fc.integer({ min: 32, max: 80 }),
    timeRunsDown: fc.boolean(),
    compressed: fc.boolean(),
    bigEndian: fc.boolean(),
  })
  .chain(({ channelCount, samples, ...rest }) =>
    fc
      .array(fc.array(ranges[rest.storage], { minLength: samples, maxLength: samples }), {
        minLength: channelCount,
        maxLength: channelCount,
      })
      .map((channels) => ({ ...rest, channels })),
  );

function matrix({ channels, timeRunsDown, storage }: Case): MatVariable {
  const samples = channels[0]?.length ?? 0;
  const byColumn = timeRunsDown
    ? channels.flat()
    : Array.from({ length: samples }, (_, sample) =>
        channels.map((channel) => channel[sample] ?? NaN),
      ).flat();
  const [rows, columns] = timeRunsDown ? [samples, channels.length] : [channels.length, samples];
  return { kind: 'matrix', rows, columns, values: byColumn, storage };
}

function write(one: Case): Uint8Array {
  const { compressed, bigEndian } = one;
  return writeMat({ variables: { emg: matrix(one), fs: row([2048]) }, compressed, bigEndian });
}

const channelNames = (recording: Recording): string[] => recording.channels.map(({ name }) => name);

describe('MATLAB level 5', () => {
  it('gives back every number that was written, in any storage, orientation, byte order and packing', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const recording = await openBytes(write(one));
        assert.equal(recording.channels.length, one.channels.length);
        for (const [index, values] of one.channels.entries()) {
          assert.equal(recording.channels[index]?.samplingRate, 2048);
          const read = await recording.read(index, 0, 1000);
          assert.deepEqual([...read], values.map(Math.fround));
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  it('reads any sub-range as the slice of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.nat(90), fc.nat(90), async (one, from, count) => {
        const recording = await openBytes(write(one));
        const last = one.channels.length - 1;
        const whole = await recording.read(last, 0, 1000);
        assert.deepEqual(await recording.read(last, from, count), whole.slice(from, from + count));
      }),
      { seed },
    );
  });

  it('names channels by variable, by struct and field, or by labels with their units', async () => {
    const two: MatVariable = {
      kind: 'matrix',
      rows: 100,
      columns: 2,
      values: [...wave, ...wave],
      storage: 'double',
    };
    const cellOf = (...texts: string[]): MatVariable => ({
      kind: 'cell',
      cells: texts.map((text) => ({ kind: 'text', text })),
    });
    const plain = await openVariables({ emg: two, force: row(wave), fs: row([1000]) });
    assert.deepEqual(channelNames(plain), ['emg 1', 'emg 2', 'force']);
    assert.equal(plain.channels[2]?.kind, 'mechanical');
    const labelled = await openVariables({
      data: two,
      labels: cellOf('EMG TA', 'Torque'),
      units: cellOf('mV', 'Nm'),
      fs: row([1000]),
    });
    assert.deepEqual(
      labelled.channels.map(({ name, unit, kind }) => [name, unit, kind]),
      [
        ['EMG TA', 'mV', 'emg'],
        ['Torque', 'Nm', 'mechanical'],
      ],
    );
    const nested = await openVariables({
      rec: { kind: 'struct', fields: { emg: row(wave), Fs: row([512]) } },
    });
    assert.deepEqual(channelNames(nested), ['rec.emg']);
    assert.equal(nested.channels[0]?.samplingRate, 512);
  });

  it('finds the rate by its usual names, by an interval, or by a vector of times, which is no channel', async () => {
    const cases: [MatFileContent['variables'], number][] = [
      [{ Fs: row([4000]) }, 4000],
      [{ SAMPLING_FREQUENCY: row([2048]) }, 2048],
      [{ SampleRate: row([1925.9]) }, 1925.9],
      [{ isi: row([0.5]), isi_units: { kind: 'text', text: 'ms' } }, 2000],
      [{ t: row(wave.map((_, sample) => sample / 5000)) }, 5000],
      [{ Time: row(wave.map((_, sample) => 2 + sample / 2048)) }, 2048],
    ];
    for (const [variables, rate] of cases) {
      const recording = await openVariables({ emg: row(wave), ...variables });
      assert.deepEqual(channelNames(recording), ['emg']);
      assert.equal(recording.channels[0]?.samplingRate, rate);
    }
  });

  it('asks for the rate when no variable states it, and takes it from the caller', async () => {
    await assertFails(
      openVariables({ emg: row(wave) }),
      'needs-sampling-rate',
      /open it again with its sampling rate/u,
    );
    const recording = await openVariables({ emg: row(wave) }, { samplingRate: 800 });
    assert.equal(recording.channels[0]?.samplingRate, 800);
  });

  it('leaves out matrices of another length unless they state their own rate, and names them', async () => {
    const recording = await openVariables({
      emg: row(wave),
      spectrum: row(wave.slice(0, 50)),
      fs: row([1000]),
    });
    assert.deepEqual(channelNames(recording), ['emg']);
    assert.deepEqual(recording.leftOut, [
      {
        name: 'spectrum',
        reason: 'it has 50 samples, the others have 100, and no rate of its own is stated',
      },
    ]);
    const own = await openVariables({
      emg: { kind: 'struct', fields: { data: row(wave), fs: row([1000]) } },
      force: { kind: 'struct', fields: { data: row(wave.slice(0, 50)), fs: row([500]) } },
    });
    assert.deepEqual(
      own.channels.map(({ name, samplingRate }) => [name, samplingRate]),
      [
        ['emg.data', 1000],
        ['force.data', 500],
      ],
    );
  });

  it('says how to save again what it cannot read: level 4, and what is left of version 7.3', async () => {
    const level73 = new Uint8Array(600);
    level73.set(Buffer.from('MATLAB 7.3 MAT-file'));
    level73.set(Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), 512);
    const level4 = new Uint8Array(64);
    level4.set([0, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0x65, 0x6d, 0x67, 0]);
    for (const [bytes, problem, words] of [
      [level73, 'damaged', /7\.3.*damaged/u],
      [level4, 'unsupported', /level 4/u],
    ] as const) {
      assert.equal(matFormat.recognises(bytes, 'emg.mat', true), true);
      await assertFails(openBytes(bytes), problem, words);
      await assertFails(openBytes(bytes), problem, /save\('copy\.mat', '-v7'\)/u);
    }
  });
});

describeWithSharedData('MATLAB files from real programs', () => {
  it('OTBioLab+ (openhdemg): reads force and its target at 2048 Hz, named and with units by their description', async () => {
    const source = await openFileSource(sharedData('mat-v5/OTBsolorefsig.mat'));
    const recording = await matFormat.open(source, memoryLocation(source.name, new Map()), {});
    assert.deepEqual(recording.channels, [
      {
        name: 'acquired data',
        unit: '%(MVC)',
        kind: 'mechanical',
        kindReason: 'by its unit',
        samplingRate: 2048,
        samples: 67584,
      },
      {
        name: 'performed path',
        unit: '%(MVC)',
        kind: 'mechanical',
        kindReason: 'by its unit',
        samplingRate: 2048,
        samples: 67584,
      },
    ]);
    // The first and last values as scipy.io.loadmat gives them.
    const close = (value: number | undefined, expected: number): void =>
      assert.ok(Math.abs((value ?? NaN) - expected) < 1e-8, `${value} is not ${expected}`);
    close((await recording.read(0, 0, 1))[0], 0.06524324);
    close((await recording.read(0, 1, 1))[0], 0.04540682);
    close((await recording.read(1, 67583, 1))[0], 0.24348752);
    await recording.close();
  });

  it('points to the WFDB header when a level 4 file is the signal file of a record', async () => {
    const location = fileLocation(sharedData('wfdb-formats/a103l.mat'));
    await assertFails(openRecording(location), 'unsupported', /open a103l\.hea beside it instead/u);
  });
});
