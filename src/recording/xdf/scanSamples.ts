/** A chunk of samples: each has a time or none, and then its values, of numbers or of texts. */
import { companionText } from '../bids/companionText';
import type { BytesAhead } from './bytesAhead';
import { longestVariable, variableLength } from './chunks';
import { isOfEvents, valueBytes, type StreamHeader } from './streamHeader';
import type { ScannedStream } from './scannedStream';

const timeBytes = 8;
const mostEvents = 1_000_000;
const longestText = 2 ** 16;
const separator = ' ';

/** A span of the file: what a chunk holds behind the number of its stream. */
interface Span {
  readonly from: number;
  readonly end: number;
}

/** Takes what a chunk has of a stream; the first thing that cannot be a sample ends it, and the rest is counted as lost. */
export async function scanSamples(
  bytes: BytesAhead,
  { from, end }: Span,
  stream: ScannedStream,
): Promise<void> {
  const head = Math.min(longestVariable, end - from);
  if (head < 2 || !(await bytes.load(from, head))) return;
  const count = variableLength(bytes, from, end);
  if (!count) return;
  const width = valueBytes(stream.header.format);
  const least =
    width === undefined ? 1 + 2 * stream.header.channels.length : 1 + width * stream.header.channels.length;
  const before = stream.samples;
  await (width === undefined
    ? scanTexts(bytes, { from: count.end, end }, stream, count.value)
    : scanNumbers(bytes, { from: count.end, end }, stream, { count: count.value, width }));
  const missing = count.value - (stream.samples - before);
  // A number of samples that the chunk has room for is believed, though some of them are damaged: they were recorded.
  if (missing > 0 && count.value * least <= end - count.end) stream.samples += missing;
}

/** Notes the time of the sample to come, stated or following from the last one; undefined where neither tells it. */
function timeOfNext(stream: ScannedStream, stated: number | undefined): number | undefined {
  const { samples: frame, last, header } = stream;
  if (stated !== undefined && Number.isFinite(stated)) {
    stream.last = { frame, time: stated };
    return stated;
  }
  const step = header.nominalRate > 0 ? 1 / header.nominalRate : 0;
  return last && last.time + (frame - last.frame) * step;
}

async function scanNumbers(
  bytes: BytesAhead,
  { from, end }: Span,
  stream: ScannedStream,
  { count, width }: { readonly count: number; readonly width: number },
): Promise<void> {
  const { header, runs, times } = stream;
  const frameBytes = width * header.channels.length;
  const isEven = header.nominalRate > 0;
  let place = from;
  for (let left = count; left > 0 && place < end; left--) {
    const most = Math.min(1 + timeBytes + frameBytes, end - place);
    if (!bytes.holds(place, most)) await bytes.load(place, most);
    const stamp = bytes.uint8(place);
    const values = place + 1 + stamp;
    if ((stamp !== 0 && stamp !== timeBytes) || values + frameBytes > end) return;
    const stated = stamp === timeBytes ? bytes.float64(place + 1) : undefined;
    if (isEven) {
      if (stated !== undefined) times.add(stream.samples, stated);
      runs.add(stream.samples, values);
    } else {
      const time = timeOfNext(stream, stated);
      if (time !== undefined && isOfEvents(header)) {
        addEvent(stream, time, numberTexts(bytes, values, header));
      }
    }
    stream.samples += 1;
    place = values + frameBytes;
  }
}

function addEvent(stream: ScannedStream, time: number, text: string): void {
  if (stream.events.length < mostEvents) stream.events.push({ time, text });
  else stream.moreEvents += 1;
}

/** The values of a sample without a rate: a code, as a rule. */
function numberTexts(bytes: BytesAhead, offset: number, { format, channels }: StreamHeader): string {
  const width = valueBytes(format) ?? 0;
  const content = bytes.bytes(offset, Math.min(channels.length, 16) * width);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const texts: string[] = [];
  for (let at = 0; at < content.byteLength; at += width) texts.push(String(numberAt(view, at, format)));
  return texts.join(separator);
}

function numberAt(view: DataView, offset: number, format: StreamHeader['format']): number | bigint {
  switch (format) {
    case 'int8':
      return view.getInt8(offset);
    case 'int16':
      return view.getInt16(offset, true);
    case 'int32':
      return view.getInt32(offset, true);
    case 'int64':
      return view.getBigInt64(offset, true);
    case 'float32':
      return view.getFloat32(offset, true);
    case 'float64':
      return view.getFloat64(offset, true);
    case 'string':
      return NaN;
  }
}

async function scanTexts(
  bytes: BytesAhead,
  { from, end }: Span,
  stream: ScannedStream,
  count: number,
): Promise<void> {
  let place = from;
  for (let left = count; left > 0 && place < end; left--) {
    await bytes.load(place, Math.min(1 + timeBytes, end - place));
    const stamp = bytes.uint8(place);
    if ((stamp !== 0 && stamp !== timeBytes) || place + 1 + stamp > end) return;
    const time = timeOfNext(stream, stamp === timeBytes ? bytes.float64(place + 1) : undefined);
    place += 1 + stamp;
    const texts: string[] = [];
    for (let value = 0; value < stream.header.channels.length; value++) {
      const next = await textAt(bytes, place, end);
      if (!next) return;
      if (next.text !== '') texts.push(next.text);
      place = next.end;
    }
    if (time !== undefined) addEvent(stream, time, texts.join(separator));
    stream.samples += 1;
  }
}

async function textAt(
  bytes: BytesAhead,
  place: number,
  end: number,
): Promise<{ readonly text: string; readonly end: number } | undefined> {
  const head = Math.min(longestVariable, end - place);
  if (head < 2 || !(await bytes.load(place, head))) return undefined;
  const length = variableLength(bytes, place, end);
  if (!length || length.end + length.value > end) return undefined;
  const shown = Math.min(length.value, longestText);
  await bytes.load(length.end, shown);
  return { text: companionText(bytes.bytes(length.end, shown)).trim(), end: length.end + length.value };
}
