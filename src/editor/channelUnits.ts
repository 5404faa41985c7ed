/** The motor units of one channel of a document's recording, from its second thread: what it has detected is used there. */
import { givenSegments, numberedSegments } from '../corrections/given';
import type { ShownUnits } from '../detection/result/givenTrains';
import type { CallOptions } from '../protocol/rpc';
import type { UnitsView } from '../protocol/unitViews';
import type { UnitRequest } from '../protocol/workerMethods';
import { detectionChoice } from './detectionSettings';
import type { EmgDocument } from './emgDocument';
import { unitsView } from './unitViews';

/** What is asked of the thread: under what detection would be run with, with what people have corrected. */
async function requestFor({ uri, units, unitFile }: EmgDocument, channel: number): Promise<UnitRequest> {
  const choice = await detectionChoice(uri);
  const name = unitFile.document.header.channels[channel]?.name ?? '';
  return { channel, choice, given: givenSegments(units.units, name) };
}

/** Separates them where that has not been done. @throws where the recording can't be read, or is another than on screen */
export async function channelUnits(
  document: EmgDocument,
  channel: number,
  options: CallOptions,
): Promise<UnitsView> {
  const { guard, connection, units } = document;
  const request = await requestFor(document, channel);
  const { result } = await guard.reading(() =>
    connection.callApart('units', request, options, (opened) => guard.requireOnScreen(opened)),
  );
  const { name = '', samplingRate = 1 } = units.header.channels[channel] ?? {};
  const segments = numberedSegments(units.units, name);
  return unitsView(result.units, result.potentials, { segments, samplingRate });
}

/** The trains that are shown, without anything measured. @throws as `channelUnits` does */
export async function shownTrains(document: EmgDocument, channel: number): Promise<ShownUnits> {
  const { guard, connection } = document;
  const request = await requestFor(document, channel);
  const { result } = await guard.reading(() =>
    connection.callApart('trains', request, {}, (opened) => guard.requireOnScreen(opened)),
  );
  return result;
}
