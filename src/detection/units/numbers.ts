/** The numbers of this folder that are fixed with the engine's version. */
import { channelUnitNumbers } from './channelUnits';
import { decomposeNumbers } from './decompose/decomposeNumbers';
import { episodeSignalNumbers } from './episodeSignal';
import { episodeUnitNumbers } from './episodeUnits';
import { gridFoldNumbers } from './gridFold';
import { sortedPartNumbers } from './sortedParts';

export const episodeUnitRoomNumbers = [
  channelUnitNumbers,
  decomposeNumbers,
  episodeSignalNumbers,
  episodeUnitNumbers,
  gridFoldNumbers,
  sortedPartNumbers,
] as const;
