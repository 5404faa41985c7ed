/** WAV files with their truth. */
import type { Random } from '../../../src/simulation/random';
import { writeWav, type WavSampleType } from '../../fixtures/writers/wavWriter';
import { chance, pick, several, whole } from '../pick';
import type { Specimen } from './specimen';

const widths = { u8: 1, i16: 2, i24: 3, i32: 4, f32: 4, f64: 8 } as const;
const types = Object.keys(widths) as WavSampleType[];
const chunkHeaderBytes = 8;

function rawValue(random: Random, type: WavSampleType): number {
  if (type.startsWith('f')) return Math.fround(random.uniform(-1, 1));
  const half = 2 ** (8 * widths[type] - 1);
  return type === 'u8' ? whole(random, 0, 256) : whole(random, -half, half);
}

function physical(type: WavSampleType, raw: number): number {
  if (type.startsWith('f')) return raw;
  const half = 2 ** (8 * widths[type] - 1);
  return type === 'u8' ? (raw - half) / half : raw / half;
}

export function wavSpecimen(random: Random): Specimen {
  const type = pick(random, types);
  const frames = whole(random, 1, 120);
  const channels = several(whole(random, 1, 4), () => several(frames, () => rawValue(random, type)));
  const cues = several(whole(random, 0, 3), (index) => ({
    frame: whole(random, 0, frames),
    text: `cue ${index}`,
    durationFrames: whole(random, 0, 10),
  }));
  const bytes = writeWav({
    type,
    samplingRate: pick(random, [4000, 44_100]),
    channels,
    container: pick(random, ['RIFF', 'RF64']),
    extensible: chance(random, 0.3),
    cues,
  });
  const dataStart = Buffer.from(bytes).indexOf('data') + chunkHeaderBytes;
  const width = widths[type];
  const frameBytes = width * channels.length;
  const frameAt = (sample: number): number => dataStart + sample * frameBytes;
  return {
    kind: 'WAV',
    files: new Map([['case.wav', bytes]]),
    channels: channels.map((raws, channel) => ({
      values: raws.map((raw) => physical(type, raw)),
      tolerance: 1e-6,
      file: 'case.wav',
      bytesOf: (sample) => {
        const from = frameAt(sample) + channel * width;
        return { from, end: from + width };
      },
      wholeOf: (sample) => ({ from: frameAt(sample), end: frameAt(sample + 1) }),
    })),
    headerEnds: new Map([['case.wav', dataStart]]),
  };
}
