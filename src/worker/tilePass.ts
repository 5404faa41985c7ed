/** One pass over a recording that makes tiles for some time: the same in a recording's own thread and in one that helps it. */
import type { ThreadTurn } from '../products/pace';
import type { BaseTileRequest } from '../protocol/workerMethods';
import type { Recording } from '../recording/recording';
import { baseTiles, type BaseTile } from '../tiles/baseTiles';

interface PassControl {
  readonly turn: ThreadTurn;
  readonly signal: AbortSignal;
  readonly take: (tile: BaseTile) => void;
}

/** @returns true where time was over before everything was made; at least one tile is made */
export async function tilePass(
  recording: Pick<Recording, 'channels' | 'blocks'>,
  { ranges, level, milliseconds }: BaseTileRequest,
  { turn, signal, take }: PassControl,
): Promise<boolean> {
  const until = performance.now() + milliseconds;
  let made = 0;
  for await (const tile of baseTiles(recording, ranges, { level, signal })) {
    take(tile);
    made++;
    if (turn.isOver) await turn.next();
    signal.throwIfAborted();
    // Where every channel has as many tiles made, none is half made: what is half made has to be read again.
    const late = performance.now() - until;
    if (late > 0 && (made % ranges.length === 0 || late > milliseconds)) return true;
  }
  return performance.now() > until;
}
