/** Reads one signal by range and turns stored integers into values, invalid ones into NaN. */
import { at } from '../../base/typedArrays';
import type { SegmentSignal } from './signalGroups';

/** Decoded samples held at once: 1 MiB as 32-bit integers. */
const samplesPerBlock = 262_144;

/** How stored integers become values: (stored - baseline) / gain. */
export interface Scale {
  readonly gain: number;
  readonly baseline: number;
}

/** The scale that leaves ADC units as they are. */
export const adcUnits: Scale = { gain: 1, baseline: 0 };

/**
 * Fills `out` with samples from `from` on; NaN where the file holds no valid sample.
 * Reads the frames of that range and no others, block by block.
 * @throws RecordingError when bytes cannot be read.
 */
export async function readSignal(
  signal: SegmentSignal,
  from: number,
  out: Float32Array | Float64Array,
  scale: Scale,
): Promise<void> {
  out.fill(NaN);
  const { spec, group } = signal;
  if (!group || out.length === 0) return;
  const { reader, format, frames } = group;
  const perFrame = spec.samplesPerFrame;
  const firstFrame = Math.floor(from / perFrame) + spec.skewFrames;
  const endFrame = Math.min(Math.ceil((from + out.length) / perFrame) + spec.skewFrames, frames);
  const framesPerBlock = Math.max(1, Math.floor(samplesPerBlock / reader.samplesPerFrame));
  for (let frame = firstFrame; frame < endFrame; frame += framesPerBlock) {
    const samples = await reader.read(frame, Math.min(frame + framesPerBlock, endFrame));
    // Index in `out` of the block's first sample of this signal; negative when `from` falls inside a frame.
    let target = (frame - spec.skewFrames) * perFrame - from;
    for (let place = signal.place; place < samples.length; place += reader.samplesPerFrame) {
      for (let sample = 0; sample < perFrame; sample++, target++) {
        const value = at(samples, place + sample);
        if (target < 0 || target >= out.length || value === format.codes?.minimum) continue;
        out[target] = (value - scale.baseline) / scale.gain;
      }
    }
  }
}
