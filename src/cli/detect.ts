/** `emg-labels detect`: runs the engine; prints its events with their evidence, or puts them into the sidecar. */
import * as path from 'node:path';
import { FileError, readRegularFile } from '../base/files/regularFile';
import { decodeUtf8, NotUtf8 } from '../base/utf8';
import type { StudyChoice } from '../detection/detectionChoice';
import { mostStudyFileBytes, noStudy, readChoice } from '../detection/detectionChoice';
import { sidecarOf } from '../labels/sidecarName';
import { onlyFile, UsageError, type Command } from './command';
import { backgroundJson, backgroundLines, backgroundQuestion } from './backgroundReport';
import { detectionJson, detectionLines } from './detectionReport';
import { openingHelp, openingOptions } from './openForCommand';
import { openSession } from './openSession';
import { percentReporter } from './percentReporter';
import { proposalTarget, writeProposals } from './writeProposals';

/** The study's choice; the engine as it ships where no file is named. @throws DetectionChoiceError, UsageError */
async function choiceFrom(file: string | undefined): Promise<StudyChoice> {
  if (file === undefined) return noStudy;
  try {
    return readChoice(decodeUtf8(await readRegularFile(file, mostStudyFileBytes)), file);
  } catch (error) {
    if (!(error instanceof FileError) && !(error instanceof NotUtf8)) throw error;
    throw new UsageError(`The parameter file ${file} can't be read: ${error.message}`);
  }
}

export const detect: Command = {
  name: 'detect',
  summary: 'events that the engine proposes, each with its evidence',
  help: `emg-labels detect FILE [--json] [--parameters FILE] [--write [--quiet] [--another-recording]]

Runs the detection engine. Its events are proposals for a person to review, not diagnoses.

  --json              as one JSON object: recording, channels, leftOut, engine, events, units
  --parameters FILE   a JSON object of detection parameters, such as {"on": 8}, which a study keeps in git;
                      "emg-labels parameters" lists them; "wordings": {"cramp-begins": ["knot"]} adds phrases;
                      "channels": {"Aux *": "mechanical"} says what channels are
  --background        say, too, how well the voluntary segments of each channel fit a neurogenic, a myopathic and a normal
                      muscle, with what speaks for it, or why nothing is claimed; no event depends on it
  --reference FILE    with --background: compare with this reference instead of the one that ships
  --muscle NAME       with --background: what the channels are of whose names tell of no muscle, such as "deltoid"
  --write             put the proposals into ${sidecarOf('FILE')}; labels that a person has touched stay
  --another-recording with --write: ${sidecarOf('FILE')} was made for another recording (its fingerprint differs), and is
                      to be this one's from now on; without it such a label file is left alone
  --no-cache          measure everything anew, and keep nothing for the next run ("emg-labels cache" says what is kept)
  --quiet             propose plain silence too; it is printed always, but proposed only when asked for
${openingHelp}`,
  options: {
    json: { type: 'boolean' },
    parameters: { type: 'string' },
    background: { type: 'boolean' },
    reference: { type: 'string' },
    muscle: { type: 'string' },
    write: { type: 'boolean' },
    quiet: { type: 'boolean' },
    'another-recording': { type: 'boolean' },
    'no-cache': { type: 'boolean' },
    ...openingOptions,
  },
  run: async (invocation) => {
    const file = onlyFile(invocation);
    const { json, lines, say } = invocation.streams;
    const choice = await choiceFrom(invocation.text('parameters'));
    const question = await backgroundQuestion(invocation);
    const { session, options } = await openSession(file, invocation, choice.kinds);
    const { recording } = session;
    try {
      for (const warning of recording.warnings) say(`warning: ${warning}`);
      const adopt = invocation.flag('another-recording');
      const target = invocation.flag('write')
        ? await proposalTarget(file, recording, { adopt, options })
        : undefined;
      const result = await session.detect(choice, { report: percentReporter('detecting', say) });
      const background = question && (await session.background(question, choice));
      if (invocation.flag('json')) {
        const more = background ? backgroundJson(recording, background) : {};
        await json({ ...detectionJson(recording, path.basename(file), result), ...more });
      } else {
        await lines(detectionLines(recording, result));
        if (background) await lines(backgroundLines(recording, background));
      }
      if (target) {
        await writeProposals(target, result, { proposeQuiet: invocation.flag('quiet') });
        say(`Proposals are in ${target.sidecar}.`);
      }
      return 0;
    } finally {
      await session.written();
      await session.close();
    }
  },
};
