/**
 * Turns WAV bytes into numbers: integers as fractions of full scale, in [-1, 1), floats as they stand.
 * Padding bits are the low ones (samples are left-justified in their container), so full scale is the container's.
 */
import { byteAt } from '../../base/typedArrays';
import { storedFormat, type StoredFormat } from '../blocks/storedFormat';
import { dataView } from './riff';
import type { WavLayout } from './wavLayout';

/** Decodes one channel from `bytes`, which begins at a frame; an incomplete last frame is left out. */
export function decodeWavChannel(bytes: Uint8Array, layout: WavLayout, channelIndex: number): Float32Array {
  const { frameBytes, sampleBytes } = layout;
  const samples = new Float32Array(Math.floor(bytes.length / frameBytes));
  const sampleAt = sampleReader(bytes, layout);
  for (let frame = 0; frame < samples.length; frame++) {
    samples[frame] = sampleAt(frame * frameBytes + channelIndex * sampleBytes);
  }
  return samples;
}

function sampleReader(bytes: Uint8Array, layout: WavLayout): (offset: number) => number {
  const view = dataView(bytes);
  const full = fullScale(layout.sampleBytes);
  switch (layout.encoding) {
    case 'float':
      return layout.sampleBytes === 8
        ? (offset) => view.getFloat64(offset, true)
        : (offset) => view.getFloat32(offset, true);
    case 'unsigned':
      return (offset) => (byteAt(bytes, offset) - full) / full;
    case 'signed':
      switch (layout.sampleBytes) {
        case 2:
          return (offset) => view.getInt16(offset, true) / full;
        case 3:
          return (offset) => (view.getInt16(offset + 1, true) * 256 + byteAt(bytes, offset)) / full;
        default:
          return (offset) => view.getInt32(offset, true) / full;
      }
  }
}

/** The same as a rule: fractions of full scale, so that no division is inexact. */
export function storedWav({ encoding, sampleBytes }: WavLayout): StoredFormat {
  switch (encoding) {
    case 'float':
      return storedFormat(sampleBytes === 8 ? 'float64' : 'float32');
    case 'unsigned':
      return storedFormat('uint8', { zero: fullScale(sampleBytes), divisor: fullScale(sampleBytes) });
    case 'signed': {
      const encodings = { 2: 'int16', 3: 'int24', 4: 'int32' } as const;
      return storedFormat(encodings[sampleBytes as 2 | 3 | 4], { divisor: fullScale(sampleBytes) });
    }
  }
}

function fullScale(sampleBytes: number): number {
  return 2 ** (8 * sampleBytes - 1);
}
