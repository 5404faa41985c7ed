/** `emg-labels units`: the motor units of a recording, their firing and their potentials measured. */
import * as path from 'node:path';
import { onlyFile, UsageError, type Command, type Invocation } from './command';
import type { Recording } from '../recording/recording';
import { correctionsBeside } from './correctionsBeside';
import { measuredUnits } from './measuredUnits';
import { channelNamed, emgChannels } from './channelChoice';
import { openingHelp, openingOptions } from './openForCommand';
import { openSession } from './openSession';
import { percentReporter } from './percentReporter';
import { choiceFor, sayStudy, studyHelp, studyOptions } from './studyFile';
import { unitsFileOf } from '../corrections/sidecarName';
import { mostChannels } from '../detection/units/together/together';
import { unitsCsv, unitsJson, unitsLines } from './unitReport';

/** The channel that is named, or every EMG channel. */
function channelsOf(recording: Recording, invocation: Invocation): readonly number[] {
  const name = invocation.text('channel');
  if (name !== undefined) return [channelNamed(recording, name).index];
  return emgChannels(recording);
}

export const units: Command = {
  name: 'units',
  summary: 'motor units: when each fires, and its potential measured',
  help: `emg-labels units FILE [--channel NAME] [--csv | --json] [--parameters FILE]

Separates the motor units of each EMG channel and measures their potentials: amplitude, duration, phases, turns, area,
thickness, size index, rise time, satellites, jiggle. Where people have corrected units (${unitsFileOf('FILE')}), theirs
stand in place of the engine's, and it says so; nobody has reviewed the others. Where people have put a potential's
onset and end, it is measured between these, and its duration's rule is "by-hand". Where a potential can't be
measured, the reason stands in place of its figures. Every figure is of the band that is stated with it.
Up to ${mostChannels} channels of one sampling rate are used together: a unit that is on several is named with the others
(agreement of their trains, and the other's lag), and repaired by the one that shows it best where its own signal bears that out.

  --channel NAME      this channel only, looked at by itself (see: emg-labels info FILE)
  --csv               a table: one line for each unit, without its times
  --json              as one JSON object: recording, units, without (channels that have none, and why)
  --parameters FILE   a study's parameters, as for "emg-labels detect"
${studyHelp}
  --no-cache          measure everything anew, and keep nothing for the next run
${openingHelp}`,
  options: {
    channel: { type: 'string' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
    ...studyOptions,
    'no-cache': { type: 'boolean' },
    ...openingOptions,
  },
  run: async (invocation) => {
    const file = onlyFile(invocation);
    if (invocation.flag('csv') && invocation.flag('json')) throw new UsageError('Either --csv or --json.');
    const { csv, json, lines, say } = invocation.streams;
    const chosen = await choiceFor(file, invocation);
    const { choice } = chosen;
    const { session } = await openSession(file, invocation, choice.kinds);
    try {
      sayStudy(chosen, say);
      for (const warning of session.recording.warnings) say(`warning: ${warning}`);
      const channels = channelsOf(session.recording, invocation);
      const corrections = await correctionsBeside(file, session.recording, say);
      const found = await measuredUnits(
        session,
        channels,
        { choice, corrections },
        percentReporter('separating', say),
      );
      if (invocation.flag('json')) await json(unitsJson(path.basename(file), found));
      else if (invocation.flag('csv')) await csv(unitsCsv(found));
      else await lines(channels.length === 0 ? ['No channel is EMG.'] : unitsLines(found));
      return 0;
    } finally {
      await session.written();
      await session.close();
    }
  },
};
