/** How many decimals a time needs so that no two samples read the same. */
import type { ChannelView } from '../../src/protocol/page';

/** Milliseconds are what a person expects at least. */
const fewest = 3;

/** Decimals of a second that tell apart any two samples of the fastest channel: 4 up to 10 kHz, 5 up to 100 kHz. */
export function timeDecimals(channels: readonly Pick<ChannelView, 'samplingRate'>[]): number {
  const fastest = channels.reduce((most, { samplingRate }) => Math.max(most, samplingRate), 1);
  return Math.max(fewest, Math.ceil(Math.log10(fastest) - 1e-9));
}
