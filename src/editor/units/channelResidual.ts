/**
 * What is left of a document's recording without its units as they are shown, in tiles: from its second thread, which knows
 * the units.
 */
import type { CallOptions } from '../../protocol/rpc';
import type { TileReply, TileRequest } from '../../protocol/traces';
import { unitRequest } from './channelUnits';
import type { EmgDocument } from '../document/emgDocument';

/** @throws where the recording can't be read, or is another than on screen */
export async function channelResidual(
  document: EmgDocument,
  request: TileRequest,
  options: CallOptions,
): Promise<TileReply> {
  const { guard, connection } = document;
  const [first] = request.runs;
  if (!first) return { parts: [] };
  // Someone looks at one channel without its units: what is given is that channel's.
  const runs = request.runs.filter(({ channel }) => channel === first.channel);
  const { choice, given = [] } = await unitRequest(document, first.channel);
  const { result } = await guard.reading(() =>
    connection.callApart('residual', { runs, choice, given }, options, (opened) =>
      guard.requireOnScreen(opened),
    ),
  );
  return result;
}
