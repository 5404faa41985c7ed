/**
 * Holds one opened recording and answers for it: summary, traces, annotations, detection. A plain object, so that
 * tests call it without a thread. Parameters come from our own extension host, not from a page.
 */
import { fingerprint } from '../labels/fingerprint';
import type { Handlers } from '../protocol/rpc';
import { Transferred } from '../protocol/rpc';
import type { TraceReply, TraceRequest } from '../protocol/traces';
import type { RecordingPlace, RecordingSummary, WorkerMethods } from '../protocol/workerMethods';
import {
  fileLocation,
  memoryLocation,
  type ByteSource,
  type RecordingLocation,
} from '../recording/byteSource';
import { openRecording } from '../recording/openRecording';
import type { Recording } from '../recording/recording';
import { runDetection } from './runDetection';
import { TraceService } from './traceService';

interface Opened {
  readonly recording: Recording;
  readonly traces: TraceService;
}

function locationOf(place: RecordingPlace): RecordingLocation {
  switch (place.kind) {
    case 'file':
      return fileLocation(place.path);
    case 'memory':
      return memoryLocation(place.name, place.files);
  }
}

/** The location, and the names of the files in its folder that were read beside the recording's own. */
function withCompanions(location: RecordingLocation): {
  location: RecordingLocation;
  companions: Set<string>;
} {
  const companions = new Set<string>();
  const sibling = async (relativePath: string): Promise<ByteSource | undefined> => {
    const source = await location.sibling(relativePath);
    if (source && !/[/\\]/u.test(relativePath)) companions.add(relativePath);
    return source;
  };
  return { location: { name: location.name, open: () => location.open(), sibling }, companions };
}

async function summarise(
  recording: Recording,
  name: string,
  companions: ReadonlySet<string>,
): Promise<RecordingSummary> {
  const { format, durationSeconds, startTime, channels, warnings, signalFile } = recording;
  return {
    name,
    format,
    durationSeconds,
    ...(startTime === undefined ? {} : { startTime }),
    channels,
    warnings,
    fingerprint: await fingerprint(signalFile),
    companions: [...companions],
  };
}

function buffersOf(reply: TraceReply): ArrayBuffer[] {
  const arrays = reply.parts.flatMap((part) =>
    part.kind === 'samples' ? [part.values] : [part.minimum, part.maximum],
  );
  // Every array is one of our own, so its buffer is a plain ArrayBuffer; a Set, because one buffer moves only once.
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}

/** The worker's methods over one recording at a time. */
export function recordingService(): Handlers<WorkerMethods> {
  let opened: Opened | undefined;
  const current = (): Opened => {
    if (!opened) throw new Error('No recording is open.');
    return opened;
  };
  const close = async (): Promise<void> => {
    const closing = opened;
    opened = undefined;
    await closing?.recording.close();
  };
  return {
    open: async (params) => {
      const { place, samplingRate } = params as WorkerMethods['open']['params'];
      await close();
      const { location, companions } = withCompanions(locationOf(place));
      const recording = await openRecording(location, samplingRate === undefined ? {} : { samplingRate });
      opened = { recording, traces: new TraceService(recording) };
      return summarise(recording, location.name, companions);
    },
    traces: async (params, { signal }) => {
      const reply = await current().traces.read(params as TraceRequest, signal);
      return new Transferred(reply, buffersOf(reply));
    },
    annotations: async (_params, { signal, report }) => {
      const { recording } = current();
      const annotations = await recording.readAnnotations({ signal, report });
      return { annotations, warnings: [...recording.warnings] };
    },
    detect: (params, control) =>
      runDetection(current().recording, params as WorkerMethods['detect']['params'], control),
    close: async () => {
      await close();
      return null;
    },
  };
}
