/** Tiles of what is left of channels without their units: as those of the traces, and drawn like them. */
import type { WorkerMethods } from '../protocol/workerMethods';
import { receivedSegments } from '../protocol/sentTrains';
import type { TilePart, TileReply } from '../protocol/traces';
import type { JobControl } from '../recording/recording';
import type { RecordingSession } from '../session/recordingSession';
import { FineBins } from '../tiles/fineBins';
import { samplesPerTile, tilesOf } from '../tiles/tile';

/** @throws RangeError for a channel that is not there, and what the session throws */
export async function residualTiles(
  session: RecordingSession,
  { runs, choice, given: sent }: WorkerMethods['residual']['params'],
  control: JobControl,
): Promise<TileReply> {
  const parts: TilePart[] = [];
  const given = receivedSegments(sent);
  for (const { channel, level, ...run } of runs) {
    const samples = session.recording.channels[channel]?.samples ?? 0;
    const all = tilesOf(samples, level);
    const [first, end] = [Math.min(run.first, all), Math.min(run.end, all)];
    const [from, to] = [first, end].map((tile) => Math.min(samples, tile * samplesPerTile(level))) as [
      number,
      number,
    ];
    const place = { channel, level, first, end };
    const range = { channel, from, to };
    if (level === 0) {
      const values = new Float32Array(to - from);
      await session.residual(range, choice, (block, at) => values.set(block, at - from), control, given);
      parts.push({ ...place, kind: 'samples', values });
    } else {
      const bins = new FineBins(level, range);
      await session.residual(range, choice, (block, at) => bins.add(block, block.length, at), control, given);
      const { minimum, maximum } = bins;
      parts.push({ ...place, kind: 'bins', minimum, maximum, incomplete: [] });
    }
  }
  return { parts };
}
