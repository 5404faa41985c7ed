/** How a channel is looked at: the rate it is brought to, the bands, and the hops its power is taken in. */
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { ConditioningParameters } from './parameters';

export const workingPlanNumbers = fixedNumbers('workingPlan', {
  edgeOrder: count(
    2,
    [1, 4],
    'Order of each edge of a band; run both ways, so the slope is that of twice the order',
    chosen,
  ),
  windowBandwidth: ratio(
    15,
    [5, 100],
    'Least bandwidth times duration of a window',
    'own: 30 degrees of freedom, so that Gaussian noise never reaches six times its power',
  ),
  leastSamplesPerHop: count(4, [1, 100], 'A hop holds at least this many working samples', chosen),
  leastOctaves: ratio(
    1,
    [0.1, 4],
    'Where fewer octaves are left below the upper edge, there is no band of EMG',
    chosen,
  ),
  highestEdgeOfRate: ratio(
    0.2,
    [0.01, 0.4],
    'The lower edges for potentials are at most this part of the working rate',
    'own: surface EMG',
  ),
});
export const { edgeOrder, highestEdgeOfRate } = workingPlanNumbers.values;
const { windowBandwidth, leastSamplesPerHop, leastOctaves } = workingPlanNumbers.values;

/** The plan for one sampling rate. */
export interface WorkingPlan {
  /** Samples per second of the channel. */
  readonly samplingRate: number;
  /** Every `factor`-th sample of the low-passed channel is a working sample. */
  readonly factor: number;
  /** Working samples per second. */
  readonly rate: number;
  readonly lowHz: number;
  readonly highHz: number;
  readonly hopSeconds: number;
  /** Hops per window of the noise, odd: more where a hop holds too little to tell noise from signal. */
  readonly hopsPerWindow: number;
}

/** The plan, or undefined where the sampling rate leaves no band of EMG. */
export function workingPlan(
  samplingRate: number,
  parameters: ConditioningParameters,
): WorkingPlan | undefined {
  const factor = Math.max(1, Math.round(samplingRate / parameters.workingRate));
  const rate = samplingRate / factor;
  const highHz = Math.min(parameters.bandHigh, parameters.bandHighOfRate * rate);
  const widest = (lowHz: number): boolean => highHz >= lowHz * 2 ** leastOctaves;
  const lowHz = widest(parameters.bandLow) ? parameters.bandLow : parameters.bandLowFallback;
  if (!widest(lowHz)) return undefined;
  const hopSeconds = Math.max(parameters.hop, leastSamplesPerHop / rate);
  const hops = Math.ceil(windowBandwidth / ((highHz - lowHz) * hopSeconds));
  return {
    samplingRate,
    factor,
    rate,
    lowHz,
    highHz,
    hopSeconds,
    hopsPerWindow: hops % 2 === 0 ? hops + 1 : hops,
  };
}

/** The lowest sampling rate with a band of EMG in it. */
export function slowestRate(parameters: ConditioningParameters): number {
  return (parameters.bandLowFallback * 2 ** leastOctaves) / parameters.bandHighOfRate;
}

/** The first working sample of a hop; hop k is [firstOfHop(k), firstOfHop(k + 1)). */
export function firstOfHop(plan: WorkingPlan, hop: number): number {
  // The small part keeps whole products whole where floating point puts them a hair above.
  return Math.ceil(hop * plan.hopSeconds * plan.rate - 1e-6);
}

/** Hops that cover `working` working samples. */
export function hopCount(plan: WorkingPlan, working: number): number {
  let hops = Math.ceil(working / (plan.hopSeconds * plan.rate));
  while (hops > 0 && firstOfHop(plan, hops - 1) >= working) hops--;
  return hops;
}
