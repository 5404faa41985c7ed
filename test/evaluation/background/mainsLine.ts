/** The line that mains make in a spectrum. */

/** Amplitude of one frequency over the whole signal, under a Hann window. */
export function amplitudeAt(values: Float64Array, rate: number, frequencyHz: number): number {
  let [re, im] = [0, 0];
  const turn = (2 * Math.PI * frequencyHz) / rate;
  const count = values.length;
  for (let i = 0; i < count; i++) {
    const weighed = (values[i] ?? 0) * (1 - Math.cos((2 * Math.PI * (i + 0.5)) / count));
    re += weighed * Math.cos(turn * i);
    im += weighed * Math.sin(turn * i);
  }
  return (2 * Math.hypot(re, im)) / count;
}

/** The mains frequency around 50 Hz. */
export function mainsNear(values: Float64Array, rate: number): number {
  const strongest = (from: number, step: number, count: number): number => {
    const frequencies = Array.from({ length: count }, (_, k) => from + step * k);
    const sizes = frequencies.map((frequency) => amplitudeAt(values, rate, frequency));
    return frequencies[sizes.indexOf(Math.max(...sizes))] ?? from;
  };
  return strongest(strongest(49, 0.1, 21) - 0.08, 0.02, 9);
}
