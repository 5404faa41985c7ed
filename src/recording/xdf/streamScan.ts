/** One pass over an XDF file: its streams, where their samples stand and what times these state. */
import type { ByteSource } from '../byteSource';
import { BytesAhead } from './bytesAhead';
import { chunksOf, type Chunk, type ChunkFaults } from './chunks';
import { companionText } from '../bids/companionText';
import { RecordingError } from '../recordingError';
import { scanSamples } from './scanSamples';
import type { ScannedStream } from './scannedStream';
import { FrameRuns } from './frameRuns';
import { streamHeader, type StreamHeader } from './streamHeader';
import { TimeMarks } from './timeMarks';

export interface Scan {
  readonly streams: readonly ScannedStream[];
  /** Streams whose header says too little: by number, with the reason. */
  readonly unread: ReadonlyMap<number, string>;
  readonly faults: ChunkFaults;
  /** Of the file's header: when the recording began. */
  readonly datetime: string | undefined;
}

const mostHeaderBytes = 16 * 2 ** 20;
const mostStreams = 1000;
const idBytes = 4;

/** Looks through a whole file. @throws RecordingError where it cannot be read */
export async function scanFile(source: ByteSource): Promise<Scan> {
  const bytes = new BytesAhead(source);
  const streams = new Map<number, ScannedStream>();
  const unread = new Map<number, string>();
  const faults: ChunkFaults = { skipped: 0, isCut: false };
  let datetime: string | undefined;
  for await (const chunk of chunksOf(bytes, faults)) {
    const { tag, from, end } = chunk;
    if (tag === 'file header') datetime ??= await datetimeOf(bytes, chunk);
    if (tag === 'boundary' || tag === 'footer' || tag === 'file header') continue;
    if (end - from < idBytes) continue;
    await bytes.load(from, idBytes);
    const id = bytes.uint32(from);
    const stream = streams.get(id);
    if (tag === 'stream header') {
      // Only the first header counts: a second one of a number would change what has been read by the first.
      if (stream || unread.has(id)) continue;
      if (streams.size + unread.size >= mostStreams) throw tooMany(source.name);
      const header = await headerOf(bytes, chunk);
      if ('problem' in header) unread.set(id, header.problem);
      else streams.set(id, emptyStream(id, header));
    } else if (!stream) {
      if (!unread.has(id)) unread.set(id, 'the file holds no header of it');
    } else if (tag === 'clock offset') await addOffset(bytes, chunk, stream);
    else await scanSamples(bytes, { from: from + idBytes, end }, stream);
  }
  return { streams: [...streams.values()], unread, faults, datetime };
}

function emptyStream(id: number, header: StreamHeader): ScannedStream {
  const times = new TimeMarks(header.nominalRate > 0 ? header.nominalRate : 1);
  const runs = new FrameRuns();
  return {
    id,
    header,
    runs,
    times,
    offsets: [],
    events: [],
    samples: 0,
    last: undefined,
    moreEvents: 0,
  };
}

function tooMany(name: string): RecordingError {
  return new RecordingError(
    'damaged',
    `${name} has more than ${mostStreams} streams, as no recording has: it is damaged.`,
  );
}

async function datetimeOf(bytes: BytesAhead, { from, end }: Chunk): Promise<string | undefined> {
  const length = Math.min(end - from, 2 ** 16);
  if (!(await bytes.load(from, length))) return undefined;
  return /<datetime>\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/u.exec(companionText(bytes.bytes(from, length)))?.[1];
}

async function headerOf(
  bytes: BytesAhead,
  { from, end }: Chunk,
): Promise<StreamHeader | { readonly problem: string }> {
  const length = end - from - idBytes;
  if (length > mostHeaderBytes) return { problem: `its header has ${length} bytes` };
  if (!(await bytes.load(from + idBytes, length))) return { problem: 'its header is cut short' };
  return streamHeader(bytes.bytes(from + idBytes, length));
}

async function addOffset(bytes: BytesAhead, { from, end }: Chunk, stream: ScannedStream): Promise<void> {
  const whole = idBytes + 16;
  if (end - from < whole || !(await bytes.load(from, whole))) return;
  stream.offsets.push({ at: bytes.float64(from + idBytes), offset: bytes.float64(from + idBytes + 8) });
}
