/** How well the force follows the EMG within an episode: rank correlation of the envelope with the force a moment later. */
import { at } from '../../base/typedArrays';
import { spearman } from '../../signal/statistics';
import { chosen, count, fixedNumbers, hertz, seconds } from '../numbers/fixedNumbers';

export const forceCouplingNumbers = fixedNumbers('forceCoupling', {
  lagSeconds: seconds(
    0.1,
    [0, 1],
    'The force lags the EMG by this',
    '§A.5 (electromechanical delay of 30 to 100 ms, and the rise of the twitch)',
  ),
  pointsPerSecond: hertz(10, [2, 50], 'Envelope and force are compared at this many points a second', chosen),
  besideSeconds: seconds(1, [0, 10], 'With so much either side of the episode', chosen),
  leastPoints: count(20, [5, 200], 'Fewer points say nothing', chosen),
});
const { lagSeconds, pointsPerSecond, besideSeconds, leastPoints } = forceCouplingNumbers.values;

/** A series with its own clock. */
export interface Series {
  readonly values: Float32Array;
  readonly stepSeconds: number;
}

/** Spearman's correlation over [onset, end) and a second either side; undefined where they don't overlap enough. */
export function forceCoupling(power: Series, force: Series, onset: number, end: number): number | undefined {
  const envelope: number[] = [];
  const pull: number[] = [];
  for (let time = onset - besideSeconds; time < end + besideSeconds; time += 1 / pointsPerSecond) {
    const e = meanAround(power, time, 1 / pointsPerSecond);
    const f = meanAround(force, time + lagSeconds, 1 / pointsPerSecond);
    if (Number.isNaN(e) || Number.isNaN(f)) continue;
    envelope.push(e);
    pull.push(Math.abs(f));
  }
  if (envelope.length < leastPoints) return undefined;
  return spearman(Float64Array.from(envelope), Float64Array.from(pull));
}

function meanAround({ values, stepSeconds }: Series, time: number, widthSeconds: number): number {
  const first = Math.round((time - widthSeconds / 2) / stepSeconds);
  const from = Math.max(0, first);
  // Nothing is known of the time before the recording.
  const to = Math.min(
    values.length,
    Math.max(first + 1, Math.round((time + widthSeconds / 2) / stepSeconds)),
  );
  let sum = 0;
  for (let i = from; i < to; i++) sum += at(values, i);
  return to > from ? sum / (to - from) : NaN;
}
