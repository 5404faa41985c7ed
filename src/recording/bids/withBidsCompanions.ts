/**
 * Adds to an opened recording what its BIDS companions say: `*_channels.tsv`, `*_events.tsv` and `*_emg.json`,
 * beside a `*_emg` file, and likewise beside an `*_eeg` file, of which some channels may be EMG.
 * They refine kinds, fill in units that the file leaves open and add annotations; where they contradict the file
 * there is a warning, and the file's own numbers stand. A companion never keeps a recording from opening.
 */
import type { RecordingLocation } from '../byteSource';
import type { Recording } from '../recording';
import { parseBidsName } from './bidsName';
import { refineChannels } from './channelsTsv';
import { findCompanions } from './companionFiles';
import { compareWithJson, mergeJson } from './emgJson';
import { readEvents } from './eventsTsv';

/** The recording with its companions' additions, or itself when its name is no BIDS name. */
export async function withBidsCompanions(
  recording: Recording,
  location: RecordingLocation,
): Promise<Recording> {
  const name = parseBidsName(location.name);
  if (!name) return recording;
  const channelFiles = await findCompanions(location, name, 'channels.tsv', true);
  const eventFiles = await findCompanions(location, name, 'events.tsv', true);
  const jsonFiles = await findCompanions(location, name, `${name.suffix}.json`, false);
  const [channelFile] = channelFiles.found;
  const [eventFile] = eventFiles.found;
  // The numbers of a WAV are fractions of full scale, whatever unit the signal had before it was written.
  const adoptUnits = recording.format !== 'WAV';
  const refined = channelFile
    ? refineChannels(recording.channels, channelFile, adoptUnits)
    : { channels: recording.channels, warnings: [] };
  const events = eventFile ? readEvents(eventFile) : { annotations: [], warnings: [] };
  const json = mergeJson(jsonFiles.found);
  const warnings = [
    ...channelFiles.warnings,
    ...refined.warnings,
    ...eventFiles.warnings,
    ...events.warnings,
    ...jsonFiles.warnings,
    ...json.warnings,
    ...compareWithJson(refined.channels, recording.durationSeconds, json.fields, `${name.suffix}.json`),
  ];
  return {
    format: recording.format,
    durationSeconds: recording.durationSeconds,
    ...(recording.startTime === undefined ? {} : { startTime: recording.startTime }),
    channels: refined.channels,
    leftOut: recording.leftOut,
    // The recording's own may grow as it is read.
    get warnings() {
      return [...recording.warnings, ...warnings];
    },
    signalFile: recording.signalFile,
    read: (channelIndex, from, count, room) => recording.read(channelIndex, from, count, room),
    blocks: (ranges, options) => recording.blocks(ranges, options),
    readAnnotations: async (control) =>
      [...(await recording.readAnnotations(control)), ...events.annotations].sort(
        (a, b) => a.onsetSeconds - b.onsetSeconds,
      ),
    close: () => recording.close(),
  };
}
