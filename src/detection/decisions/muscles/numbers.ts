/** The numbers of this folder that are fixed with the engine's version. */
import { muscleCourseNumbers } from './muscleCourses';
import { tremorPhaseNumbers } from './tremorPhase';

export const muscleNumbers = [muscleCourseNumbers, tremorPhaseNumbers] as const;
