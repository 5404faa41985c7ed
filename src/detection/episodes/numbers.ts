/** The numbers of this room that are fixed with the engine's version. */
import { channelUnitNumbers } from './channelUnits';
import { episodeSignalNumbers } from './episodeSignal';
import { episodeUnitNumbers } from './episodeUnits';
import { episodeNumbers } from './episodes';
import { sortedPartNumbers } from './sortedParts';

export const episodeRoomNumbers = [
  channelUnitNumbers,
  episodeSignalNumbers,
  episodeUnitNumbers,
  episodeNumbers,
  sortedPartNumbers,
] as const;
