/** Opens the recording that a command names; its warnings go to stderr, so that data stays clean. */
import { kindRules } from '../labels/headerChoices';
import { sidecarOf } from '../labels/sidecarName';
import { fileLocation } from '../recording/byteSource';
import type { KindRule } from '../recording/kinds/kindRules';
import { channelKinds } from '../recording/recording';
import { RecordingError } from '../recording/recordingError';
import { headerBeside, openAsRemembered, type Opened } from '../repository/openAsRemembered';
import { numberOption, UsageError, type Invocation } from './command';

/** The options that every command on a recording takes. */
export const openingOptions = {
  'sampling-rate': { type: 'string' },
  kind: { type: 'string', multiple: true },
} as const;

/** Their help. */
export const openingHelp = `  --sampling-rate HZ  samples per second, for a file that does not say; without it as ${sidecarOf('FILE')} remembers it
  --kind NAME=KIND    what a channel is (${channelKinds.join(', ')}), where its name and unit tell
                      otherwise; NAME may be a pattern ("Aux *=mechanical"), and the option may be repeated`;

/** @throws UsageError */
function kindOptions(invocation: Invocation): readonly KindRule[] {
  return invocation.texts('kind').map((text) => {
    const end = text.lastIndexOf('=');
    const kind = channelKinds.find((each) => each === text.slice(end + 1));
    if (end > 0 && kind) return { channels: { pattern: text.slice(0, end) }, kind, by: 'person' };
    throw new UsageError(
      `--kind wants a channel and what it is, such as "Temp L=emg", not "${text}". The kinds are ${channelKinds.join(', ')}.`,
    );
  });
}

/**
 * Opens a recording as its label file remembers it, and as the command line says.
 * @param study what a study says of channels, which counts least
 * @throws RecordingError, with the option named where it is what is missing.
 */
export async function openForCommand(
  file: string,
  invocation: Invocation,
  { location = fileLocation(file), study = [] as readonly KindRule[] } = {},
): Promise<Opened> {
  const samplingRate = numberOption(invocation, 'sampling-rate', Number.MIN_VALUE);
  const own = kindOptions(invocation);
  const header = await headerBeside(file);
  const kinds = [...study, ...(header ? kindRules(header) : []), ...own];
  try {
    return await openAsRemembered(
      file,
      { kinds, ...(samplingRate === undefined ? {} : { samplingRate }) },
      location,
    );
  } catch (error) {
    if (!(error instanceof RecordingError) || error.problem !== 'needs-sampling-rate') throw error;
    throw new RecordingError(error.problem, `${error.message} Give it with --sampling-rate HZ.`, {
      cause: error,
    });
  }
}
