/** The motor units of one channel of a document's recording, from its second thread: what it has detected is used there. */
import type { CallOptions } from '../protocol/rpc';
import type { UnitsView } from '../protocol/unitViews';
import { detectionChoice } from './detectionSettings';
import type { EmgDocument } from './emgDocument';
import { unitsView } from './unitViews';

/** Separates them under what detection would be run with. @throws where the recording can't be read, or is another than on screen */
export async function channelUnits(
  { uri, guard, connection }: EmgDocument,
  channel: number,
  options: CallOptions,
): Promise<UnitsView> {
  const choice = await detectionChoice(uri);
  const { result } = await guard.reading(() =>
    connection.callApart('units', { channel, choice }, options, (opened) => guard.requireOnScreen(opened)),
  );
  return unitsView(result.units, result.potentials);
}
