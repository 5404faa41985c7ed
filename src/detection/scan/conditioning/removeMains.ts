/** Takes out a hum that was followed (DETECTION.md §M). Never by a notch: a notch rings at every potential. */
import { at } from '../../../base/typedArrays';
import { KernelSpace } from '../../../kernels/kernelSpace';
import type { Mains } from './mains';

/** Where the hum is at moments `step` apart, the first of which is the recording's start; straight between them. */
export interface HumTrack {
  /** Working samples from one moment to the next. */
  readonly step: number;
  /** The common phase beyond that of the stated frequency, in radians; harmonic k turns by k times it. */
  readonly phases: Float64Array;
  /** Moment by moment, re and im of each harmonic, in the channel's unit. */
  readonly amplitudes: Float32Array;
}

/** What could not be taken out. */
export interface HumLeft {
  /** Its RMS in the watched band, in the channel's unit, stretch by stretch; NaN where nobody knows. */
  readonly rms: Float32Array;
  readonly stretchSeconds: number;
}

/** Hum that was followed over the whole channel. */
export interface FollowedMains extends Mains {
  readonly track: HumTrack;
  readonly left: HumLeft;
}

/** How many cycles of the grid have gone by at a working sample. */
export function gridTurns(
  { frequencyHz, track: { step, phases } }: Pick<FollowedMains, 'frequencyHz' | 'track'>,
  rate: number,
): (sample: number) => number {
  const last = Math.max(0, phases.length - 2);
  return (sample) => {
    const left = Math.max(0, Math.min(last, Math.floor(sample / step)));
    const turned = phases.length > 1 ? at(phases, left + 1) - at(phases, left) : 0;
    const phase = phases.length > 0 ? at(phases, left) + (turned * (sample - left * step)) / step : 0;
    return (frequencyHz * sample) / rate + phase / (2 * Math.PI);
  };
}

const space = new KernelSpace();
/** Structural: samples that are worked on at a time stay in the processor's cache. */
const mostAtOnce = 4096;

/** Takes hum out of working samples in place. @param first working index of values[0] */
export function removeMains(
  values: Float64Array,
  first: number,
  rate: number,
  { frequencyHz, harmonics, track }: Pick<FollowedMains, 'frequencyHz' | 'harmonics' | 'track'>,
): void {
  const { step, phases, amplitudes } = track;
  const last = phases.length - 2;
  if (last < 0) return;
  const omega = (2 * Math.PI * frequencyHz) / rate;
  const count = Math.max(0, ...harmonics);
  const [samples, waves] = space.layOut(mostAtOnce, 4 * count);
  waves.values.fill(0);
  const end = first + values.length;
  for (let begin = first; begin < end;) {
    // Past the last moment the hum goes on as it went.
    const left = Math.min(last, Math.floor(begin / step));
    const to = Math.min(end, begin + mostAtOnce, left === last ? Infinity : (left + 1) * step);
    const turned = at(phases, left + 1) - at(phases, left);
    const offset = begin - left * step;
    const cycles = (frequencyHz * begin) / rate;
    const phase = at(phases, left) + (turned * offset) / step + 2 * Math.PI * (cycles - Math.floor(cycles));
    const turn = omega + turned / step;
    harmonics.forEach((k, h) => {
      const from = 2 * (left * harmonics.length + h);
      for (const part of [0, 1]) {
        const level = at(amplitudes, from + part);
        const slope = (at(amplitudes, from + 2 * harmonics.length + part) - level) / step;
        waves.values[4 * (k - 1) + part] = level + offset * slope;
        waves.values[4 * (k - 1) + part + 2] = slope;
      }
    });
    const piece = values.subarray(begin - first, to - first);
    samples.values.set(piece);
    const angles = [Math.cos(phase), Math.sin(phase), Math.cos(turn), Math.sin(turn)] as const;
    space.run.takeWaves(samples.address, piece.length, waves.address, count, ...angles);
    piece.set(samples.values.subarray(0, piece.length));
    begin = to;
  }
}
