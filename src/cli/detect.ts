/** `emg-labels detect`: runs the engine; prints its events with their evidence, or puts them into the sidecar. */
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { DetectionChoice } from '../protocol/workerMethods';
import { noChoice, readChoice } from '../worker/detectionChoice';
import { runDetection } from '../worker/runDetection';
import { onlyFile, UsageError, type Command } from './command';
import { detectionJson, detectionLines } from './detectionReport';
import { openForCommand, samplingRateHelp, samplingRateOption } from './openForCommand';
import { percentReporter } from './percentReporter';
import { writeProposals } from './writeProposals';

/** The study's choice; the engine as it ships where no file is named. @throws DetectionChoiceError, UsageError */
async function choiceFrom(file: string | undefined): Promise<DetectionChoice> {
  if (file === undefined) return noChoice;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The parameter file ${file} can't be read: ${reason}.`);
  });
  return readChoice(text, file);
}

export const detect: Command = {
  name: 'detect',
  summary: 'events that the engine proposes, each with its evidence',
  help: `emg-labels detect FILE [--json] [--parameters FILE] [--write [--quiet]]

Runs the detection engine. Its events are proposals for a person to review, not diagnoses.

  --json              as one JSON object: recording, engine, events, units
  --parameters FILE   a JSON object of detection parameters, such as {"on": 8}, which a study keeps in git;
                      "emg-labels parameters" lists them; "wordings": {"cramp-begins": ["knot"]} adds phrases
  --write             put the proposals into FILE.labels.json; labels that a person has touched stay
  --quiet             propose plain silence too; it is printed always, but proposed only when asked for
${samplingRateHelp}`,
  options: {
    json: { type: 'boolean' },
    parameters: { type: 'string' },
    write: { type: 'boolean' },
    quiet: { type: 'boolean' },
    ...samplingRateOption,
  },
  run: async (invocation) => {
    const file = onlyFile(invocation);
    const { json, lines, say } = invocation.streams;
    const choice = await choiceFrom(invocation.text('parameters'));
    const recording = await openForCommand(file, invocation);
    try {
      for (const warning of recording.warnings) say(`warning: ${warning}`);
      const result = await runDetection(recording, choice, { report: percentReporter('detecting', say) });
      if (invocation.flag('json')) {
        await json(detectionJson(recording, path.basename(file), result));
      } else await lines(detectionLines(recording, result));
      if (invocation.flag('write')) {
        const options = { proposeQuiet: invocation.flag('quiet') };
        say(`Proposals are in ${await writeProposals(file, recording, result, options)}.`);
      }
      return 0;
    } finally {
      await recording.close();
    }
  },
};
