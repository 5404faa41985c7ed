/** `emg-labels detect`: runs the engine; prints its events with their evidence, or puts them into the sidecar. */
import * as path from 'node:path';
import { sidecarOf } from '../labels/sidecarName';
import { onlyFile, UsageError, type Command } from './command';
import { backgroundJson, backgroundLines, backgroundQuestion } from './backgroundReport';
import { detectionJson, detectionLines } from './detectionReport';
import { correctionsBeside } from './correctionsBeside';
import { measuredUnits } from './measuredUnits';
import { emgChannels } from './channelChoice';
import { openingHelp, openingOptions } from './openForCommand';
import { openSession } from './openSession';
import { percentReporter } from './percentReporter';
import { choiceFor, sayStudy, studyHelp, studyOptions } from './studyFile';
import { proposalTarget, writeProposals } from './writeProposals';

export const detect: Command = {
  name: 'detect',
  summary: 'events that the engine proposes, each with its evidence',
  help: `emg-labels detect FILE [--json [--units]] [--parameters FILE] [--write [--silence] [--quiet] [--another-recording]]

Runs the detection engine. Its events are proposals for a person to review, not diagnoses.

  --json              as one JSON object: recording, channels, leftOut, engine, events, and units, which are only the
                      trains that the events were judged by, of 9 s of an episode at most
  --units             with --json: units as "emg-labels units" has them instead, separated over whole episodes and their
                      potentials measured; that takes longer, so that who does not ask does not wait
  --parameters FILE   a JSON object of detection parameters, such as {"on": 8}, which a study keeps in git;
                      "emg-labels parameters" lists them; "wordings": {"cramp-begins": ["knot"]} adds phrases;
                      "channels": {"Aux *": "mechanical"} says what channels are
${studyHelp}
  --background        say, too, how well the voluntary segments of each channel fit a neurogenic, a myopathic and a normal
                      muscle, with what speaks for it, or why nothing is claimed; no event depends on it
  --reference FILE    with --background: compare with this reference instead of the one that ships
  --muscle NAME       with --background: what the channels are of whose names tell of no muscle, such as "deltoid"
  --write             put the proposals into ${sidecarOf('FILE')}; labels that a person has touched stay
  --another-recording with --write: ${sidecarOf('FILE')} was made for another recording (its fingerprint differs), and is
                      to be this one's from now on; without it such a label file is left alone
  --no-cache          measure everything anew, and keep nothing for the next run ("emg-labels cache" says what is kept)
  --silence           with --write: propose plain silence, too, which is printed always
  --quiet             with --write: print no events
${openingHelp}`,
  options: {
    json: { type: 'boolean' },
    units: { type: 'boolean' },
    ...studyOptions,
    background: { type: 'boolean' },
    reference: { type: 'string' },
    muscle: { type: 'string' },
    write: { type: 'boolean' },
    silence: { type: 'boolean' },
    quiet: { type: 'boolean' },
    'another-recording': { type: 'boolean' },
    'no-cache': { type: 'boolean' },
    ...openingOptions,
  },
  run: async (invocation) => {
    const file = onlyFile(invocation);
    const { json, lines, say } = invocation.streams;
    if (invocation.flag('units') && !invocation.flag('json')) {
      throw new UsageError('--units goes with --json; "emg-labels units" prints them for a person to read.');
    }
    for (const flag of ['silence', 'quiet']) {
      if (invocation.flag(flag) && !invocation.flag('write')) {
        throw new UsageError(`--${flag} goes with --write.`);
      }
    }
    if (invocation.flag('quiet') && (invocation.flag('json') || invocation.flag('background'))) {
      throw new UsageError('--quiet prints nothing: leave --json and --background out.');
    }
    const chosen = await choiceFor(file, invocation);
    const { choice } = chosen;
    const question = await backgroundQuestion(invocation);
    const { session, options } = await openSession(file, invocation, choice.kinds);
    const { recording } = session;
    try {
      sayStudy(chosen, say);
      for (const warning of recording.warnings) say(`warning: ${warning}`);
      const adopt = invocation.flag('another-recording');
      const target = invocation.flag('write')
        ? await proposalTarget(file, recording, { adopt, options })
        : undefined;
      const result = await session.detect(choice, { report: percentReporter('detecting', say) });
      const background = question && (await session.background(question, choice));
      if (invocation.flag('json')) {
        const found = invocation.flag('units')
          ? await measuredUnits(
              session,
              emgChannels(recording),
              { choice, corrections: await correctionsBeside(file, recording, say) },
              percentReporter('measuring', say),
            )
          : undefined;
        const more = background ? backgroundJson(recording, background) : {};
        await json({
          ...detectionJson(recording, path.basename(file), result, found),
          ...(chosen.study === undefined ? {} : { study: chosen.study }),
          ...more,
        });
      } else if (!invocation.flag('quiet')) {
        await lines(detectionLines(recording, result));
        if (background) await lines(backgroundLines(recording, background));
      }
      if (target) {
        await writeProposals(target, result, { proposeQuiet: invocation.flag('silence') });
        say(`Proposals are in ${target.sidecar}.`);
      }
      return 0;
    } finally {
      await session.written();
      await session.close();
    }
  },
};
