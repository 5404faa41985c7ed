/** What is left of a document's recording without its units, in tiles: from its second thread, which knows the units. */
import type { CallOptions } from '../protocol/rpc';
import type { TileReply, TileRequest } from '../protocol/traces';
import { detectionChoice } from './detectionSettings';
import type { EmgDocument } from './emgDocument';

/** @throws where the recording can't be read, or is another than on screen */
export async function channelResidual(
  { uri, guard, connection }: EmgDocument,
  request: TileRequest,
  options: CallOptions,
): Promise<TileReply> {
  const choice = await detectionChoice(uri);
  const { result } = await guard.reading(() =>
    connection.callApart('residual', { ...request, choice }, options, (opened) =>
      guard.requireOnScreen(opened),
    ),
  );
  return result;
}
