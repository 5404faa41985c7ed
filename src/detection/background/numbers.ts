/** The numbers of this folder that are fixed with the engine's version. */
import { channelBackgroundNumbers } from './channelBackground';

export const backgroundNumbers = [channelBackgroundNumbers] as const;
