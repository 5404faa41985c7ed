/** The numbers of this room that are fixed with the engine's version. */
import { muscleCourseNumbers } from './muscleCourses';
import { tremorPhaseNumbers } from './tremorPhase';

export const muscleNumbers = [muscleCourseNumbers, tremorPhaseNumbers] as const;
