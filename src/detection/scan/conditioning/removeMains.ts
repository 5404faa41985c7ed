/** Takes out a hum that was followed (DETECTION.md §M). Never by a notch: a notch rings at every potential. */
import { at } from '../../../base/typedArrays';
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
  const end = first + values.length;
  for (let begin = first; begin < end;) {
    // Past the last moment the hum goes on as it went.
    const left = Math.min(last, Math.floor(begin / step));
    const to = left === last ? end : Math.min(end, (left + 1) * step);
    const piece = values.subarray(begin - first, to - first);
    const turned = at(phases, left + 1) - at(phases, left);
    const offset = begin - left * step;
    const phase = at(phases, left) + (turned * offset) / step;
    const cycles = (frequencyHz * begin) / rate;
    harmonics.forEach((k, h) => {
      const from = 2 * (left * harmonics.length + h);
      const until = from + 2 * harmonics.length;
      const wave = {
        phase: k * phase + 2 * Math.PI * (k * cycles - Math.floor(k * cycles)),
        turn: k * (omega + turned / step),
        re: at(amplitudes, from),
        im: at(amplitudes, from + 1),
        reStep: (at(amplitudes, until) - at(amplitudes, from)) / step,
        imStep: (at(amplitudes, until + 1) - at(amplitudes, from + 1)) / step,
      };
      subtract(piece, { ...wave, re: wave.re + offset * wave.reStep, im: wave.im + offset * wave.imStep });
    });
    begin = to;
  }
}

interface Wave {
  /** At the first sample, and by the sample. */
  readonly phase: number;
  readonly turn: number;
  readonly re: number;
  readonly im: number;
  readonly reStep: number;
  readonly imStep: number;
}

/** Subtracts re cos φ − im sin φ. */
function subtract(values: Float64Array, { phase, turn, re, im, reStep, imStep }: Wave): void {
  const stepC = Math.cos(turn);
  const stepS = Math.sin(turn);
  let c = Math.cos(phase);
  let s = Math.sin(phase);
  let [a, b] = [re, im];
  for (let i = 0; i < values.length; i++) {
    values[i] = (values[i] as number) - a * c + b * s; // in bounds
    const next = c * stepC - s * stepS;
    s = s * stepC + c * stepS;
    c = next;
    a += reStep;
    b += imStep;
  }
}
