/** What a page asks for first, most likely. Pure. */
import { samplesPerTile, tilesOf, topLevel, type TileRequest, type TileRun } from '../protocol/traces';
import type { RecordingSummary } from '../protocol/workerMethods';

/** As a page opens: the beginning, on a screen of usual size. */
const firstSeconds = 10;
const usualColumns = 1400;
const binsPerColumn = 2;

/** Lanes that fit on a screen. */
const mostChannels = 16;

/**
 * The tiles of the first ten seconds. Asked for while the page itself is still on its way, they take the place of nothing: then code
 * that has never run and a file that has not been read yet keep no one waiting.
 */
export function firstTiles({ channels }: Pick<RecordingSummary, 'channels'>): TileRequest {
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
