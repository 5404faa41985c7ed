/** A needle's own noise out of a slight contraction: the quietest moments between the potentials, joined. */

/** Long enough for the noise's spectrum above 50 Hz, short enough to lie between two potentials. */
const momentSeconds = 0.04;
/** Two moments blend over this part of their length at either end. */
const blendPart = 0.25;
/** The quietest part of all moments is kept. */
const keptPart = 0.2;

/**
 * The quietest moments in their order, neighbours blended with equal power, so that the noise stays as strong where two meet.
 * @throws Error for fewer than two moments.
 */
export function stitchedQuiet(samples: Float64Array, samplingRate: number): Float64Array {
  const length = Math.round(momentSeconds * samplingRate);
  const blend = Math.round(blendPart * length);
  const starts = Array.from({ length: Math.floor(samples.length / length) }, (_, i) => i * length);
  const moments = starts
    .map((start) => levelled(samples.subarray(start, start + length)))
    .map((moment) => ({ moment, power: moment.reduce((sum, value) => sum + value * value, 0) }));
  const limit = moments.map(({ power }) => power).sort((a, b) => a - b)[
    Math.floor(keptPart * moments.length)
  ];
  if (limit === undefined) throw new Error('A background needs more than one moment.');
  const kept = moments.filter(({ power }) => power <= limit).map(({ moment }) => moment);
  const step = length - blend;
  const joined = new Float64Array(kept.length * step);
  kept.forEach((moment, k) => {
    for (let i = 0; i < length; i++) {
      const rise = Math.min(1, (i + 0.5) / blend);
      const fall = Math.min(1, (length - i - 0.5) / blend);
      const gain = Math.sin((Math.PI / 2) * rise) * Math.sin((Math.PI / 2) * fall);
      const at = (k * step + i) % joined.length;
      joined[at] = joined[at]! + gain * moment[i]!;
    }
  });
  return joined;
}

/** Without its mean and slope: a moment's drift would become a saw. */
function levelled(moment: Float64Array): Float64Array {
  const middle = (moment.length - 1) / 2;
  let [sum, slope, squares] = [0, 0, 0];
  moment.forEach((value, i) => {
    sum += value;
    slope += value * (i - middle);
    squares += (i - middle) ** 2;
  });
  const mean = sum / moment.length;
  return moment.map((value, i) => value - mean - (slope / squares) * (i - middle));
}
