/** The bands in which potentials are separated and in which they are measured. Both are run both ways. */
import { butterworthHighPass, type Cascade } from '../../../signal/filters';
import type { ConditioningParameters } from './parameters';
import { edgeOrder, highestEdgeOfRate, type WorkingPlan } from './workingPlan';

/** High-pass for telling potentials apart; the decimation is the low-pass. */
export function potentialFilter(plan: WorkingPlan, parameters: ConditioningParameters): Cascade {
  return butterworthHighPass(
    edgeOrder,
    Math.min(parameters.potentialBandLow, highestEdgeOfRate * plan.rate),
    plan.rate,
  );
}

/** High-pass for measuring potentials. */
export function measureFilter(plan: WorkingPlan, parameters: ConditioningParameters): Cascade {
  return butterworthHighPass(
    1,
    Math.min(parameters.measureBandLow, highestEdgeOfRate * plan.rate),
    plan.rate,
  );
}
