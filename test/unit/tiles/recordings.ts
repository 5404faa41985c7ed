/** Recordings of every encoding for the tests of tiles, with numbers at the ends of what each holds. */
import { openRecording } from '../../../src/recording/openRecording';
import type { Recording } from '../../../src/recording/recording';
import { Random } from '../../../src/simulation/random';
import { memoryLocation } from '../../fixtures/memoryLocation';
import { writeEdf, type EdfVariant } from '../../fixtures/writers/edfWriter';
import { writeMat } from '../../fixtures/writers/matlabWriter';
import { writeText } from '../../fixtures/writers/textWriter';
import { writeWav, type WavSampleType } from '../../fixtures/writers/wavWriter';
import { bitsOf, wfdbRecord, type WfdbFormatNumber } from '../../fixtures/writers/wfdbWriter';
import { bytesOf } from '../recording/wfdb/open';

type Files = ReadonlyMap<string, Uint8Array>;

/** Whole numbers in [low, high], these ends among them, runs of one number too. */
export function numbers(random: Random, count: number, low: number, high: number): number[] {
  let kept = low;
  return Array.from({ length: count }, (_, i) => {
    const way = random.uniform(0, 1);
    if (way < 0.02) return low;
    if (way < 0.04) return high;
    if (i % 700 < 300) return kept;
    kept = Math.floor(low + random.uniform(0, 1) * (high - low + 1));
    return kept;
  });
}

function wav(type: WavSampleType, channels: number, frames = 5000): Files {
  const random = new Random(channels);
  const ends = {
    u8: [0, 255],
    i16: [-32_768, 32_767],
    i24: [-(2 ** 23), 2 ** 23 - 1],
    i32: [-(2 ** 31), 2 ** 31 - 1],
  };
  const series = Array.from({ length: channels }, () => {
    if (type === 'f32' || type === 'f64') {
      return Array.from({ length: frames }, (_, i) =>
        i % 911 === 5 ? Infinity : i % 400 < 9 ? NaN : random.normal(0, 1e-3) * 10 ** (i % 7),
      );
    }
    const [low = 0, high = 0] = ends[type];
    return numbers(random, frames, low, high);
  });
  return new Map([['case.wav', writeWav({ type, samplingRate: 1000, channels: series })]]);
}

function wfdb(format: WfdbFormatNumber, signals: number, samplesPerFrame = 1): Files {
  const random = new Random(format + signals);
  const frames = 4000;
  const half = format === 8 ? 20 : 2 ** (bitsOf(format) - 1);
  const all = Array.from({ length: signals }, (_, k) => ({
    samples: numbers(random, frames * samplesPerFrame, -half, half - 1),
    samplesPerFrame,
    skewFrames: k % 2,
    gain: k % 3 === 2 ? -31 : 200,
    baseline: 17,
  }));
  const files = [{ name: 'case.dat', format, signals: all }];
  return bytesOf(wfdbRecord({ name: 'case', frameRate: 1000, frames, files }));
}

function edf(variant: EdfVariant, records: number, isInverted = false): Files {
  const random = new Random(records);
  const half = variant.startsWith('BDF') ? 2 ** 23 : 2 ** 15;
  const channels = [1000, 333, 2000].map((samplesPerRecord, channel) => ({
    name: `EMG ${channel}`,
    unit: 'uV',
    samplesPerRecord,
    samples: Float64Array.from(numbers(random, records * samplesPerRecord, -half, half - 1), (v) => v / half),
    physicalMinimum: isInverted ? 1 : -1,
    physicalMaximum: isInverted ? -1 : 1.5,
  }));
  const recordOnsets = Array.from({ length: records }, (_, record) => record * (record > 2 ? 1.75 : 1));
  const isGapped = variant.endsWith('D');
  const bytes = writeEdf({ variant, recordSeconds: 1, channels, ...(isGapped ? { recordOnsets } : {}) });
  return new Map([['case.edf', bytes]]);
}

function text(): Files {
  const random = new Random(5);
  const values = Array.from({ length: 6000 }, (_, i) => (i % 900 < 300 ? NaN : random.normal(0, 100)));
  const columns = [
    { name: 'a', values },
    { name: 'b', values: values.map((value) => -value) },
  ];
  return new Map([
    ['case.csv', writeText({ columns, delimiter: ',', preamble: ['# Sampling Rate (Hz): 1000'] })],
  ]);
}

function mat(storage: 'int16' | 'uint16' | 'single' | 'double', bigEndian: boolean): Files {
  const random = new Random(6);
  const values = numbers(
    random,
    3 * 4000,
    storage === 'int16' ? -32_768 : 0,
    storage === 'uint16' ? 65_535 : 30_000,
  );
  const matrix = { kind: 'matrix', rows: 3, columns: 4000, values, storage } as const;
  return new Map([['case.mat', writeMat({ variables: { emg: matrix }, bigEndian })]]);
}

/** By what they are. */
export const recordings: Readonly<Record<string, () => Files>> = {
  EDF: () => edf('EDF', 5),
  'EDF over several tiles': () => edf('EDF', 300),
  'EDF of inverted channels': () => edf('EDF', 5, true),
  'EDF+D with gaps': () => edf('EDF+D', 7),
  BDF: () => edf('BDF', 5),
  'WAV of 8 bits': () => wav('u8', 2),
  'WAV of 16 bits, one channel': () => wav('i16', 1),
  'WAV of 16 bits, 21 channels': () => wav('i16', 21),
  'WAV of 16 bits, over several tiles': () => wav('i16', 3, 600_000),
  'WAV of 24 bits': () => wav('i24', 2),
  'WAV of 24 bits, one channel': () => wav('i24', 1),
  'WAV of 32 bits': () => wav('i32', 2),
  'WAV of singles': () => wav('f32', 2),
  'WAV of singles, one channel': () => wav('f32', 1),
  'WAV of doubles': () => wav('f64', 2),
  'WFDB 8': () => wfdb(8, 3),
  'WFDB 16 of many signals, some samples invalid': () => wfdb(16, 13),
  'WFDB 16 of one signal, some samples invalid': () => wfdb(16, 1),
  'WFDB 16 of several samples a frame': () => wfdb(16, 2, 3),
  'WFDB 24': () => wfdb(24, 2),
  'WFDB 32': () => wfdb(32, 2),
  'WFDB 61': () => wfdb(61, 2),
  'WFDB 80': () => wfdb(80, 2),
  'WFDB 160': () => wfdb(160, 2),
  'WFDB 212': () => wfdb(212, 2),
  'MATLAB int16': () => mat('int16', false),
  'MATLAB uint16, the highest byte first': () => mat('uint16', true),
  'MATLAB doubles, the highest byte first': () => mat('double', true),
  'MATLAB singles': () => mat('single', false),
  'text with missing cells': text,
};

export function opened(files: Files): Promise<Recording> {
  const [name = ''] = files.keys();
  return openRecording(memoryLocation(name, files), { samplingRate: 1000 });
}
