/** The numbers of this folder that are fixed with the engine's version. */
import { humAmplitudeNumbers } from './humAmplitude';
import { humBlockNumbers } from './humBlocks';
import { humJumpNumbers } from './humJumps';
import { humPhaseNumbers } from './humPhase';
import { humTrackerNumbers } from './humTracker';
import { mainsNumbers } from './mains';
import { turnedBlockNumbers } from './turnedBlocks';
import { workingPlanNumbers } from './workingPlan';

export const conditioningNumbers = [
  mainsNumbers,
  humBlockNumbers,
  humJumpNumbers,
  humPhaseNumbers,
  humAmplitudeNumbers,
  humTrackerNumbers,
  turnedBlockNumbers,
  workingPlanNumbers,
] as const;
