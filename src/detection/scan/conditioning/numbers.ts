/** The numbers of this folder that are fixed with the engine's version. */
import { mainsNumbers } from './mains';
import { workingPlanNumbers } from './workingPlan';

export const conditioningNumbers = [mainsNumbers, workingPlanNumbers] as const;
