/** How fine the tiles of a recording can be. */
import type { Channel } from '../recording/recording';
import { baseLevel } from './tile';

/** Memory for all tiles of a recording. */
const mostBytes = 96 * 2 ** 20;

/** Three numbers a bin, and as much again for all coarser levels together. */
const bytesPerBin = 24;

/** Coarser tiles than these can't be made. */
const coarsestFinest = 14;

/** The finest level at which the tiles of all channels fit into memory. */
export function finestLevelFor(channels: readonly Pick<Channel, 'samples'>[]): number {
  const samples = channels.reduce((sum, channel) => sum + channel.samples, 0);
  let level = baseLevel;
  while (level < coarsestFinest && (samples / 2 ** level) * bytesPerBin > mostBytes) level++;
  return level;
}
