/** What a page asks for first, most likely. Pure. */
import { samplesPerTile, tilesOf, topLevel, type TileRequest, type TileRun } from '../../protocol/traces';
import type { Channel } from '../../recording/recording';

interface Timed {
  readonly channels: readonly Pick<Channel, 'samplingRate' | 'samples'>[];
}

/** As a page opens: the beginning, on a screen of usual size. */
const firstSeconds = 10;
const usualColumns = 1400;
const binsPerColumn = 2;

/** Lanes that fit on a screen. */
const mostChannels = 16;

/**
 * The tiles of the first ten seconds, fine enough for a wide screen. They are read while the page itself is still on its
 * way, and go to it with the first answer that it gets.
 */
export function firstTiles({ channels }: Timed): TileRequest {
  const runs = channels.slice(0, mostChannels).flatMap(({ samplingRate, samples }, channel): TileRun[] => {
    if (samples === 0) return [];
    const shown = Math.min(samples, firstSeconds * samplingRate);
    const wanted = Math.floor(Math.log2(shown / usualColumns / binsPerColumn));
    const level = Math.min(Math.max(0, wanted), topLevel(samples, 0));
    const end = Math.min(tilesOf(samples, level), Math.ceil(shown / samplesPerTile(level)));
    return [{ channel, level, first: 0, end }];
  });
  return { runs };
}
