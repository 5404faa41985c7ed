/** The numbers of this folder that are fixed with the engine's version. */
import { backgroundNumbers } from './background';
import { chunkSorterNumbers } from './chunkSorterNumbers';
import { companionNumbers } from './companions';
import { crowdNumbers } from './crowd';
import { densityClusterNumbers } from './densityClusters';
import { explainNumbers } from './explainNumbers';
import { geometryNumbers } from './geometry';
import { joinNumbers } from './join';
import { judgeNumbers } from './judge';
import { learnNumbers } from './learn';
import { meanPotentialNumbers } from './meanPotentials';
import { medianWindowNumbers } from './medianWindow';
import { peelNumbers } from './peel';
import { qualityNumbers } from './quality';
import { refineNumbers } from './refine';
import { segmentResultNumbers } from './segmentResult';
import { similarityNumbers } from './similarity';
import { splitNumbers } from './split';
import { unitModelNumbers } from './unitModel';

export const unitNumbers = [
  backgroundNumbers,
  chunkSorterNumbers,
  companionNumbers,
  crowdNumbers,
  densityClusterNumbers,
  explainNumbers,
  geometryNumbers,
  joinNumbers,
  judgeNumbers,
  learnNumbers,
  meanPotentialNumbers,
  medianWindowNumbers,
  peelNumbers,
  qualityNumbers,
  refineNumbers,
  segmentResultNumbers,
  similarityNumbers,
  splitNumbers,
  unitModelNumbers,
] as const;
