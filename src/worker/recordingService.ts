/**
 * Holds one opened recording and answers for it: summary, traces, annotations, detection, units. A plain object, so that
 * tests call it without a thread. Parameters come from our own extension host, not from a page.
 */
import { dirname, resolve } from 'node:path';
import { fingerprint } from '../recording/fingerprint';
import { Transferred, type Handlers, type RpcClient } from '../protocol/rpc';
import { receivedChannels, receivedSegments } from '../protocol/sentTrains';
import type { TileReply, TileRequest } from '../protocol/traces';
import type {
  BaseTileRequest,
  HostFileMethods,
  RecordingPlace,
  RecordingSummary,
  WorkerMethods,
} from '../protocol/workerMethods';
import { fileLocation } from '../recording/byteSource';
import { openRecording } from '../recording/openRecording';
import type { Recording } from '../recording/recording';
import { ThreadTurn } from '../products/pace';
import { RecordingSession } from '../session/recordingSession';
import type { Shelf } from '../store/shelf';
import type { BaseTile } from '../tiles/baseTiles';
import { openingParts, shelfOf } from './recordingShelf';
import { giveWay } from './backgroundPriority';
import { fileIdentity } from './fileIdentity';
import { hostedLocation } from './hostedLocation';
import { finishWrites } from './lastWrites';
import { movedPotentials, movedTrains } from './movedUnits';
import { smallerShape } from './smallerShape';
import { sweepsOf } from './sweeps';
import { OpenedFiles } from './openedFiles';
import { residualTiles } from './residualTiles';
import { sampleStatistics } from './sampleStatistics';
import { movedTiles, secondReader } from './secondReader';
import { tilePass } from './tilePass';
import { TileService } from './tileService';

interface Opened {
  readonly session: RecordingSession;
  readonly tiles: TileService;
  readonly files: OpenedFiles;
  readonly shelf: Shelf | undefined;
}

/** What a worker asks the host. */
type Host = Pick<RpcClient<HostFileMethods>, 'call'>;

function filesOf(place: RecordingPlace, host: Host, report: (fraction: number) => void): OpenedFiles {
  switch (place.kind) {
    case 'file': {
      const folder = dirname(place.path);
      return new OpenedFiles(fileLocation(place.path), (path) => fileIdentity(resolve(folder, path)), report);
    }
    case 'hosted':
      return new OpenedFiles(
        hostedLocation(place.name, host),
        async (path) => (await host.call('stat', { path }))?.identity,
        report,
      );
  }
}

async function summarise(recording: Recording, files: OpenedFiles): Promise<RecordingSummary> {
  const { format, durationSeconds, startTime, channels, leftOut, warnings, signalFile } = recording;
  return {
    name: files.location.name,
    format,
    durationSeconds,
    ...(startTime === undefined ? {} : { startTime }),
    channels,
    leftOut,
    warnings,
    fingerprint: await fingerprint(signalFile),
    companions: files.companions,
    signalFile: signalFile.name,
    files: files.all,
  };
}

function buffersOf(reply: TileReply): ArrayBuffer[] {
  const arrays = reply.parts.flatMap((part) =>
    part.kind === 'samples' ? [part.values] : [part.minimum, part.maximum],
  );
  // Every array is one of our own, so its buffer is a plain ArrayBuffer; a Set, because one buffer moves only once.
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}

/** What a thread knows of its own program. */
export interface OwnProgram {
  /** Names it to the last byte: what another one has kept is not used. Without it nothing is kept. */
  readonly identity?: () => Promise<string>;
  /** The file that another thread starts with. Without it one thread does everything. */
  readonly workerPath?: string;
}

/**
 * The worker's methods over one recording at a time.
 * @param host is asked for files that only it can reach
 */
export function recordingService(host: Host, program: OwnProgram = {}): Handlers<WorkerMethods> {
  let opened: Opened | undefined;
  const turn = new ThreadTurn();
  const current = (): Opened => {
    if (!opened) throw new Error('No recording is open.');
    return opened;
  };
  const close = async (): Promise<void> => {
    const closing = opened;
    opened = undefined;
    if (!closing) return;
    const { session, tiles, shelf } = closing;
    tiles.close();
    await finishWrites(shelf, Promise.all([tiles.written(), session.written()]));
    await session.close();
  };
  return {
    open: async (params, { report }) => {
      const asked = params as WorkerMethods['open']['params'];
      const { place, samplingRate, kinds = [], store } = asked;
      await close();
      const files = filesOf(place, host, report);
      const options = { kinds, ...(samplingRate === undefined ? {} : { samplingRate }) };
      const recording = await openRecording(files.location, options);
      try {
        const summary = await summarise(recording, files);
        const opening = openingParts(summary.fingerprint, options);
        // What only the host can reach is not on this machine, and its times may mean nothing.
        const shelf =
          store && program.identity && place.kind === 'file'
            ? await shelfOf(store, { place: place.path, opening, program: program.identity, files })
            : undefined;
        const session = new RecordingSession(recording, shelf ? { shelf } : {});
        const startMaker =
          program.workerPath !== undefined && place.kind === 'file'
            ? secondReader(program.workerPath, asked, summary)
            : undefined;
        opened = { session, tiles: new TileService(recording, { shelf, startMaker }), files, shelf };
        files.finishedOpening();
        return summary;
      } catch (error) {
        await recording.close();
        throw error;
      }
    },
    tiles: async (params, { signal }) => {
      const { tiles, files } = current();
      const reply = await tiles.read(params as TileRequest, signal);
      await files.requireUnchanged();
      return new Transferred(reply, buffersOf(reply));
    },
    baseTiles: async (params, { signal }) => {
      const { session, files } = current();
      const made: BaseTile[] = [];
      await tilePass(session.recording, params as BaseTileRequest, {
        turn,
        signal,
        take: (tile) => made.push(tile),
      });
      await files.requireUnchanged();
      return movedTiles(made);
    },
    samples: async (params, { signal }) => {
      const { session, files } = current();
      const result = await sampleStatistics(
        session.recording,
        params as WorkerMethods['samples']['params'],
        signal,
      );
      await files.requireUnchanged();
      return result;
    },
    annotations: async (_params, { signal, report }) => {
      const { recording } = current().session;
      const annotations = await recording.readAnnotations({ signal, report });
      return { annotations, warnings: [...recording.warnings] };
    },
    detect: async (params, control) => {
      giveWay();
      const { session, files } = current();
      const result = await session.detect(params as WorkerMethods['detect']['params'], control);
      await files.requireUnchanged();
      return result;
    },
    potentials: async (params, control) => {
      giveWay();
      const { session, files } = current();
      const { channel, choice, given } = params as WorkerMethods['potentials']['params'];
      const potentials = await session.potentials(channel, choice, control, receivedSegments(given));
      await files.requireUnchanged();
      return movedPotentials(potentials);
    },
    alsoOn: async (params) => {
      const { session, files } = current();
      const { channel, choice, corrected } = params as WorkerMethods['alsoOn']['params'];
      const found = session.alsoOn(channel, choice, receivedChannels(corrected));
      await files.requireUnchanged();
      return found;
    },
    findings: async (params, control) => {
      giveWay();
      const { session, files } = current();
      const { choice, muscle, corrected = [] } = params as WorkerMethods['findings']['params'];
      const result = await session.findings(muscle, choice, control, receivedChannels(corrected));
      await files.requireUnchanged();
      return result;
    },
    residual: async (params, control) => {
      const { session, files } = current();
      const asked = params as WorkerMethods['residual']['params'];
      const reply = await residualTiles(session, asked, control);
      await files.requireUnchanged();
      return new Transferred(reply, buffersOf(reply));
    },
    pattern: async (params, control) => {
      const { session, files } = current();
      const { choice, ...of } = params as WorkerMethods['pattern']['params'];
      const epochs = await session.pattern(of, choice, control);
      await files.requireUnchanged();
      return epochs;
    },
    recruitment: async (params, control) => {
      giveWay();
      const { session, files } = current();
      const { choice, given, ...of } = params as WorkerMethods['recruitment']['params'];
      const efforts = await session.recruitment(of, choice, control, receivedSegments(given));
      await files.requireUnchanged();
      return efforts;
    },
    trains: async (params, control) => {
      giveWay();
      const { session, files } = current();
      const { channel, choice, given } = params as WorkerMethods['trains']['params'];
      const units = await session.shownUnits(channel, choice, receivedSegments(given), control);
      await files.requireUnchanged();
      return movedTrains(units);
    },
    sweeps: async (params) => {
      const { session, files } = current();
      const sweeps = await sweepsOf(session.recording, params as WorkerMethods['sweeps']['params']);
      await files.requireUnchanged();
      return sweeps;
    },
    smallerShape: async (params, control) => {
      const { session, files } = current();
      const asked = params as WorkerMethods['smallerShape']['params'];
      const samples = await smallerShape(session.recording, asked, control);
      await files.requireUnchanged();
      return samples;
    },
    rest: () => Promise.resolve(null),
    close: async () => {
      await close();
      return null;
    },
  };
}
