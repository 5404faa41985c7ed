/**
 * Turns WAV bytes into numbers: integers as fractions of full scale, in [-1, 1), floats as they stand.
 * Padding bits are the low ones (samples are left-justified in their container), so full scale is the container's.
 */
import { at } from '../../base/typedArrays';
import { dataView } from './wavChunks';
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
  const fullScale = 2 ** (8 * layout.sampleBytes - 1);
  switch (layout.encoding) {
    case 'float':
      return layout.sampleBytes === 8
        ? (offset) => view.getFloat64(offset, true)
        : (offset) => view.getFloat32(offset, true);
    case 'unsigned':
      return (offset) => (at(bytes, offset) - fullScale) / fullScale;
    case 'signed':
      switch (layout.sampleBytes) {
        case 2:
          return (offset) => view.getInt16(offset, true) / fullScale;
        case 3:
          return (offset) => (view.getInt16(offset + 1, true) * 256 + at(bytes, offset)) / fullScale;
        default:
          return (offset) => view.getInt32(offset, true) / fullScale;
      }
  }
}
