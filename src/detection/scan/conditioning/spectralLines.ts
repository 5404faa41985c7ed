/** The power of some stretches of a signal at single frequencies: what a survey for mains asks for. */
import { at } from '../../../base/typedArrays';
import { KernelSpace } from '../../../kernels/kernelSpace';
import { mean } from '../../../signal/statistics';

/** A stretch, windowed. */
export interface Spectrum {
  readonly values: Float64Array;
  readonly rate: number;
}

/** Hann-windowed and scaled so that a sinusoid of amplitude A has |X|² = (A / 2)². */
export function spectraOf(stretches: readonly Float64Array[], rate: number): readonly Spectrum[] {
  let window = new Float64Array(0);
  return stretches.map((values) => {
    if (window.length !== values.length) window = hann(values.length);
    const scaled = new Float64Array(values.length);
    const middle = mean(values);
    for (let i = 0; i < scaled.length; i++) {
      scaled[i] = (((values[i] as number) - middle) * (window[i] as number) * 2) / scaled.length; // in bounds
    }
    return { values: scaled, rate };
  });
}

function hann(length: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length));
}

/** Mean over the stretches of |X(f)|² at each frequency: the median would drop a hum that is there half of the time. */
export function linePowers(spectra: readonly Spectrum[], frequencies: readonly number[]): Float64Array {
  const sums = new Float64Array(frequencies.length);
  for (const spectrum of spectra) {
    const powers = powersAt(spectrum, frequencies);
    for (let f = 0; f < sums.length; f++) sums[f] = at(sums, f) + at(powers, f);
  }
  return sums.map((sum) => sum / spectra.length);
}

/** The frequency of greatest power, the first one of equals; the middle one where no power is a number. */
export function strongestOf(
  spectra: readonly Spectrum[],
  frequencies: readonly number[],
): { readonly hertz: number; readonly power: number } {
  const powers = linePowers(spectra, frequencies);
  let best = { hertz: frequencies[frequencies.length >> 1] ?? NaN, power: -1 };
  frequencies.forEach((hertz, f) => {
    if (at(powers, f) > best.power) best = { hertz, power: at(powers, f) };
  });
  return best;
}

const space = new KernelSpace();
/** Structural: the kernel works on so many frequencies at once. */
const atOnce = 8;

function powersAt({ values, rate }: Spectrum, frequencies: readonly number[]): Float64Array {
  const count = atOnce * Math.ceil(frequencies.length / atOnce);
  const [samples, waves, result] = space.layOut(values.length, 2 * count, count);
  samples.values.set(values);
  waves.values.fill(0);
  frequencies.forEach((hertz, f) => {
    const omega = (2 * Math.PI * hertz) / rate;
    waves.values[f] = Math.cos(omega);
    waves.values[count + f] = Math.sin(omega);
  });
  space.run.linePowers(samples.address, values.length, waves.address, count, result.address);
  return result.values.slice(0, frequencies.length);
}
