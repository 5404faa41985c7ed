/** The numbers of this folder that are fixed with the engine's version. */
import { channelUnitNumbers } from './channelUnits';
import { crowdSeedNumbers } from './decompose/crowdSeedNumbers';
import { decomposeNumbers } from './decompose/decomposeNumbers';
import { episodeSignalNumbers } from './episodeSignal';
import { episodeUnitNumbers } from './episodeUnits';
import { gridFoldNumbers } from './gridFold';
import { popShareNumbers } from './popShare';
import { sortedPartNumbers } from './sortedParts';
import { repairNumbers } from './together/repair';
import { sameTrainNumbers } from './together/sameTrains';
import { togetherNumbers } from './together/together';
import { witnessNumbers } from './together/witness';

export const episodeUnitRoomNumbers = [
  channelUnitNumbers,
  crowdSeedNumbers,
  decomposeNumbers,
  episodeSignalNumbers,
  episodeUnitNumbers,
  gridFoldNumbers,
  popShareNumbers,
  sortedPartNumbers,
  repairNumbers,
  sameTrainNumbers,
  togetherNumbers,
  witnessNumbers,
] as const;
