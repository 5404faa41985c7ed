/** The motor units of one channel of a document's recording, from its second thread: what it has detected is used there. */
import { compareText } from '../../base/compareText';
import { givenSegments, numberedSegments } from '../../corrections/given';
import { markersOf } from '../../corrections/markers';
import type { UnitDocument } from '../../corrections/unitKind';
import type { ShownUnits } from '../../detection/result/givenTrains';
import type { CallOptions } from '../../protocol/rpc';
import { sentSegments } from '../../protocol/sentTrains';
import type { MarkersView, MeasuredUnitView, UnitElsewhere, UnitsView } from '../../protocol/unitViews';
import type { SentChannel, UnitRequest } from '../../protocol/workerMethods';
import { detectionChoice } from '../study/detectionSettings';
import type { EmgDocument } from '../document/emgDocument';
import { potentialViews, unitsView } from '../views/unitViews';

/** What is asked of the thread: under what detection would be run with, with what people have corrected. */
export async function unitRequest({ uri, units }: EmgDocument, channel: number): Promise<UnitRequest> {
  const choice = await detectionChoice(uri);
  const name = units.header.channels[channel]?.name ?? '';
  return { channel, choice, given: sentSegments(givenSegments(units.units, name)) };
}

/** Of all channels, what people have corrected. */
export function givenChannels({ header, units }: UnitDocument): readonly SentChannel[] {
  return header.channels.flatMap(({ name }, channel) => {
    const given = givenSegments(units, name);
    return given.length === 0 ? [] : { channel, given: sentSegments(given) };
  });
}

/** Separates them where that has not been done. @throws where the recording can't be read, or is another than on screen */
export async function channelUnits(
  document: EmgDocument,
  channel: number,
  options: CallOptions,
): Promise<UnitsView> {
  const trains = await shownTrains(document, channel, options);
  const { units } = document;
  const { name = '', samplingRate = 1 } = units.header.channels[channel] ?? {};
  return unitsView(trains, {
    segments: numberedSegments(units.units, name),
    samplingRate,
    markersOf: (number, discharges) =>
      markersView(markersOf(units.units, { channel: name, number, discharges })),
  });
}

function markersView(record: ReturnType<typeof markersOf>): MarkersView | undefined {
  if (!record) return undefined;
  const { startMilliseconds, endMilliseconds } = record.markers;
  const people = Object.keys(record.people ?? {}).sort(compareText);
  return { startMilliseconds, endMilliseconds, people, hasVersions: record.conflict !== undefined };
}

/** The trains that are shown. @throws as `channelUnits` does */
export function shownTrains(
  document: EmgDocument,
  channel: number,
  options: CallOptions = {},
): Promise<ShownUnits> {
  return asked(document, 'trains', channel, options);
}

/** The potentials of these units, measured where that has not been done. @throws as `channelUnits` does */
export async function channelPotentials(
  document: EmgDocument,
  channel: number,
  options: CallOptions,
): Promise<readonly MeasuredUnitView[]> {
  return potentialViews(await asked(document, 'potentials', channel, options));
}

/** Its units that are also on other channels, as far as that is known. @throws as `channelUnits` does */
export async function unitsElsewhere(
  { uri, units, guard, connection }: EmgDocument,
  channel: number,
  options: CallOptions,
): Promise<readonly UnitElsewhere[]> {
  const request = { channel, choice: await detectionChoice(uri), corrected: givenChannels(units) };
  const { result } = await guard.reading(() =>
    connection.callApart('alsoOn', request, options, (opened) => guard.requireOnScreen(opened)),
  );
  return result;
}

async function asked<Method extends 'trains' | 'potentials'>(
  document: EmgDocument,
  method: Method,
  channel: number,
  options: CallOptions,
) {
  const { guard, connection } = document;
  const request = await unitRequest(document, channel);
  const { result } = await guard.reading(() =>
    connection.callApart(method, request, options, (opened) => guard.requireOnScreen(opened)),
  );
  return result;
}
